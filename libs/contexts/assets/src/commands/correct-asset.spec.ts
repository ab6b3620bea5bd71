import { describe, expect, it } from '@jest/globals';
import { SHA } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import { HOUSE, assetRegistered, disposed } from '#made-assets';
import { AssetAdjustedToCount, AssetCorrected, AssetOpeningEntered } from '../facts/index.js';
import { correctAsset } from './correct-asset.js';

const { assetId, collectiveId, divisionCode, code, name, kind, acquiredOn } = HOUSE;
const error = '固定资产卡片抄录时看错了一行';
const grounds = {
  assetId,
  basis: 'error-proven',
  error,
  documents: [{ title: '固定资产卡片', sha256: SHA }],
} as const;
const correction = (before: object, after: object): DomainEvent =>
  AssetCorrected.of({
    ...{ assetId, divisionCode, since: acquiredOn, basis: 'error-proven', error },
    ...{ before, after },
  });
const correcting = (more: object, past: readonly DomainEvent[] = []) =>
  given(correctAsset, { history: [assetRegistered(), ...past] }).when({ ...grounds, ...more });

const figures = { quantityHundredths: 300, originalFen: 20_000_000, depreciatedFen: 5_000_000 };
const opened = AssetOpeningEntered.of({
  ...{ assetId, collectiveId, divisionCode, code, name, kind },
  ...{ ...figures, openedOn: '2026-01-01' },
});

describe('a correction of the register of assets', () => {
  it('records what was wrong and what is right, from the day of acquisition on', () => {
    const { judgement } = correcting({ name: '旧村委会南房', place: '村东路 3 号' }).then(
      correction({ name: '旧村委会北房' }, { name: '旧村委会南房' }),
    );
    expect(judgement.held).toEqual(['RC1', 'RC2', 'AS7', 'RC9', 'AS3', 'AS4', 'AS5']);
    correcting({ name }).refused('CORRECTIONS.NOTHING_DIFFERS');
    correcting({ name: '旧村委会南房', documents: [] }).refused('CORRECTIONS.WITHOUT_PAPER');
  });

  it('changes figures that are in no books yet, with the money they came from (AS4, AS5)', () => {
    const funds = [{ source: 'own', amountFen: 2_000_000, year: 2017 }];
    correcting({ originalFen: 2_000_000, depreciatedFen: 500_000, funds }).then(
      correction(
        { originalFen: 20_000_000, depreciatedFen: 5_000_000, funds: HOUSE.funds },
        { originalFen: 2_000_000, depreciatedFen: 500_000, funds },
      ),
    );
    correcting({ originalFen: 2_000_000, depreciatedFen: 500_000 }).refused('ASSETS.FUNDS_DO_NOT_ADD_UP');
    const paid = [{ source: 'own', amountFen: 20_000_000, year: 2027 }];
    correcting({ funds: paid }).refused('ASSETS.FUNDS_OF_THE_FUTURE');
    correcting({ originalFen: 2_000_000, funds }).refused('ASSETS.DEPRECIATION_EXCEEDS_VALUE');
  });

  it('leaves to an inventory what is in the books (RC9)', () => {
    const { detail } = correcting({ quantityHundredths: 400 }, [opened]).refused(
      'ASSETS.FIGURES_IN_THE_BOOKS',
    );
    expect(detail).toContain('2026-01-01');
    correcting({ name: '旧村委会南房' }, [opened]).then(correction({ name }, { name: '旧村委会南房' }));
    const counted = AssetAdjustedToCount.of({
      ...{ assetId, collectiveId, divisionCode, code, name, kind, inventoryId: 'i1', on: '2025-12-31' },
      ...{ before: figures, after: { ...figures, quantityHundredths: 200 }, useState: 'idle' },
    });
    correcting({ quantityHundredths: 300 }, [counted]).refused('ASSETS.FIGURES_IN_THE_BOOKS');
    given(correctAsset, { history: [assetRegistered({ inventoryId: 'i1' })] })
      .when({ ...grounds, quantityHundredths: 400 })
      .refused('ASSETS.FIGURES_IN_THE_BOOKS');
  });

  it('leaves the money of an asset that was revalued, unless that is put right: then it adds up to the value of now (AS4)', () => {
    const revalued = AssetAdjustedToCount.of({
      ...{ assetId, collectiveId, divisionCode, code, name, kind, inventoryId: 'i1', on: '2025-12-31' },
      ...{ before: figures, after: { ...figures, originalFen: 13_000_000 }, useState: 'idle' },
    });
    correcting({ name: '旧村委会南房' }, [revalued]).then(correction({ name }, { name: '旧村委会南房' }));
    const paid = (amountFen: number) => [{ source: 'own', amountFen, year: 2017 }];
    correcting({ funds: paid(20_000_000) }, [revalued]).refused('ASSETS.FUNDS_DO_NOT_ADD_UP');
    correcting({ funds: paid(13_000_000) }, [revalued]).then(
      correction({ funds: HOUSE.funds }, { funds: paid(13_000_000) }),
    );
  });

  it('gives an asset a class that it can have, and a keeper to be found for public welfare (AS3, AS10)', () => {
    correcting({ assetClass: 'resource' }).refused('ASSETS.KIND_DOES_NOT_FIT');
    const { judgement } = correcting({ assetClass: 'non-operating' }).then(
      correction({ assetClass: 'operating' }, { assetClass: 'non-operating' }),
    );
    expect(judgement.tasks.map(({ rule }) => rule)).toEqual(['AS10']);
  });

  it('is of an asset that is there (AS7)', () => {
    correcting({ name: '旧村委会南房' }, [disposed()]).refused('ASSETS.NOT_HELD');
  });
});
