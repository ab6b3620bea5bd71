import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type SealedPerson, uuidV5 } from '#kernel';
import {
  CollectiveRegistered,
  HouseholdRegistered,
  collectiveStream,
  householdStream,
} from '#collectives/facts';
import { DivisionRegistered, divisionStream } from '#divisions/facts';
import { given, known } from '#given';
import { DutyHeld, OfficerAppointed, dutyBookStream } from '../facts/index.js';
import { appointOfficer } from './appoint-officer.js';

const VILLAGE = '140722100230';
const COLLECTIVE = 'N2140722MF00000057';
const SHA = 'a1'.repeat(32);
const ZHANG = '0f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e01';
const postId = uuidV5('6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21', 'post');

const village = known(
  divisionStream,
  VILLAGE,
  DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
);
const collective = known(
  collectiveStream,
  COLLECTIVE,
  CollectiveRegistered.of({
    collectiveId: COLLECTIVE,
    name: '黄家会村股份经济合作社',
    level: 'N2',
    divisionCode: VILLAGE,
    registeredOn: '2025-06-01',
  }),
);
const sealed: SealedPerson = { personId: ZHANG, commitment: SHA, known: false, differs: [] };
const book = (...held: DomainEvent[]) => known(dutyBookStream, VILLAGE, ...held);
const lawful = { references: { division: village, collective }, persons: [sealed] };

const command = {
  divisionCode: VILLAGE,
  collectiveId: COLLECTIVE,
  post: 'board-chair' as const,
  person: { name: '张三', identityNumber: '140722188001010011' },
  manner: 'election' as const,
  decidedOn: '2026-01-10',
  documentSha256: SHA,
  from: '2026-02-01',
  to: '2031-01-31',
  seats: 5,
};
const appointed = (more: object = {}) => {
  const { person: _, collectiveId, ...terms } = command;
  const data = { postId, ...terms, organisationId: collectiveId, personId: ZHANG, commitment: SHA };
  return OfficerAppointed.of({ ...data, conductCheck: undefined, ...more });
};

/** The lawful case with one thing changed; a collective that is not named is not loaded. */
const appoint = (more: { collectiveId?: undefined } & object = {}) => {
  const division = village;
  const references = 'collectiveId' in more ? { division } : { division, collective };
  return given(appointOfficer, { references, persons: [sealed] }).when({ ...command, ...more });
};
const refused = (more: object, ...codes: string[]) => appoint(more).refused(...codes);

