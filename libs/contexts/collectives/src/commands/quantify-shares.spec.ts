import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, RESOLUTION, VILLAGE, policy, resolution } from '#examples';
import {
  BRIDE,
  SUNS,
  UNCLE,
  WANGS,
  collectiveShare,
  fraction,
  household,
  memberHolder,
  quantified,
  roster,
  suns,
  wangs,
} from '#family';
import { SharesQuantified } from '../facts/index.js';
import { quantifyShares } from './quantify-shares.js';

const holdings = quantified.data.holdings.filter(({ holder }) => holder.kind !== 'collective');
const plan = {
  collectiveId: COLLECTIVE,
  divisionCode: VILLAGE,
  resolutionId: RESOLUTION,
  baseOn: '2025-12-12',
  quantifies: 'income-of-operating-assets',
  assets: '冷库一座',
  amountFen: 100_000_000,
  management: 'static',
  cap: fraction(3, 5),
  outsideHeirs: false,
  collectiveShare: fraction(1, 10),
  holdings,
};
/** The members' decision on the plan. */
const decision = (more: Parameters<typeof resolution>[0] = {}) =>
  resolution({ matter: 'quantification-plan', parcels: undefined, ...more });
const before = {
  references: { roster: roster(), households: [wangs()], resolution: decision() },
};
const refusing = (more: object, ...codes: string[]) =>
  given(quantifyShares, before)
    .when({ ...plan, ...more })
    .refused(...codes);

describe('quantifying income shares', () => {
  it('shares the income of operating assets among households and members, all of it', () => {
    given(quantifyShares, before).when(plan).then(quantified);
  });

  it('is by a charter that keeps to the cap of the county, where it has one (SH17)', () => {
    const capped = (numerator: number) =>
      given(quantifyShares, {
        references: {
          ...before.references,
          policies: policy('shares.holder-cap', { numerator, denominator: 100 }),
        },
      }).when(plan);
    expect(capped(60).then(quantified).policies).toEqual(['row of shares.holder-cap']);
    const { detail } = capped(59).refused('COLLECTIVES.CHARTER_CAP_TOO_HIGH');
    expect(detail).toContain('3/5');
    expect(detail).toContain('59/100');
  });

  it('takes nothing but the whole, and says what is missing or too much (SH1)', () => {
    const without = refusing({ collectiveShare: undefined }, 'COLLECTIVES.SHARES_DO_NOT_ADD_UP');
    expect(without.facts).toEqual({ sum: '9/10', gap: '1/10' });
    const more = refusing({ collectiveShare: fraction(1, 5) }, 'COLLECTIVES.SHARES_DO_NOT_ADD_UP');
    expect(more.detail).toContain('超出全部收益权 1/10');
    const thirds = [WANGS, SUNS].map((id) => ({
      holder: household(id),
      shareType: 'basic',
      share: fraction(333_333_333, 1_000_000_000),
    }));
    const households = { ...before.references, households: [wangs(), suns()] };
    const { facts } = given(quantifyShares, { references: households })
      .when({ ...plan, holdings: thirds, collectiveShare: fraction(333_333_333, 1_000_000_000) })
      .refused('COLLECTIVES.SHARES_DO_NOT_ADD_UP');
    expect(facts).toEqual({ sum: '999999999/1000000000', gap: '1/1000000000' });
  });

  it.each(['operating-assets', 'public-welfare-assets', 'resource-assets'])(
    'never divides the property itself, such as %s (M1)',
    (quantifies) => {
      expect(refusing({ quantifies }, 'COLLECTIVES.PROPERTY_DIVIDED').rule).toBe('M1');
    },
  );

  it('rests on the members’ assembly (SH3)', () => {
    for (const wrong of [decision({ body: 'representatives-assembly' }), resolution()]) {
      const references = { ...before.references, resolution: wrong };
      given(quantifyShares, { references }).when(plan).refused('COLLECTIVES.QUANTIFICATION_WITHOUT_ASSEMBLY');
    }
    // Before the law of 2025 the representatives could decide it, and what they decided carries.
    const early = decision({
      body: 'representatives-assembly',
      noticedOn: '2020-06-01',
      heldOn: '2020-06-12',
    });
    given(quantifyShares, { references: { ...before.references, resolution: early } })
      .when(plan)
      .then(quantified);
  });

  it('is for members of the day and households of the collective (SH5)', () => {
    for (const holder of [memberHolder(BRIDE), household(SUNS)])
      refusing(
        { holdings: [...holdings.slice(0, 2), { ...holdings[2], holder }] },
        'COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE',
      );
  });

  it('keeps everybody but the collective below the cap of the charter (SH6)', () => {
    refusing({ cap: fraction(59, 100) }, 'COLLECTIVES.ABOVE_THE_CAP');
    const half = [{ holder: household(WANGS), shareType: 'basic', share: fraction(1, 4) }];
    const most = { cap: fraction(1, 4), collectiveShare: fraction(3, 4), holdings: half };
    given(quantifyShares, before)
      .when({ ...plan, ...most })
      .then(
        SharesQuantified.of({
          ...quantified.data,
          cap: fraction(1, 4),
          holdings: [
            { holder: household(WANGS), shareType: 'basic', share: fraction(1, 4) },
            { holder: collectiveShare, shareType: 'collective', share: fraction(3, 4) },
          ],
        }),
      );
  });

  it('states every holding once (SH7), as a part that can be counted (SH2)', () => {
    const twice = { ...holdings[2], share: fraction(3, 20) };
    refusing({ holdings: [...holdings.slice(0, 2), twice, twice] }, 'COLLECTIVES.HOLDING_STATED_TWICE');
    const primes = [999_999_937, 999_999_929].map((prime, at) => ({
      ...holdings[at],
      share: fraction(1, prime),
    }));
    refusing({ holdings: primes }, 'COLLECTIVES.SHARES_TOO_FINE');
    refusing({ holdings: [{ ...holdings[2], share: fraction(3, 2) }] }, 'COLLECTIVES.SHARES_TOO_FINE');
  });

  it('is done once where shares are fixed, and by a new resolution where they follow people (SH4)', () => {
    given(quantifyShares, { ...before, history: [quantified] })
      .when(plan)
      .refused('COLLECTIVES.SHARES_ALREADY_QUANTIFIED');
    const dynamic = SharesQuantified.of({ ...quantified.data, management: 'dynamic' });
    given(quantifyShares, { ...before, history: [dynamic] })
      .when(plan)
      .refused('COLLECTIVES.SHARES_ALREADY_QUANTIFIED');
    const resolutionId = 'e5a0c3d2-4b6f-5e8a-a1c9-2d7f3b8e6c40';
    const references = { ...before.references, resolution: decision({ resolutionId }) };
    given(quantifyShares, { references, history: [dynamic] })
      .when({ ...plan, resolutionId })
      .then(SharesQuantified.of({ ...quantified.data, resolutionId, replaced: quantified.data.holdings }));
  });

  it('needs the roster of the place (SH8)', () => {
    refusing({ divisionCode: '140722100231' }, 'COLLECTIVES.NO_ROSTER_THERE');
    given(quantifyShares, { references: { ...before.references, roster: undefined } })
      .when({ ...plan, holdings: [{ ...holdings[2], holder: memberHolder(UNCLE) }] })
      .refused(
        'COLLECTIVES.NO_ROSTER_THERE',
        'COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE',
        'COLLECTIVES.SHARES_DO_NOT_ADD_UP',
      );
  });
});
