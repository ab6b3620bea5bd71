import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type SealedPerson } from '#kernel';
import { given, known, idGiven } from '#given';
import { COLLECTIVE, SHA, TOWNSHIP, VILLAGE, held, idOf, theTownship, theVillage } from '#people';
import {
  AppointmentFellThrough,
  OfficerAppointed,
  OfficerTermEnded,
  StationStaffAppointed,
  VillageGivenUp,
  VillageTakenOn,
  dutyBookStream,
} from '../facts/index.js';
import { appointStationStaff } from './appoint-station-staff.js';
import { endOfficerTerm } from './end-officer-term.js';
import { GiveUpVillage, giveUpVillage } from './give-up-village.js';
import {
  RecordAppointmentFallenThrough,
  recordAppointmentFallenThrough,
} from './record-appointment-fallen-through.js';
import { TakeOnVillage, takeOnVillage } from './take-on-village.js';

const ZHANG = idOf('张');
const BOOKS = idOf('代理记账');
const postId = idGiven('post');

const director: DomainEvent = OfficerAppointed.of({
  postId,
  divisionCode: VILLAGE,
  organisationId: COLLECTIVE,
  post: 'director',
  personId: ZHANG,
  manner: 'election',
  documentSha256: SHA,
  decidedOn: '2021-02-20',
  from: '2021-03-01',
  to: '2026-02-28',
  seats: 5,
});

describe('a member of the station', () => {
  const sealed: SealedPerson = { personId: ZHANG, commitment: SHA, known: false, differs: [] };
  const command = {
    divisionCode: TOWNSHIP,
    post: 'chief-accountant' as const,
    person: { name: '张三', identityNumber: '140722188001010011' },
    decidedOn: '2026-01-10',
    documentSha256: SHA,
    from: '2026-02-01',
    conduct: { clear: true, checkedOn: '2026-01-05', sha256: SHA },
    qualification: { title: 'assistant' as const, years: 3, sha256: SHA },
  };
  const appointed = (more: object = {}) => {
    const { person: _, conduct: __, ...terms } = command;
    return StationStaffAppointed.of({
      ...{ postId, ...terms, organisationId: TOWNSHIP, personId: ZHANG, commitment: SHA, to: undefined },
      conductCheck: { checkedOn: '2026-01-05', sha256: SHA },
      ...more,
    });
  };
  const appoint = (more: object = {}) =>
    given(appointStationStaff, { references: { division: theTownship }, persons: [sealed] }).when({
      ...command,
      ...more,
    });

  it('is appointed with a qualification, and needs no term', () => {
    appoint().then(appointed());
  });

  it('is chief with the title of accountant, or after three years', () => {
    const titled = { title: 'accountant', years: 0, sha256: SHA } as const;
    appoint({ qualification: titled }).then(appointed({ qualification: titled }));
    const young = { title: 'assistant', years: 2, sha256: SHA } as const;
    expect(appoint({ qualification: young }).refused('POSTS.CHIEF_NOT_QUALIFIED').rule).toBe('D9-36');
    appoint({ qualification: young, post: 'agency-accountant' }).then(
      appointed({ qualification: young, post: 'agency-accountant' }),
    );
  });

  it('has no conviction that bars from accounting work', () => {
    appoint({ conduct: { ...command.conduct, clear: false } }).refused('POSTS.BARRED_FROM_ACCOUNTING');
    appoint({ conduct: undefined, post: 'station-head' }).then(
      appointed({ post: 'station-head', conductCheck: undefined }),
    );
  });

  it('belongs to a township', () => {
    given(appointStationStaff, { references: { division: theVillage }, persons: [sealed] })
      .when({ ...command, divisionCode: VILLAGE })
      .refused('POSTS.WRONG_PLACE');
  });

  it('who keeps the books of villages does not leave before they are handed over', () => {
    const history = [
      appointed({ post: 'agency-accountant' }),
      VillageTakenOn.of({ bookkeepingId: BOOKS, villageCode: VILLAGE }),
    ];
    const leave = {
      postId,
      divisionCode: TOWNSHIP,
      cause: 'transfer' as const,
      on: '2026-03-01',
      documentSha256: SHA,
    };
    const refusal = given(endOfficerTerm, { history }).when(leave).refused('POSTS.BOOKS_NOT_HANDED_OVER');
    expect(refusal.detail).toContain(VILLAGE);
    const ended = OfficerTermEnded.of(leave);
    given(endOfficerTerm, { history: [...history, VillageGivenUp.of({ bookkeepingId: BOOKS })] })
      .when(leave)
      .then(ended);
  });

  it('takes on villages and gives them up, while the appointment stands', () => {
    const history = [appointed({ post: 'agency-accountant' })];
    const taken = VillageTakenOn.of({ bookkeepingId: BOOKS, villageCode: VILLAGE });
    given(takeOnVillage, { history })
      .when(new TakeOnVillage(postId, BOOKS, VILLAGE, '2026-02-01'))
      .then(taken);
    const giveUp = new GiveUpVillage(postId, BOOKS, '2026-03-01');
    given(giveUpVillage, { history }).when(giveUp).refused('POSTS.VILLAGE_NOT_TAKEN_ON');
    given(giveUpVillage, { history: [...history, taken] })
      .when(giveUp)
      .then(VillageGivenUp.of({ bookkeepingId: BOOKS }));
    const ended = OfficerTermEnded.of({
      postId,
      divisionCode: TOWNSHIP,
      cause: 'transfer',
      on: '2026-02-10',
    });
    given(takeOnVillage, { history: [...history, ended] })
      .when(new TakeOnVillage(postId, BOOKS, VILLAGE, '2026-02-11'))
      .refused('POSTS.APPOINTMENT_ENDED');
  });

  it('who was never appointed takes on and gives up nothing', () => {
    given(takeOnVillage)
      .when(new TakeOnVillage(postId, BOOKS, VILLAGE, '2026-02-01'))
      .refused('POST.NOT_FOUND');
    given(giveUpVillage)
      .when(new GiveUpVillage(postId, BOOKS, '2026-02-01'))
      .refused('POST.NOT_FOUND');
  });
});

