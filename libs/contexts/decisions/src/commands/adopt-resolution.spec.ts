import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataOf, DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { COLLECTIVE, COUNTY, PARCEL, SHA, VILLAGE, collective, collectiveOfTheNextVillage } from '#examples';
import { given, known } from '#given';
import { PolicyRowSet, policyStream } from '#policies/facts';
import { ResolutionAdopted } from '../facts/index.js';
import { adoptResolution } from './adopt-resolution.js';

const stated = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  matter: 'land-lease-outside',
  subject: '将河滩机动地出租给太行种植专业合作社，租期五年',
  parcels: [PARCEL],
  body: 'members-assembly',
  noticedOn: '2025-12-01',
  heldOn: '2025-12-12',
} satisfies Partial<DataOf<typeof ResolutionAdopted>>;
const command = {
  ...stated,
  roster: { eligible: 300, sha256: SHA },
  votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
};
/** The event of the command, with what a case changes. */
const adopted = (more: object = {}) =>
  ResolutionAdopted.of({
    ...stated,
    resolutionId: uuidV5(
      DIQI_NAMESPACE,
      `resolution/${COLLECTIVE}/2025-12-12/land-lease-outside/${stated.subject}`,
    ),
    eligible: 300,
    rosterSha256: SHA,
    ...command.votes,
    needed: 200,
    ...more,
  });
const before = { references: { collective } };

describe('adopting a resolution', () => {
  it('computes the votes needed from the roster of the day', () => {
    given(adoptResolution, before).when(command).then(adopted());
  });

  it('is of a collective that is registered in the division named (V1)', () => {
    for (const absent of [undefined, collectiveOfTheNextVillage]) {
      const { detail } = given(adoptResolution, { references: { collective: absent } })
        .when(command)
        .refused('DECISIONS.COLLECTIVE_NOT_REGISTERED');
      expect(detail).toContain(COLLECTIVE);
    }
  });

  it('on contracting land is for the members, unless the policy of the county says otherwise (V2)', () => {
    const byRepresentatives = { ...command, body: 'representatives-assembly' };
    const { wayForward } = given(adoptResolution, before)
      .when(byRepresentatives)
      .refused('DECISIONS.BODY_MAY_NOT_DECIDE');
    expect(wayForward).toContain('成员大会');
    const row = PolicyRowSet.of({
      rowId: 'row-1',
      divisionCode: COUNTY,
      key: 'decisions.bodies.land-lease-outside',
      value: ['members-assembly', 'representatives-assembly'],
      from: '2025-06-01',
      basis: { law: '左权县农村集体资产管理办法', article: '第九条' },
    });
    const { policies } = given(adoptResolution, {
      references: { collective, policies: known(policyStream, COUNTY, row) },
    })
      .when(byRepresentatives)
      .then(adopted({ body: 'representatives-assembly' }));
    expect(policies).toEqual(['row-1']);
  });

  it('has the members told ten days before, the day of the notice not counted (V3)', () => {
    given(adoptResolution, before)
      .when({ ...command, noticedOn: '2025-12-02' })
      .then(adopted({ noticedOn: '2025-12-02' }));
    const { facts } = given(adoptResolution, before)
      .when({ ...command, noticedOn: '2025-12-03' })
      .refused('DECISIONS.NOTICE_TOO_SHORT');
    expect(facts).toEqual({ days: 9, needed: 10 });
  });

  it('has the representatives told before, as long before as their charter says (V3)', () => {
    const byRepresentatives = { ...command, matter: 'land-lease-members', body: 'representatives-assembly' };
    const { events } = given(adoptResolution, before).when({ ...byRepresentatives, noticedOn: '2025-12-12' })
      .decided as { events: readonly object[] };
    expect(events).toHaveLength(1);
    const { detail } = given(adoptResolution, before)
      .when({ ...byRepresentatives, noticedOn: '2025-12-13' })
      .refused('DECISIONS.NOTICE_TOO_SHORT');
    expect(detail).not.toContain('10 日');
  });

  it('follows its meeting (V4)', () => {
    const { detail } = given(adoptResolution, { ...before, today: '2025-12-11' })
      .when(command)
      .refused('DECISIONS.NOT_YET_HELD');
    expect(detail).toContain('2025-12-12');
    given(adoptResolution, { ...before, today: '2025-12-12' })
      .when(command)
      .then(adopted());
  });

  it('has votes that add up to who was there, and nobody there who is not on the roster (V5)', () => {
    const more = given(adoptResolution, before)
      .when({ ...command, votes: { present: 301, inFavour: 301, against: 0, abstained: 0 } })
      .refused('DECISIONS.VOTES_DO_NOT_ADD_UP');
    expect(more.detail).toMatch(/301 人.*300 人/);
    const lost = given(adoptResolution, before)
      .when({ ...command, votes: { ...command.votes, abstained: 9 } })
      .refused('DECISIONS.VOTES_DO_NOT_ADD_UP');
    expect(lost.detail).toMatch(/239 票.*240 人/);
  });

  it('has two thirds of the members there and in favour, of all and not of those present (V6, V7)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -2, max: 2 }),
        fc.nat({ max: 2 }),
        (eligible, margin, against) => {
          const inFavour = Math.min(eligible, Math.max(0, Math.ceil((eligible * 2) / 3) + margin));
          const votes = { present: Math.min(eligible, inFavour + against), inFavour, abstained: 0 };
          const all = { ...votes, against: votes.present - inFavour };
          const asked = given(adoptResolution, before).when({
            ...command,
            roster: { ...command.roster, eligible },
            votes: all,
          });
          const missing = [
            ...(3 * all.present < 2 * eligible ? ['DECISIONS.NO_QUORUM'] : []),
            ...(3 * inFavour < 2 * eligible ? ['DECISIONS.NOT_ADOPTED'] : []),
          ];
          if (missing.length > 0) asked.refused(...missing);
          else asked.then(adopted({ ...all, eligible, needed: Math.ceil((eligible * 2) / 3) }));
        },
      ),
      { seed: 20_260_302, numRuns: 200 },
    );
  });

  it('is told how many votes it lacks (V7)', () => {
    const { detail, facts } = given(adoptResolution, before)
      .when({ ...command, votes: { present: 240, inFavour: 199, against: 41, abstained: 0 } })
      .refused('DECISIONS.NOT_ADOPTED');
    expect(detail).toMatch(/200 票.*199 票/);
    expect(facts).toEqual({ eligible: 300, needed: 200, inFavour: 199 });
  });

  it('is recorded once (V8)', () => {
    given(adoptResolution, { ...before, history: [adopted()] })
      .when(command)
      .refused('DECISIONS.ALREADY_RECORDED');
  });

  it('on leasing land names the land; a plan of contracting does not (V9)', () => {
    const { parcels: _, ...silent } = command;
    const { detail } = given(adoptResolution, before).when(silent).refused('DECISIONS.LAND_NOT_NAMED');
    expect(detail).toContain('未承包地由集体以外的单位、个人承包或租赁');
    const plan = given(adoptResolution, before).when({ ...silent, matter: 'household-contracting-plan' });
    expect(plan.decided).toHaveProperty('events');
  });
});
