import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { COLLECTIVE, COUNTY, PARCEL, SHA, VILLAGE } from '#examples';
import { given, known } from '#given';
import { PolicyRowSet, policyStream } from '#policies/facts';
import {
  MeetingCalled,
  MeetingHeld,
  ResolutionAdopted,
  ResolutionRejected,
  meetingStream,
} from '../facts/index.js';
import { recordVote } from './record-vote.js';

const MEETING = '5d0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
const about = { matter: 'land-lease-outside', subject: '出租河滩机动地', parcels: [PARCEL] } as const;
const convened = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  body: 'members-assembly',
  noticedOn: '2026-02-01',
  heldOn: '2026-03-02',
} as const;
const called = MeetingCalled.of({
  ...convened,
  meetingId: MEETING,
  manner: 'posted',
  place: '村委会会议室',
  agenda: [
    { ...about, parcels: [PARCEL] },
    { matter: 'income-distribution', subject: '二〇二五年收益分配方案', validUntil: '2026-12-31' },
  ],
});
function held(eligible: number, present: number, quorum: number) {
  return MeetingHeld.of({
    meetingId: MEETING,
    heldOn: convened.heldOn,
    inPerson: [],
    online: [],
    proxies: [],
    eligible,
    rosterSha256: SHA,
    rosterRevision: 7,
    present,
    quorum,
    quorate: present >= quorum,
  });
}
const meeting = (...later: ReturnType<typeof held>[]) => known(meetingStream, MEETING, called, ...later);
const policy = (
  key: 'decisions.validity' | 'disclosure.major-matter-period' | 'decisions.four-discussions-required',
  value: PolicyRowValue,
) =>
  PolicyRowSet.of({
    rowId: `row of ${key}`,
    divisionCode: COUNTY,
    key,
    value,
    from: '2025-06-01',
    basis: { law: '左权县农村集体资产管理办法', article: '第九条' },
  });
type PolicyRowValue = Parameters<typeof PolicyRowSet.of>[0]['value'];
const policies = known(
  policyStream,
  COUNTY,
  policy('decisions.validity', { count: 1, unit: 'year' }),
  policy('disclosure.major-matter-period', { count: 5, unit: 'calendar-day' }),
  policy('decisions.four-discussions-required', ['income-distribution']),
);
const steps = {
  partyProposal: { on: '2026-01-10', sha256: SHA },
  committeesConsultation: { on: '2026-01-12', sha256: SHA },
  partyMembersReview: { on: '2026-01-20', sha256: SHA },
};
const before = { references: { meeting: meeting(held(300, 240, 200)) } };
const command = {
  meetingId: MEETING,
  divisionCode: VILLAGE,
  item: 1,
  votes: { inFavour: 210, against: 20, abstained: 10 },
};
const decided = (item = 1) => ({
  ...convened,
  resolutionId: uuidV5(DIQI_NAMESPACE, `resolution/${MEETING}/${item}`),
  meetingId: MEETING,
  item,
  ...{ ...about, parcels: [PARCEL] },
  eligible: 300,
  rosterSha256: SHA,
  rosterRevision: 7,
  present: 240,
  ...command.votes,
  needed: 200,
});

