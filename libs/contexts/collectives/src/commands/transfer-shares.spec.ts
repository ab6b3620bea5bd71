import { describe, expect, it } from '@jest/globals';
import { given } from '#given';
import { COLLECTIVE, SHA } from '#examples';
import {
  BRIDE,
  FATHER,
  SUNS,
  UNCLE,
  WANGS,
  fraction,
  household,
  memberHolder,
  ofVillage,
  quantified,
  roster,
  suns,
} from '#family';
import { SharesRedeemed, SharesTransferred } from '../facts/index.js';
import { redeemShares } from './redeem-shares.js';
import { transferShares } from './transfer-shares.js';

const documents = [{ title: '份额转让协议', sha256: SHA }];
const sale = {
  collectiveId: COLLECTIVE,
  from: memberHolder(UNCLE),
  to: memberHolder(FATHER),
  shareType: 'basic',
  share: fraction(2, 20),
  manner: 'sale',
  priceFen: 1_000_000,
  documents,
};
const before = { history: [quantified], references: { roster: roster(), households: [suns()] } };
const refusing = (more: object, ...codes: string[]) =>
  given(transferShares, before)
    .when({ ...sale, ...more })
    .refused(...codes);
const sold = {
  ...ofVillage,
  from: memberHolder(UNCLE),
  to: memberHolder(FATHER),
  shareType: 'basic',
  share: fraction(1, 10),
  transferredOn: '2026-03-02',
} as const;

describe('transferring income shares', () => {
  it('sells or gives them inside the collective', () => {
    given(transferShares, before)
      .when(sale)
      .then(SharesTransferred.of({ ...sold, manner: 'sale', priceFen: 1_000_000 }));
    given(transferShares, before)
      .when({ ...sale, to: household(SUNS), manner: 'gift', priceFen: undefined })
      .then(SharesTransferred.of({ ...sold, to: household(SUNS), manner: 'gift' }));
  });

  it('never to somebody outside (SH5): the collective may redeem them', () => {
    const { wayForward } = refusing({ to: memberHolder(BRIDE) }, 'COLLECTIVES.HOLDER_OF_ANOTHER_COLLECTIVE');
    expect(wayForward).toContain('由集体赎回');
  });

  it('is of what is held (SH9), of that type', () => {
    const { facts } = refusing({ share: fraction(31, 100) }, 'COLLECTIVES.NOT_ENOUGH_SHARES');
    expect(facts).toEqual({ shareType: 'basic', held: '3/10' });
    const none = refusing({ shareType: 'farming-age' }, 'COLLECTIVES.NOT_ENOUGH_SHARES');
    expect(none).toMatchObject({ detail: expect.stringContaining('没有农龄股'), field: 'shareType' });
    expect(none.wayForward).toContain('核对持有人和份额种类');
  });

  it('keeps the receiver below the cap (SH6), whoever else is above it', () => {
    const references = { roster: roster(), households: [suns()] };
    const toTheWangs = { ...sale, from: household(WANGS), to: household(SUNS), share: fraction(2, 5) };
    given(transferShares, { history: [quantified], references })
      .when(toTheWangs)
      .then(
        SharesTransferred.of({
          ...sold,
          from: household(WANGS),
          to: household(SUNS),
          share: fraction(2, 5),
          manner: 'sale',
          priceFen: 1_000_000,
        }),
      );
    refusing(
      { from: household(WANGS), to: memberHolder(UNCLE), share: fraction(31, 100) },
      'COLLECTIVES.ABOVE_THE_CAP',
    );
  });

  it('has a price when sold and none when given (SH11)', () => {
    refusing({ priceFen: undefined }, 'COLLECTIVES.PRICE_DOES_NOT_FIT');
    refusing({ manner: 'gift' }, 'COLLECTIVES.PRICE_DOES_NOT_FIT');
  });

  it('passes to another (SH10), in parts that can be counted (SH2), on paper (MB11)', () => {
    refusing({ to: memberHolder(UNCLE) }, 'COLLECTIVES.SHARES_PASS_TO_THEMSELVES');
    const fine = SharesTransferred.of({ ...sold, share: fraction(1, 999_999_937), manner: 'gift' });
    given(transferShares, { ...before, history: [quantified, fine] })
      .when({ ...sale, share: fraction(1, 999_999_929) })
      .refused('COLLECTIVES.SHARES_TOO_FINE');
    refusing({ documents: undefined }, 'COLLECTIVES.PAPER_MISSING');
  });

  it('needs shares to have been quantified', () => {
    given(transferShares).when(sale).refused('SHARES.NOT_FOUND');
  });
});

describe('redeeming income shares', () => {
  const redeem = {
    collectiveId: COLLECTIVE,
    from: memberHolder(UNCLE),
    shareType: 'basic',
    share: fraction(3, 10),
    priceFen: 3_000_000,
    documents,
  };

  it('makes them the collective’s own, which no cap binds', () => {
    const redeemed = SharesRedeemed.of({
      ...ofVillage,
      from: memberHolder(UNCLE),
      shareType: 'basic',
      share: fraction(3, 10),
      redeemedOn: '2026-03-02',
      priceFen: 3_000_000,
    });
    given(redeemShares, { history: [quantified] })
      .when(redeem)
      .then(redeemed);
    given(redeemShares, { history: [quantified, redeemed] })
      .when(redeem)
      .refused('COLLECTIVES.NOT_ENOUGH_SHARES');
  });

  it('is by agreement on paper (MB11)', () => {
    given(redeemShares, { history: [quantified] })
      .when({ ...redeem, documents: [] })
      .refused('COLLECTIVES.PAPER_MISSING');
  });
});
