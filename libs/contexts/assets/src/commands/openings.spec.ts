import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLLECTIVE, collective } from '#examples';
import { given, known } from '#given';
import { HOUSE, LAMPS, assetRegistered, disposed, houseOpened } from '#made-assets';
import { house, inBook } from '#made-inventories';
import { foldJournal, total } from '#books/facts';
import {
  ASSET_POSTINGS,
  AssetAdjustedToCount,
  AssetBooksBegun,
  AssetOpeningEntered,
  assetBookStream,
  kindEntry,
} from '../facts/index.js';
import { assetOpenings } from '../reactions/asset-openings.js';
import { BeginAssetBooks, beginAssetBooks } from './begin-asset-books.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { enterAssetOpening } from './enter-asset-opening.js';
import { registerAsset } from './register-asset.js';

const { assetId, code, name, kind, quantityHundredths, originalFen, depreciatedFen } = HOUSE;
const figures = { quantityHundredths, originalFen, depreciatedFen };
const opening = AssetOpeningEntered.of({
  ...{ assetId, collectiveId: COLLECTIVE, divisionCode: HOUSE.divisionCode, code, name, kind },
  ...figures,
  openedOn: '2026-01-01',
});
const { assetId: _, ...command } = HOUSE;
const register = (more: object) =>
  given(registerAsset, { references: { collective, land: [] } }).when({ ...command, ...more });
const enter = (history: Parameters<typeof given>[1], openedOn = '2026-01-01') =>
  given(enterAssetOpening, history).when({ assetId, openedOn });
const halved = AssetAdjustedToCount.of({
  ...{
    assetId,
    inventoryId: 'i',
    collectiveId: COLLECTIVE,
    divisionCode: HOUSE.divisionCode,
    code,
    name,
    kind,
  },
  ...{ before: figures, after: { ...figures, originalFen: 10_000_000 }, useState: 'idle', on: '2026-02-10' },
});

describe('the opening balance of an asset', () => {
  it('is entered with the asset, or later with what it was registered as', () => {
    register({ openedOn: '2026-01-01' }).then(assetRegistered(), opening);
    enter({ history: [assetRegistered()] }).then(opening);
    // What took it off the books since finds it there.
    enter({ history: [assetRegistered(), halved, disposed()] }).then(opening);
  });

  it('is posted once, and never of what an inventory posted (AS24)', () => {
    enter({ history: [assetRegistered(), opening] }).refused('ASSETS.OPENING_ALREADY_POSTED');
    enter({ history: [assetRegistered({ inventoryId: 'i' })] }).refused('ASSETS.OPENING_ALREADY_POSTED');
  });

  it('stands on the first day of a month that has begun (AS25)', () => {
    for (const day of ['2026-01-02', '2026-04-01'])
      enter({ history: [assetRegistered()] }, day).refused('ASSETS.OPENING_DAY');
  });

  const begun = AssetBooksBegun.of({
    ...{ collectiveId: COLLECTIVE, divisionCode: HOUSE.divisionCode, openedOn: '2026-01-01' },
  });

  it('is of the day on which the books of the collective begin (AS47)', () => {
    const openings = known(assetBookStream, COLLECTIVE, begun, inBook(house));
    const { detail, wayForward } = given(enterAssetOpening, {
      history: [assetRegistered()],
      references: { openings },
    })
      .when({ assetId, openedOn: '2026-02-01' })
      .refused('ASSETS.OPENING_ON_ANOTHER_DAY');
    expect([detail, wayForward]).toEqual(Array(2).fill(expect.stringContaining('2026-01-01')));
    enter({ history: [assetRegistered()], references: { openings } }).then(opening);
    given(registerAsset, { references: { collective, land: [], openings } })
      .when({ ...command, openedOn: '2025-12-01' })
      .refused('ASSETS.OPENING_ON_ANOTHER_DAY');
  });

  it('is none of what came later: registering says who enters it (AS56)', () => {
    const told = (acquiredOn: string, more: object = {}) => {
      const openings = known(assetBookStream, COLLECTIVE, begun);
      const { decided } = given(registerAsset, { references: { collective, land: [], openings } }).when({
        ...{ ...command, acquiredOn, ...more },
      });
      return 'judgement' in decided ? decided.judgement : undefined;
    };
    expect(told('2026-01-01')).toMatchObject({ warnings: [], held: expect.arrayContaining(['AS56']) });
    expect(told('2026-01-02')?.warnings).toMatchObject([
      { rule: 'AS56', detail: expect.stringMatching(/2026-01-02 取得.*2026-01-01.*200,000\.00/) },
    ]);
    const land = { assetClass: 'resource', kind: 'unused-land', unit: 'mu', funds: [] };
    const worthless = { ...land, originalFen: 0, depreciatedFen: 0 };
    expect(told('2026-01-02', worthless)?.warnings).toEqual([]);
    expect(register({ acquiredOn: '2026-01-02' }).decided).toMatchObject({ judgement: { warnings: [] } });
  });

  it('begins the books, the first of them and once (AS48)', async () => {
    const begin = new BeginAssetBooks(COLLECTIVE, HOUSE.divisionCode, '2026-01-01');
    given(beginAssetBooks, { history: [inBook(house)] })
      .when(begin)
      .then(begun);
    given(beginAssetBooks, { history: [begun] })
      .when(begin)
      .refused('ASSETS.BOOKS_ALREADY_BEGUN');
    const county = new MemoryCounty();
    await county.before(`asset-${assetId}`, assetRegistered(), opening);
    await county.before(`asset-${LAMPS}`, houseOpened({ assetId: LAMPS, openedOn: '2026-02-01' }));
    for (let again = 0; again < 2; again++) await county.settle(assetOpenings, { from: -1 });
    const { state, revision } = await county.load(assetBookStream, COLLECTIVE);
    expect([state, revision]).toEqual([expect.objectContaining({ beganOn: '2026-01-01', entries: [] }), 0]);
  });

  it('is of what was there, before anything changed in the books (AS26)', () => {
    register({ openedOn: '2018-06-01' }).refused('ASSETS.OPENING_OUT_OF_LIFE');
    enter({ history: [assetRegistered(), halved] }, '2026-03-01').refused('ASSETS.OPENING_OUT_OF_LIFE');
    enter({ history: [assetRegistered(), disposed()] }, '2026-03-01').refused('ASSETS.OPENING_OUT_OF_LIFE');
  });

  it('is of what is worth something in the books (AS27)', () => {
    const land = {
      assetClass: 'resource',
      kind: 'unused-land',
      unit: 'mu',
      originalFen: 0,
      depreciatedFen: 0,
    };
    register({ ...land, funds: [], openedOn: '2026-01-01' }).refused('ASSETS.OPENING_WITHOUT_ACCOUNT');
    expect(register({ ...land, funds: [] }).decided).toHaveProperty('events');
  });

  it('is not of what was paid for in a later year (AS58)', () => {
    const funds = (year: number) => [{ source: 'own' as const, amountFen: originalFen, year }];
    const { field, detail } = register({ funds: funds(2019), openedOn: '2018-07-01' }).refused(
      'ASSETS.OPENING_WITH_LATER_FUNDS',
    );
    expect([field, detail]).toEqual(['funds[0].year', expect.stringMatching(/2019.*2018-07-01/)]);
    enter({ history: [assetRegistered({ funds: funds(2019) })] }, '2018-07-01').refused(
      'ASSETS.OPENING_WITH_LATER_FUNDS',
    );
    const { judgement } = register({ funds: funds(2026), openedOn: '2026-01-01' }).then(
      assetRegistered({ funds: funds(2026) }),
      opening,
    );
    expect(judgement.held).toContain('AS58');
  });

  it('is not of what was paid for by a loan (AS40)', () => {
    const funds = [
      { source: 'own' as const, amountFen: 5_000_000, year: 2017 },
      { source: 'loan' as const, amountFen: 15_000_000, year: 2018 },
    ];
    const { detail } = register({ funds, openedOn: '2026-01-01' }).refused('ASSETS.OPENING_BORROWED');
    expect(detail).toContain('150,000.00');
    enter({ history: [assetRegistered({ funds })] }).refused('ASSETS.OPENING_BORROWED');
    register({ funds }).then(assetRegistered({ funds }));
  });
});