describe('recording a vote', () => {
  it('carries with two thirds of the roster from which the meeting was counted', () => {
    // How soon it is disclosed is a guess while the county has not said it (PO6).
    const { judgement } = given(recordVote, before).when(command).then(ResolutionAdopted.of(decided()));
    expect(judgement.tasks).toMatchObject([{ rule: 'V24' }]);
    expect(judgement.warnings.map(({ rule }) => rule)).toEqual(['V23', 'V30', 'PO6']);
  });

  it('is recorded as not carried when it fails, with the votes that are missing (V21)', () => {
    const votes = { inFavour: 197, against: 33, abstained: 10 };
    const { judgement } = given(recordVote, before)
      .when({ ...command, votes })
      .then(ResolutionRejected.of({ ...decided(), ...votes }));
    expect(judgement.tasks).toEqual([]);
    expect(judgement.warnings[0]).toMatchObject({
      rule: 'V21',
      detail: expect.stringMatching(/还差 3 票.*最早 2026-03-12 可再开会/),
    });
  });

  it('is refused when it goes beyond those who were there, or falls short of them (V5)', () => {
    for (const inFavour of [211, 209]) {
      const { detail } = given(recordVote, before)
        .when({ ...command, votes: { ...command.votes, inFavour } })
        .refused('DECISIONS.VOTES_DO_NOT_ADD_UP');
      expect(detail).toContain('相差 1 票');
    }
  });

  it('is refused where too few came, and says how many (V6)', () => {
    const { wayForward } = given(recordVote, { references: { meeting: meeting(held(300, 198, 200)) } })
      .when({ ...command, votes: { inFavour: 198, against: 0, abstained: 0 } })
      .refused('DECISIONS.NO_QUORUM');
    expect(wayForward).toContain('再有 2 人到会');
  });

  it('is of an item of a meeting that was held here, and once (V8)', () => {
    const nothing = 'DECISIONS.NOTHING_TO_VOTE_ON';
    given(recordVote, { references: { meeting: meeting() } })
      .when(command)
      .refused(nothing);
    given(recordVote).when(command).refused(nothing);
    given(recordVote, before)
      .when({ ...command, item: 3 })
      .refused(nothing);
    given(recordVote, before)
      .when({ ...command, divisionCode: '140722100231' })
      .refused(nothing);
    given(recordVote, { ...before, history: [ResolutionAdopted.of(decided())] })
      .when(command)
      .refused('DECISIONS.ALREADY_RECORDED');
  });

  it('carries as long as it says itself, or as the county says', () => {
    const references = { ...before.references, policies };
    given(recordVote, { references })
      .when(command)
      .then(ResolutionAdopted.of({ ...decided(), validUntil: '2027-03-02' }));
    const { judgement } = given(recordVote, { references })
      .when({ ...command, item: 2, steps })
      .then(
        ResolutionAdopted.of({
          ...decided(2),
          matter: 'income-distribution',
          subject: '二〇二五年收益分配方案',
          parcels: undefined,
          validUntil: '2026-12-31',
          steps,
        }),
      );
    expect(judgement.tasks).toMatchObject([{ rule: 'V24', dueOn: '2026-03-09' }]);
    expect(judgement.warnings).toEqual([]);
  });

  it('asks for the steps before it where the county does, in their order (V22, V23)', () => {
    const references = { ...before.references, policies };
    const { partyProposal, ...rest } = steps;
    const { detail } = given(recordVote, { references })
      .when({ ...command, item: 2, steps: rest })
      .refused('DECISIONS.STEPS_MISSING');
    expect(detail).toContain('没有登记村党组织提议');
    for (const [late, named] of [
      [{ ...steps, partyProposal: { ...partyProposal, on: '2026-01-13' } }, /“两委”商议.*早于村党组织提议/],
      [
        { ...steps, partyMembersReview: { ...partyProposal, on: '2026-03-03' } },
        /会议决议.*早于党员大会审议/,
      ],
    ] as const) {
      const refused = given(recordVote, { references })
        .when({ ...command, item: 2, steps: late })
        .refused('DECISIONS.STEPS_MISSING');
      expect(refused.detail).toMatch(named);
    }
  });

  it('carries exactly when the table says so, and a refusal names the first number that is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 400 }),
        fc.integer({ min: -1, max: 1 }),
        (eligible, came, wanted, slip) => {
          const present = Math.min(came, eligible);
          const quorum = Math.ceil((eligible * 2) / 3);
          const inFavour = Math.min(wanted, present);
          const votes = { inFavour, against: Math.max(0, present - inFavour + slip), abstained: 0 };
          const asked = given(recordVote, {
            references: { meeting: meeting(held(eligible, present, quorum)) },
          }).when({ ...command, votes });
          const sum = votes.inFavour + votes.against;
          const broken = [
            ...(sum === present ? [] : ['DECISIONS.VOTES_DO_NOT_ADD_UP']),
            ...(3 * present >= 2 * eligible ? [] : ['DECISIONS.NO_QUORUM']),
          ];
          if (broken.length > 0) {
            const { detail } = asked.refused(...broken);
            const missing = sum === present ? quorum - present : Math.abs(sum - present);
            expect(detail).toContain(sum === present ? `还差 ${missing} 人` : `相差 ${missing} 票`);
            return;
          }
          const outcome = 3 * inFavour >= 2 * eligible ? ResolutionAdopted : ResolutionRejected;
          const { judgement } = asked.then(
            outcome.of({ ...decided(), eligible, present, ...votes, needed: quorum }),
          );
          const failed = judgement.warnings.find(({ rule }) => rule === 'V21');
          if (outcome === ResolutionRejected)
            expect(failed?.detail).toContain(`还差 ${quorum - inFavour} 票`);
          else expect(failed).toBeUndefined();
        },
      ),
      { seed: 20_260_302, numRuns: 500 },
    );
  });
});
