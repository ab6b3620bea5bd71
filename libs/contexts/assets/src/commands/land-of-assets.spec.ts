import { describe, expect, it } from '@jest/globals';
import type { DataOf } from '#kernel';
import { ParcelExpropriated } from '#land-rights/facts';
import { COLLECTIVE, PARCEL, VILLAGE, collective, ownedParcel, parcel } from '#examples';
import { type Given, given, known } from '#given';
import { HOUSE, assetRegistered } from '#made-assets';
import {
  AssetEnteredInBook,
  AssetRegistered,
  AssetStruckFromBook,
  assetBookStream,
  assetIdOf,
  bookEntryOf,
} from '../facts/index.js';
import { EnterAssetInBook, enterAssetInBook } from './enter-asset-in-book.js';
import { registerAsset } from './register-asset.js';

const { assetId: _, funds: __, ...house } = HOUSE;
/** The five 亩 of the examples. */
const LAND = {
  ...house,
  ...{ code: '资1', name: '河滩地', assetClass: 'resource', kind: 'arable-land', unit: 'mu' },
  ...{ quantityHundredths: 500, originalFen: 0, depreciatedFen: 0, parcels: [PARCEL] },
} satisfies Partial<DataOf<typeof AssetRegistered>>;
const land = [parcel(...ownedParcel())];
const registered = assetRegistered({ ...LAND, parcels: [PARCEL], funds: [] });

const register = (more: object = {}, references: Given['references'] = {}) =>
  given(registerAsset, { references: { collective, land, ...references } }).when({ ...LAND, ...more });

const place = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const other = { ...bookEntryOf(registered.data), code: '资9', name: '旧册河滩地', assetId: 'other' };
const entered = AssetEnteredInBook.of({ ...place, entry: other, parcels: [PARCEL] });
const book = (...more: Parameters<typeof known>[2][]) => known(assetBookStream, COLLECTIVE, entered, ...more);

describe('the land of a resource asset', () => {
  it('is named by its parcels, each once, which add up to the quantity', () => {
    const { judgement } = register({ parcels: [PARCEL, PARCEL] }).then(registered);
    expect(judgement.warnings).toEqual([]);
  });

  it('is compared in square metres too, and not where the quantity is of something else', () => {
    const warned = (more: object) => register(more).decided;
    const noWarning = { judgement: { warnings: [] } };
    expect(warned({ unit: 'square-metre', quantityHundredths: 333_350 })).toMatchObject(noWarning);
    expect(warned({ unit: 'place', quantityHundredths: 100 })).toMatchObject(noWarning);
  });

  it('is warned of where its area is not the quantity (AS23)', () => {
    const { judgement } = register({ quantityHundredths: 501 }).then(
      assetRegistered({ ...LAND, quantityHundredths: 501, parcels: [PARCEL], funds: [] }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'AS23', detail: expect.stringContaining('5.00 亩') }]);
  });

  it('stands in no other kind of asset (AS20)', () => {
    register({ assetClass: 'operating', kind: 'building' }).refused('ASSETS.LAND_OF_NO_RESOURCE');
  });

  it('is registered, there, and the collective’s own (AS21)', () => {
    const unknown = parcel();
    register({}, { land: [unknown] }).refused('ASSETS.LAND_NOT_OWNED');
    const [onlyRegistered] = ownedParcel();
    register({}, { land: [parcel(...(onlyRegistered ? [onlyRegistered] : []))] }).refused(
      'ASSETS.LAND_NOT_OWNED',
    );
    const gone = ParcelExpropriated.of({
      approvalNumber: '晋政地字〔2025〕1号',
      authority: '山西省人民政府',
      expropriatedOn: '2025-06-01',
    });
    const { detail } = register({}, { land: [parcel(...ownedParcel(), gone)] }).refused(
      'ASSETS.LAND_NOT_OWNED',
    );
    expect(detail).toContain('2025-06-01');
  });

  it('belongs to one asset at a time (AS22)', () => {
    const { detail } = register({}, { book: book() }).refused('ASSETS.LAND_OF_ANOTHER_ASSET');
    expect(detail).toContain('旧册河滩地');
    const struck = AssetStruckFromBook.of({ ...place, assetId: 'other' });
    register({}, { book: book(struck) }).then(registered);
  });
});

describe('the book of the owner', () => {
  it('knows the parcels of what is entered', () => {
    const entry = bookEntryOf(registered.data);
    expect(entry.assetId).toBe(assetIdOf({ collectiveId: COLLECTIVE, code: '资1' }));
    given(enterAssetInBook)
      .when(new EnterAssetInBook(COLLECTIVE, VILLAGE, entry, '2026-01-01', [PARCEL]))
      .then(AssetEnteredInBook.of({ ...place, entry, parcels: [PARCEL] }));
  });
});
