import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE } from '#examples';
import { SUNS, UNCLE, WANGS, fraction, household, memberHolder, ofVillage, quantified } from '#family';
import { HouseholdSharesMoved, SharesQuantified, SharesTransferred } from '../facts/index.js';
import { MoveHouseholdShares, moveHouseholdShares } from './move-household-shares.js';

const day = '2026-03-02';
const history = [quantified];

describe('shares held by a household', () => {
  it('go with those who leave it, by their part', () => {
    given(moveHouseholdShares, { history })
      .when(new MoveHouseholdShares(COLLECTIVE, WANGS, SUNS, fraction(1, 3), 'split', day))
      .then(
        HouseholdSharesMoved.of({
          ...ofVillage,
          from: household(WANGS),
          cause: 'split',
          lines: [
            { to: household(SUNS), shareType: 'basic', share: fraction(1, 6) },
            { to: household(SUNS), shareType: 'farming-age', share: fraction(1, 30) },
          ],
        }),
      );
  });

  it('go without the last crumb where parts would be too fine to count', () => {
    const fine = SharesQuantified.of({
      ...quantified.data,
      holdings: [{ holder: household(WANGS), shareType: 'basic', share: fraction(3, 999_999_937) }],
    });
    given(moveHouseholdShares, { history: [fine] })
      .when(new MoveHouseholdShares(COLLECTIVE, WANGS, SUNS, fraction(1_000, 2_003), 'split', day))
      .then(
        HouseholdSharesMoved.of({
          ...ofVillage,
          from: household(WANGS),
          cause: 'split',
          lines: [{ to: household(SUNS), shareType: 'basic', share: fraction(1, 999_999_937) }],
        }),
      );
  });

  it('all go with a household that is absorbed; what is above the cap is to be seen to (SH15)', () => {
    const whole = fraction(1, 1);
    const merger = HouseholdSharesMoved.of({
      ...ofVillage,
      from: household(WANGS),
      cause: 'merger',
      lines: [
        { to: household(SUNS), shareType: 'basic', share: fraction(1, 2) },
        { to: household(SUNS), shareType: 'farming-age', share: fraction(1, 10) },
      ],
    });
    const merge = new MoveHouseholdShares(COLLECTIVE, WANGS, SUNS, whole, 'merger', day);
    const below = given(moveHouseholdShares, { history }).when(merge).then(merger);
    expect(below.judgement.tasks).toEqual([]);
    const bought = SharesTransferred.of({
      ...ofVillage,
      from: memberHolder(UNCLE),
      to: household(SUNS),
      shareType: 'basic',
      share: fraction(1, 10),
      manner: 'gift',
      transferredOn: day,
    });
    const above = given(moveHouseholdShares, { history: [quantified, bought] })
      .when(merge)
      .then(merger);
    expect(above.judgement.tasks).toMatchObject([{ rule: 'SH15' }]);
  });

  it('are none, where everybody holds for themselves (SH16)', () => {
    given(moveHouseholdShares, { history })
      .when(new MoveHouseholdShares(COLLECTIVE, SUNS, WANGS, fraction(1, 2), 'split', day))
      .refused('COLLECTIVES.HOUSEHOLD_WITHOUT_SHARES');
  });
});
