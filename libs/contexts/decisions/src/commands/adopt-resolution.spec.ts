import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataOf, DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { COLLECTIVE, COUNTY, PARCEL, SHA, VILLAGE, collective, collectiveOfTheNextVillage } from '#examples';
import { given, known } from '#given';
import { roster } from '#family';
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
const idOf = (collectiveId: string) =>
  uuidV5(DIQI_NAMESPACE, `resolution/${collectiveId}/2025-12-12/land-lease-outside/${stated.subject}`);
/** The event of the command, with what a case changes. */
const adopted = (more: object = {}) =>
  ResolutionAdopted.of({
    ...stated,
    resolutionId: idOf(COLLECTIVE),
    eligible: 300,
    rosterSha256: SHA,
    ...command.votes,
    needed: 200,
    ...more,
  });
const before = { references: { collective, land: [], households: [] } };

describe('adopting a resolution', () => {
  it('computes the votes needed from the roster that its minutes state', () => {
    const { judgement } = given(adoptResolution, before).when(command).then(adopted());
    // It is to be disclosed, and waits for the township (V24, V30).
    expect(judgement.tasks).toMatchObject([{ rule: 'V24' }]);
    expect(judgement.warnings.find(({ rule }) => rule === 'V30')?.detail).toContain('乡镇人民政府批准');
  });

  it('is of a collective that is registered in the division named (V1)', () => {
    for (const absent of [undefined, collectiveOfTheNextVillage]) {
      const { detail } = given(adoptResolution, {
        references: { collective: absent, land: [], households: [] },
      })
        .when(command)
        .refused('DECISIONS.COLLECTIVE_NOT_REGISTERED');
      expect(detail).toContain(COLLECTIVE);
    }
  });

  it('on contracting land is for the members, unless the policy of the county says otherwise (V2)', () => {
    const byRepresentatives = { ...command, body: 'representatives-assembly' };
    const { wayForward, detail } = given(adoptResolution, before)
      .when(byRepresentatives)
      .refused('DECISIONS.BODY_MAY_NOT_DECIDE');
    expect(wayForward).toContain('成员大会');
    for (const article of ['《农村集体经济组织法》第二十八条', '《农村土地承包法》第五十二条'])
      expect(detail).toContain(article);
    const row = PolicyRowSet.of({
      rowId: 'row-1',
      divisionCode: COUNTY,
      key: 'decisions.bodies.land-lease-outside',
      value: ['members-assembly', 'representatives-assembly'],
      from: '2025-06-01',
      basis: { law: '左权县农村集体资产管理办法', article: '第九条' },
    });
    const { policies, judgement } = given(adoptResolution, {
      references: { collective, land: [], households: [], policies: known(policyStream, COUNTY, row) },
    })
      .when(byRepresentatives)
      .then(adopted({ body: 'representatives-assembly' }));
    expect(policies).toEqual(['row-1']);
    const told = judgement.warnings.find(({ rule }) => rule === 'V34')?.detail;
    expect(told).toMatch(/《农村土地承包法》第五十二条的特别规定.*《农村集体经济组织法》第二十八条/);
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
    const byRepresentatives = { ...command, matter: 'income-distribution', body: 'representatives-assembly' };
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
    expect(detail).toMatch(/200 票.*199 票.*还差 1 票.*最早 2026-03-12 可再开会/);
    expect(facts).toEqual({ eligible: 300, needed: 200, inFavour: 199, missing: 1 });
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

  it('is not typed in where the roster of the members stands in the register (V10)', () => {
    const references = { ...before.references, members: roster() };
    const today = { heldOn: '2026-03-02', noticedOn: '2026-02-01' };
    const { wayForward } = given(adoptResolution, { references })
      .when({ ...command, ...today })
      .refused('DECISIONS.ROSTER_NOT_TO_BE_TYPED_IN');
    expect(wayForward).toContain('到会人员');
    // Nor is there a roster for the meetings of before it was opened, or for the representatives.
    given(adoptResolution, { references }).when(command).then(adopted());
    const byRepresentatives = { matter: 'income-distribution', body: 'representatives-assembly' };
    const open = given(adoptResolution, { references }).when({ ...command, ...today, ...byRepresentatives });
    expect(open.decided).toHaveProperty('events');
  });

  it('has more than twenty representatives (V13)', () => {
    const byRepresentatives = { ...command, matter: 'income-distribution', body: 'representatives-assembly' };
    const votes = { present: 20, inFavour: 20, against: 0, abstained: 0 };
    const { detail } = given(adoptResolution, before)
      .when({ ...byRepresentatives, votes, roster: { eligible: 20, sha256: SHA } })
      .refused('DECISIONS.TOO_FEW_REPRESENTATIVES');
    expect(detail).toContain('还差 1 人');
    const roll = { eligible: 21, sha256: SHA };
    const enough = given(adoptResolution, before).when({ ...byRepresentatives, votes, roster: roll });
    expect(enough.decided).toHaveProperty('events');
  });

  it('may need more by the charter, never less (V12)', () => {
    const share = (numerator: number, denominator: number) => ({ charterShare: { numerator, denominator } });
    given(adoptResolution, before)
      .when({ ...command, ...share(7, 10) })
      .then(adopted({ ...share(7, 10), needed: 210 }));
    given(adoptResolution, before)
      .when({ ...command, ...share(3, 4) })
      .refused('DECISIONS.NOT_ADOPTED');
    for (const wrong of [share(1, 2), share(3, 2)])
      given(adoptResolution, before)
        .when({ ...command, ...wrong, votes: { present: 300, inFavour: 300, against: 0, abstained: 0 } })
        .refused(
          'DECISIONS.CHARTER_LOOSER_THAN_LAW',
          ...(wrong.charterShare.numerator > wrong.charterShare.denominator ? ['DECISIONS.NOT_ADOPTED'] : []),
        );
  });

  it('is of the directors but for those whose own matter it is (V5)', () => {
    const board = {
      ...command,
      matter: 'board-business',
      body: 'board',
      roster: { eligible: 5, sha256: SHA },
    };
    const votes = { present: 5, inFavour: 3, against: 1, abstained: 0, recused: 1 };
    expect(given(adoptResolution, before).when({ ...board, votes }).decided).toHaveProperty('events');
    const { detail } = given(adoptResolution, before)
      .when({ ...command, votes: { ...command.votes, abstained: 9, recused: 1 } })
      .refused('DECISIONS.VOTES_DO_NOT_ADD_UP');
    expect(detail).toContain('成员大会不计回避');
  });

  it('may be of a village committee that acts where there is no collective, with a warning (V1, V11)', () => {
    const committee = {
      collectiveId: '54140722MEA0000018',
      actingCommittee: '黄家会村村民委员会',
      body: 'villagers-assembly',
    };
    const acting = { ...command, ...committee };
    const { judgement } = given(adoptResolution, { references: { land: [], households: [] } })
      .when(acting)
      .then(adopted({ ...committee, resolutionId: idOf(committee.collectiveId) }));
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('V11');
    given(adoptResolution, { references: { land: [], households: [] } })
      .when({ ...acting, collectiveId: COLLECTIVE })
      .refused('DECISIONS.COLLECTIVE_NOT_REGISTERED');
  });
});