describe('appointing an officer', () => {
  it('records the person by id, the paper and the term, and asks for renewal in time', () => {
    const { judgement } = given(appointOfficer, lawful).when(command).then(appointed());
    expect(judgement.tasks).toMatchObject([{ rule: 'PS19', dueOn: '2031-01-31' }]);
    expect(JSON.stringify(appointed())).not.toContain('张三');
  });

  it('leaves the renewal of a body to the post that leads it, and a term of the past alone', () => {
    const member = given(appointOfficer, lawful).when({ ...command, post: 'director' });
    expect(member.then(appointed({ post: 'director' })).judgement.tasks).toEqual([]);
    const past = { decidedOn: '2020-01-10', from: '2020-02-01', to: '2025-01-31' };
    const entered = given(appointOfficer, lawful).when({ ...command, ...past });
    expect(entered.then(appointed(past)).judgement.tasks).toEqual([]);
  });

  it('takes a person who is registered already by id, and nobody else', () => {
    const householdId = '0f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e99';
    const household = known(
      householdStream,
      householdId,
      HouseholdRegistered.of({
        householdId,
        collectiveId: COLLECTIVE,
        divisionCode: VILLAGE,
        contractorCode: `${VILLAGE}000001`,
        members: [{ personId: ZHANG, commitment: SHA, relation: 'head', collectiveMember: true }],
      }),
    );
    const byId = { ...command, person: undefined, personId: ZHANG };
    const references = { division: village, collective, household };
    given(appointOfficer, { references })
      .when({ ...byId, householdId })
      .then(appointed({ commitment: undefined }));
    const post = { dutyId: 'd1', duty: 'party-secretary', personId: ZHANG, organisationId: VILLAGE } as const;
    const inOffice = book(DutyHeld.of({ divisionCode: VILLAGE, ...post, from: '2021-01-01' }));
    given(appointOfficer, { references: { division: village, collective, book: inOffice } })
      .when(byId)
      .then(appointed({ commitment: undefined }));
    given(appointOfficer, { references: { division: village, collective } })
      .when(byId)
      .refused('POSTS.PERSON_NOT_REGISTERED');
  });

  it('wants the person named in one way', () => {
    given(appointOfficer, lawful)
      .when({ ...command, personId: ZHANG })
      .refused('POSTS.PERSON');
    given(appointOfficer, { ...lawful, persons: [] })
      .when({ ...command, person: undefined })
      .refused('POSTS.PERSON');
  });

  it('is refused when the identity number is known under another name', () => {
    const differs: SealedPerson = { ...sealed, known: true, differs: ['name'] };
    given(appointOfficer, { ...lawful, persons: [differs] })
      .when(command)
      .refused('POSTS.PERSON_NOT_REGISTERED');
    const moved: SealedPerson = { ...sealed, known: true, differs: ['phone'] };
    given(appointOfficer, { ...lawful, persons: [moved] })
      .when(command)
      .then(appointed());
  });

  it('is to a body of the place: boards of collectives, committees of villages', () => {
    given(appointOfficer, { persons: [sealed] })
      .when(command)
      .refused('POSTS.DIVISION_NOT_REGISTERED', 'POSTS.WRONG_ORGANISATION');
    refused({ collectiveId: undefined }, 'POSTS.WRONG_ORGANISATION');
    refused({ post: 'party-secretary' }, 'POSTS.WRONG_ORGANISATION');
    const township = '140722100';
    const division = known(
      divisionStream,
      township,
      DivisionRegistered.of({ code: township, name: '辽阳镇', kind: 'township' }),
    );
    given(appointOfficer, { references: { division }, persons: [sealed] })
      .when({ ...command, divisionCode: township, collectiveId: undefined, post: 'village-committee-chair' })
      .refused('POSTS.DIVISION_NOT_REGISTERED');
  });

  it.each([3, 5, 7])('gives a board %i seats', (seats) => {
    given(appointOfficer, lawful)
      .when({ ...command, seats })
      .then(appointed({ seats }));
  });

  it.each([1, 2, 4, 6, 8, 9, undefined])('does not give a board %p seats', (seats) => {
    refused({ seats }, 'POSTS.UNLAWFUL_SIZE');
  });

  it('lets a village committee be four, which no board may be', () => {
    const committee = { post: 'village-committee-chair', collectiveId: undefined, seats: 4 } as const;
    appoint(committee).then(
      appointed({ post: 'village-committee-chair', organisationId: VILLAGE, seats: 4 }),
    );
    refused({ ...committee, seats: 8 }, 'POSTS.UNLAWFUL_SIZE');
  });

  it('ends after five years to the day', () => {
    const { wayForward } = refused({ to: '2031-02-01' }, 'POSTS.TERM_TOO_LONG');
    expect(wayForward).toContain('2031-01-31');
    refused({ to: '2026-01-31' }, 'POSTS.TERM_TOO_LONG');
  });

  it('follows the decision, which has been taken', () => {
    refused({ from: '2026-01-09', to: '2030-12-31' }, 'POSTS.DECIDED_TOO_LATE');
    refused({ decidedOn: '2026-03-03', from: '2026-03-03' }, 'POSTS.DECIDED_TOO_LATE');
  });

  it('to a village committee is by election, and a by-election ends with the term', () => {
    const member = { post: 'village-committee-member', collectiveId: undefined } as const;
    refused({ ...member, manner: 'appointment' }, 'POSTS.COMMITTEE_APPOINTED');
    const chair = { dutyId: 'd1', duty: 'village-committee-chair', personId: 'somebody' } as const;
    const term = { organisationId: VILLAGE, from: '2024-01-01', to: '2028-12-31', seats: 5 };
    const references = {
      division: village,
      book: book(DutyHeld.of({ divisionCode: VILLAGE, ...chair, ...term })),
    };
    const { wayForward } = given(appointOfficer, { references, persons: [sealed] })
      .when({ ...command, ...member })
      .refused('POSTS.BEYOND_THE_TERM');
    expect(wayForward).toContain('2028-12-31');
    given(appointOfficer, { references, persons: [sealed] })
      .when({ ...command, ...member, to: '2028-12-31' })
      .then(appointed({ post: member.post, organisationId: VILLAGE, to: '2028-12-31' }));
  });

  it('to accounting work wants a look-up for convictions, and a clear one', () => {
    const accountant = { post: 'accountant', manner: 'appointment', seats: undefined } as const;
    const conduct = { clear: true, checkedOn: '2026-01-05', sha256: SHA };
    given(appointOfficer, lawful)
      .when({ ...command, ...accountant, conduct })
      .then(appointed({ ...accountant, conductCheck: { checkedOn: '2026-01-05', sha256: SHA } }));
    refused(accountant, 'POSTS.CONDUCT_NOT_LOOKED_UP');
    refused({ ...accountant, conduct: { ...conduct, clear: false } }, 'POSTS.BARRED_FROM_ACCOUNTING');
    refused(
      { ...accountant, conduct: { ...conduct, checkedOn: '2026-03-03' } },
      'POSTS.CONDUCT_NOT_LOOKED_UP',
    );
  });

  it('is weighed against the duty book before it is recorded', () => {
    const cashier = { dutyId: 'd1', duty: 'cashier', personId: ZHANG, organisationId: COLLECTIVE } as const;
    const references = {
      division: village,
      collective,
      book: book(DutyHeld.of({ divisionCode: VILLAGE, ...cashier, from: '2025-01-01' })),
    };
    const claims = {
      post: 'claims-bookkeeper',
      seats: undefined,
      conduct: { clear: true, checkedOn: '2026-01-05', sha256: SHA },
    };
    const refusal = given(appointOfficer, { references, persons: [sealed] })
      .when({ ...command, ...claims })
      .refused('POSTS.CASHIER_KEEPS_BOOKS');
    expect(refusal.basis).toEqual([{ law: '会计法', article: '第三十五条' }]);
  });
});