describe('ending a term', () => {
  const command = { postId, divisionCode: VILLAGE, cause: 'expiry' as const, on: '2026-02-28' };
  const ended = (more: object = {}) =>
    OfficerTermEnded.of({ ...command, documentSha256: undefined, ...more });
  const rules = (judged: { judgement: { tasks: readonly { rule: string }[] } }) =>
    judged.judgement.tasks.map(({ rule }) => rule);

  it('on its last day leaves an audit to be made', () => {
    const judged = given(endOfficerTerm, { history: [director] })
      .when(command)
      .then(ended());
    expect(rules(judged)).toEqual(['D5']);
  });

  it('before its last day leaves a seat to be filled as well', () => {
    const resigned = { cause: 'resignation' as const, on: '2026-01-31', documentSha256: SHA };
    const judged = given(endOfficerTerm, { history: [director] })
      .when({ ...command, ...resigned })
      .then(ended(resigned));
    expect(rules(judged)).toEqual(['D5', 'PS26']);
  });

  it('leaves ten days to hand over what is kept', () => {
    const book = known(dutyBookStream, VILLAGE, held('contract-seal', '张', { from: '2021-03-01' }));
    const { judgement } = given(endOfficerTerm, { history: [director], references: { book } })
      .when(command)
      .then(ended());
    expect(judgement.tasks).toMatchObject([{ rule: 'D5' }, { rule: 'PS25', dueOn: '2026-03-10' }]);
    expect(judgement.tasks[1]?.detail).toContain('保管合同专用章');
  });

  it('asks nothing of an accountant but what is kept', () => {
    const accountant = OfficerAppointed.of({
      ...(director.data as Parameters<typeof OfficerAppointed.of>[0]),
      post: 'accountant',
      seats: undefined,
    });
    expect(
      rules(
        given(endOfficerTerm, { history: [accountant] })
          .when(command)
          .then(ended()),
      ),
    ).toEqual([]);
  });

  it('is on a day of the term that has come, once, for a cause that is documented', () => {
    const end = (more: object, ...codes: string[]) =>
      given(endOfficerTerm, { history: [director] })
        .when({ ...command, ...more })
        .refused(...codes);
    end({ on: '2026-03-01' }, 'POSTS.NOT_IN_THE_TERM', 'POSTS.NOT_EXPIRED');
    end({ on: '2026-03-03' }, 'POSTS.NOT_IN_THE_TERM', 'POSTS.NOT_EXPIRED');
    end({ on: '2026-02-27' }, 'POSTS.NOT_EXPIRED');
    for (const cause of ['recall', 'resignation', 'conviction'])
      end({ cause, on: '2026-01-31' }, 'POSTS.CAUSE_NOT_DOCUMENTED');
    given(endOfficerTerm, { history: [director, ended()] })
      .when(command)
      .refused('POSTS.APPOINTMENT_ENDED');
    end({ divisionCode: '140722100313' }, 'POST.NOT_FOUND');
  });

  it('of an appointment that the duty book did not take in is nothing to record', () => {
    const fall = new RecordAppointmentFallenThrough(postId, 'POSTS.ALREADY_HELD', '已有人担任', '2021-02-20');
    const fallen = AppointmentFellThrough.of({ postId, code: 'POSTS.ALREADY_HELD', detail: '已有人担任' });
    const settled = (today: string) =>
      given(recordAppointmentFallenThrough, { history: [director], today })
        .when(fall)
        .then(fallen)
        .judgement.tasks.map(({ rule, detail }) => [rule, detail]);
    expect(settled('2021-03-02')).toEqual([['PS60', '“理事”的任职未能生效（已有人担任）。']]);
    expect(settled('2046-03-02')).toEqual([]);
    given(recordAppointmentFallenThrough).when(fall).refused('POST.NOT_FOUND');
    given(endOfficerTerm, { history: [director, fallen] })
      .when(command)
      .refused('POSTS.APPOINTMENT_ENDED');
    given(recordAppointmentFallenThrough, { history: [director, ended()] })
      .when(fall)
      .refused('POSTS.APPOINTMENT_ENDED');
  });
});