describe('the books of assets that were there when they begin', () => {
  type Facts = readonly { readonly type: string; readonly data: unknown }[];
  const log = (...events: Facts) =>
    events.map((event, position) => ({ ...event, eventId: `e${position}`, stream: 'asset-1', position }));
  const net = (events: Facts, account: string) =>
    foldJournal(ASSET_POSTINGS, log(...events))
      .flatMap(({ lines }) => lines)
      .filter((line) => line.account === account)
      .reduce((sum, { side, amountFen }) => sum + (side === 'debit' ? amountFen : -amountFen), 0);

  it('take it over against the reserve, and are left with nothing of it when it is sold', () => {
    const [voucher] = foldJournal(ASSET_POSTINGS, log(assetRegistered(), opening));
    expect(voucher).toMatchObject({ on: '2026-01-01', summary: '期初资产 固1 旧村委会北房' });
    expect(voucher?.lines).toEqual([
      { account: '151', side: 'debit', amountFen: 20_000_000 },
      { account: '152', side: 'credit', amountFen: 5_000_000 },
      { account: '311', side: 'credit', amountFen: 15_000_000, subAccount: '期初' },
    ]);
    const sold = [assetRegistered(), opening, disposed()];
    expect([net(sold, '151'), net(sold, '152'), net(sold, '154')]).toEqual([0, 0, 0]);
  });

  it('balance for every kind and every amount', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'building',
          'livestock',
          'public-welfare-trees',
          'stake',
          'intangible',
          'arable-land',
        ),
        fc.nat({ max: 1e12 }),
        fc.nat({ max: 100 }),
        (each, worth, part) => {
          const writtenOff = Math.floor((worth * part) / 100);
          const entered = AssetOpeningEntered.of({
            ...opening.data,
            ...{ kind: each, originalFen: worth, depreciatedFen: writtenOff },
          });
          const vouchers = foldJournal(ASSET_POSTINGS, log(entered));
          for (const { lines } of vouchers) expect(total(lines, 'debit')).toBe(total(lines, 'credit'));
          expect(vouchers.length).toBe(kindEntry(each).accounts && worth > 0 ? 1 : 0);
        },
      ),
      { seed: 20_260_104 },
    );
  });
});
