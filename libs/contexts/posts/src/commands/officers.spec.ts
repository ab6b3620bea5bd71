import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type SealedPerson } from '#kernel';
import { CollectiveAbsorbed } from '#collectives/facts';
import { given, known, idGiven } from '#given';
import {
  COLLECTIVE,
  SHA,
  TOWNSHIP,
  VILLAGE,
  held,
  householdOf,
  idOf,
  theCollective,
  theTownship,
  theVillage,
} from '#people';
import { HEYI, collective as collectiveIn } from '../../../../../test/reorganising.js';
import { OfficerAppointed, dutyBookStream } from '../facts/index.js';
import { appointOfficer } from './appoint-officer.js';

const ZHANG = idOf('张');
const postId = idGiven('post');
const sealed: SealedPerson = { personId: ZHANG, commitment: SHA, known: false, differs: [] };
const book = (...duties: DomainEvent[]) => known(dutyBookStream, VILLAGE, ...duties);
const lawful = { references: { division: theVillage, collective: theCollective }, persons: [sealed] };

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
  const division = theVillage;
  const references = 'collectiveId' in more ? { division } : { division, collective: theCollective };
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

  it('is for no collective that was merged away by the first day of the term (RG1)', () => {
    const gone = (on: string) => {
      const papers = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, reorganisationId: postId };
      const absorbed = CollectiveAbsorbed.of({ ...papers, successorId: HEYI, on, approvedOn: '2026-01-10' });
      const collective = collectiveIn(COLLECTIVE, VILLAGE, absorbed);
      return given(appointOfficer, { ...lawful, references: { ...lawful.references, collective } });
    };
    gone('2026-02-02').when(command).then(appointed());
    expect(gone('2026-02-01').when(command).refused('COLLECTIVES.ACTS_NO_MORE').wayForward).toContain(HEYI);
  });

  it('takes a person who is registered already by id, and nobody else', () => {
    const household = householdOf('张');
    const byId = { ...command, person: undefined, personId: ZHANG };
    const references = { division: theVillage, collective: theCollective, household };
    given(appointOfficer, { references })
      .when({ ...byId, householdId: household.id })
      .then(appointed({ commitment: undefined }));
    const inOffice = book(held('party-secretary', '张', { organisationId: VILLAGE }));
    given(appointOfficer, { references: { division: theVillage, collective: theCollective, book: inOffice } })
      .when(byId)
      .then(appointed({ commitment: undefined }));
    given(appointOfficer, { references: { division: theVillage, collective: theCollective } })
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
      .refused('POSTS.ANOTHER_NAME');
    const moved: SealedPerson = { ...sealed, known: true, differs: ['phone'] };
    given(appointOfficer, { ...lawful, persons: [moved] })
      .when(command)
      .then(appointed());
  });

  it('is to a body of the place: boards of collectives, committees of villages', () => {
    given(appointOfficer, { persons: [sealed] })
      .when(command)
      .refused('POSTS.DIVISION_NOT_REGISTERED', 'POSTS.COLLECTIVE_NOT_REGISTERED');
    refused({ collectiveId: undefined }, 'POSTS.WRONG_ORGANISATION');
    refused({ post: 'party-secretary' }, 'POSTS.WRONG_ORGANISATION');
    const division = theTownship;
    given(appointOfficer, { references: { division }, persons: [sealed] })
      .when({ ...command, divisionCode: TOWNSHIP, collectiveId: undefined, post: 'village-committee-chair' })
      .refused('POSTS.WRONG_PLACE');
  });

  it.each([3, 5, 7])('gives a board %i seats', (seats) => {
    given(appointOfficer, lawful)
      .when({ ...command, seats })
      .then(appointed({ seats }));
  });

  it.each([1, 2, 4, 6, 8, 9])('does not give a board %i seats', (seats) => {
    refused({ seats }, 'POSTS.UNLAWFUL_SIZE');
  });

  it('says how many seats a board has', () => {
    refused({ seats: undefined }, 'POSTS.SEATS_NOT_STATED');
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
    refused({ to: '2026-01-31' }, 'POSTS.ENDS_BEFORE_IT_BEGINS');
  });

  it('follows the decision, which has been taken', () => {
    refused({ from: '2026-01-09', to: '2030-12-31' }, 'POSTS.DECIDED_TOO_LATE');
    refused({ decidedOn: '2026-03-03', from: '2026-03-03' }, 'POSTS.DECIDED_TOO_LATE');
  });

  it('to a village committee is by election, and a by-election ends with the term', () => {
    const member = { post: 'village-committee-member', collectiveId: undefined } as const;
    refused({ ...member, manner: 'appointment' }, 'POSTS.COMMITTEE_APPOINTED');
    const term = { organisationId: VILLAGE, from: '2024-01-01', to: '2028-12-31', seats: 5 };
    const references = { division: theVillage, book: book(held('village-committee-chair', '李', term)) };
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
    const references = {
      division: theVillage,
      collective: theCollective,
      book: book(held('cashier', '张')),
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
