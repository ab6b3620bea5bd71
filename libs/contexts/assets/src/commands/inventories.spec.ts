import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, isRejection } from '#kernel';
import { COLLECTIVE, SHA, VILLAGE, collective } from '#examples';
import { given, known } from '#given';
import { HOUSE, asset, assetRegistered, disposed } from '#made-assets';
import {
  inventoryId,
  where,
  house,
  lamps,
  inBook,
  opened,
  listed,
  figures,
  agreed,
  surplus,
  found,
  closed,
  confirmed,
  counted,
} from '#made-inventories';
import {
  AssetOpeningEntered,
  AssetStruckFromBook,
  AssetUseChanged,
  InventoryLineCounted,
  InventoryLinesListed,
  InventoryOpened,
  SurplusAssetFound,
  assetBookStream,
  inventoryStream,
} from '../facts/index.js';
import { closeCounting } from './close-counting.js';
import { countLine } from './count-line.js';
import { EnterAssetInBook, enterAssetInBook } from './enter-asset-in-book.js';
import { listAssetInInventory } from './list-asset-in-inventory.js';
import { openInventory } from './open-inventory.js';
import { recordSurplusAsset } from './record-surplus-asset.js';
import { StrikeAssetFromBook, strikeAssetFromBook } from './strike-asset-from-book.js';

const { assetId } = HOUSE;

describe('the book of an owner', () => {
  it('takes assets in, again with what has changed, and lets them go', () => {
    given(enterAssetInBook)
      .when(new EnterAssetInBook(COLLECTIVE, VILLAGE, house, '2018-06-30'))
      .then(inBook(house));
    const struck = AssetStruckFromBook.of({ ...where, assetId });
    given(strikeAssetFromBook, { history: [inBook(house)] })
      .when(new StrikeAssetFromBook(COLLECTIVE, VILLAGE, assetId, '2026-02-20'))
      .then(struck);
    const later = { ...house, useState: 'leased' as const };
    expect(known(assetBookStream, COLLECTIVE, inBook(house), inBook(lamps), inBook(later)).state).toEqual({
      ...where,
      entries: [lamps, later],
    });
    expect(known(assetBookStream, COLLECTIVE, inBook(house), struck).state).toMatchObject({ entries: [] });
  });
});

describe('opening an inventory', () => {
  const book = known(assetBookStream, COLLECTIVE, inBook(lamps), inBook(house));
  const command = { ...where, year: 2025, openedOn: '2026-01-05' };
  const open = (more: object = {}, others: object = {}, history: DomainEvent[] = []) =>
    given(openInventory, { history, references: { collective, book, others: [], ...others } }).when({
      ...command,
      ...more,
    });

  it('lists what the register has, and is due by the end of next March (IV13, IV14)', () => {
    const { judgement } = open().then(opened, listed);
    expect(judgement.tasks).toMatchObject([
      { rule: 'IV13', dueOn: '2026-03-31', owner: { role: 'accountant' } },
      { rule: 'IV14', dueOn: '2026-03-31', owner: { role: 'station-clerk', level: 'township' } },
    ]);
  });

  it('of an owner without assets lists nothing', () => {
    open({}, { book: undefined }).then(opened);
  });

  it('lists a long book in parts', () => {
    const entries = Array.from({ length: 501 }, (_, index) =>
      inBook({ ...house, assetId: `a${index}`, code: String(index).padStart(4, '0') }),
    );
    const { decided } = open({}, { book: known(assetBookStream, COLLECTIVE, ...entries) });
    if (isRejection(decided)) throw new Error(decided.detail);
    const parts = decided.events.slice(1).map(({ data }) => data.lines as readonly unknown[]);
    expect(parts.map(({ length }) => length)).toEqual([500, 1]);
  });

  it('is done once a year (IV1), in the year or after it (IV2), after that of the last (IV3)', () => {
    open({}, {}, [opened]).refused('ASSETS.INVENTORY_ALREADY_OPENED');
    open({ openedOn: '2024-12-31' }).refused('ASSETS.INVENTORY_YEAR_NOT_BEGUN');
    open({ openedOn: '2026-03-03' }).refused('ASSETS.INVENTORY_YEAR_NOT_BEGUN');
    const before = InventoryOpened.of({ ...opened.data, year: 2024 });
    const previous = known(inventoryStream, `${COLLECTIVE}-2024`, before);
    open({}, { previous }).refused('ASSETS.LAST_INVENTORY_OPEN');
    open({}, { previous: known(inventoryStream, 'x', before, confirmed) }).then(opened, listed);
    open({}, { collective: undefined }).refused('ASSETS.OWNER_NOT_REGISTERED');
  });

  it('waits for that of any other year (IV30), and comes after none that is confirmed (IV31)', () => {
    const of = (year: number, ...later: DomainEvent[]) => ({
      others: [known(inventoryStream, 'x', InventoryOpened.of({ ...opened.data, year }), ...later)],
    });
    for (const year of [2023, 2026])
      expect(open({}, of(year)).refused('ASSETS.ANOTHER_INVENTORY_OPEN').detail).toContain(String(year));
    open({}, of(2023, confirmed)).then(opened, listed);
    open({}, of(2026, confirmed)).refused('ASSETS.LATER_INVENTORY_CONFIRMED');
    // That of the year before is told once.
    const { others } = of(2024);
    open({}, { others, previous: others[0] }).refused('ASSETS.LAST_INVENTORY_OPEN');
  });
});

describe('an asset that was registered after the inventory began', () => {
  const command = { inventoryId, assetId, effectiveOn: '2026-01-10' };
  const list = (history: DomainEvent[], references: object = { asset: asset() }) =>
    given(listAssetInInventory, { history, references: { ...references } }).when(command);

  it('is listed, once, when it is there (IV6)', () => {
    list([opened]).then(InventoryLinesListed.of({ inventoryId, lines: [house] }));
    list([opened, listed]).refused('ASSETS.NOT_TO_BE_LISTED');
    list([opened], {}).refused('ASSETS.NOT_TO_BE_LISTED');
    list([opened], { asset: asset(assetRegistered(), disposed()) }).refused('ASSETS.NOT_TO_BE_LISTED');
    list([...counted, closed]).refused(
      'ASSETS.INVENTORY_OUT_OF_TURN',
      'ASSETS.NOT_TO_BE_LISTED',
      'ASSETS.INVENTORY_DATES',
    );
  });
});

describe('counting', () => {
  const command = { inventoryId, assetId, countedOn: '2026-01-10', ...figures(300, 20_000_000, 5_000_000) };
  const count = (more: object = {}, history: DomainEvent[] = [opened, listed]) =>
    given(countLine, { history }).when({ ...command, ...more });
  const fewer = { quantityHundredths: 200, originalFen: 13_000_000, depreciatedFen: 3_000_000 };

  it('says what there is, and may be said again', () => {
    count().then(agreed(house));
    count({}, [opened, listed, agreed(house)]).then(agreed(house));
    count({ useState: 'leased' }).then(
      InventoryLineCounted.of({ ...agreed(house).data, useState: 'leased' }),
    );
  });

  it('asks for the contract of what is found let (IV35)', () => {
    const found = (more: object, ...later: DomainEvent[]) => {
      const references = { asset: asset(assetRegistered(), ...later) };
      const { decided } = given(countLine, { history: [opened, listed], references }).when({
        ...{ ...command, ...more },
      });
      if (isRejection(decided)) throw new Error(decided.detail);
      return decided.judgement.warnings;
    };
    const lease = { number: '租2026-003', sha256: SHA };
    const leased = AssetUseChanged.of({ assetId, useState: 'leased', changedOn: '2026-01-01', lease });
    expect(found({ useState: 'leased' })).toMatchObject([{ rule: 'IV35' }]);
    expect(found({ useState: 'leased' }, leased)).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('says why, where it differs from the book (IV8)', () => {
    const { detail } = count(fewer).refused('ASSETS.DIFFERENCE_WITHOUT_REASON');
    expect(detail).toMatch(/固1.*3.*200000.*2.*130000/);
    const reason = '洪水冲毁一间';
    count({ ...fewer, differenceReason: reason }).then(
      InventoryLineCounted.of({
        ...agreed(house).data,
        counted: figures(200, 13_000_000, 3_000_000),
        reason,
      }),
    );
  });

  it('is warned of a loss of what is in no books (AS43)', () => {
    const warned = (...later: DomainEvent[]) => {
      const references = { asset: asset(assetRegistered(), ...later) };
      const { decided } = given(countLine, { history: [opened, listed], references }).when({
        ...command,
        ...fewer,
        differenceReason: '洪水冲毁一间',
      });
      if (isRejection(decided)) throw new Error(decided.detail);
      return decided.judgement.warnings;
    };
    expect(warned()).toMatchObject([{ rule: 'AS43', detail: expect.stringContaining('70,000.00') }]);
    const { code, name, kind } = house;
    const balance = figures(300, 20_000_000, 5_000_000);
    expect(
      warned(
        AssetOpeningEntered.of({ ...where, assetId, code, name, kind, ...balance, openedOn: '2026-01-01' }),
      ),
    ).toEqual([]);
  });

  it('leaves nothing of what was not found', () => {
    count({ quantityHundredths: 0, differenceReason: '已倒塌' }).then(
      InventoryLineCounted.of({ ...agreed(house).data, counted: figures(0, 0, 0), reason: '已倒塌' }),
    );
  });

  it('is of a line of the list (IV7), written off no more than it is worth (AS5)', () => {
    count({ assetId: 'a9' }).refused('ASSETS.NOT_ON_THE_LIST');
    count({ depreciatedFen: 20_000_001, differenceReason: '核实' }).refused(
      'ASSETS.DEPRECIATION_EXCEEDS_VALUE',
    );
  });

  it('goes on until it is closed (IV4), on days in order (IV5)', () => {
    count({ countedOn: '2026-01-04' }).refused('ASSETS.INVENTORY_DATES');
    count({ countedOn: '2026-03-03' }).refused('ASSETS.INVENTORY_DATES');
    count({ countedOn: '2026-01-12' }, [...counted, closed]).refused('ASSETS.INVENTORY_OUT_OF_TURN');
    given(countLine).when(command).refused('INVENTORY.NOT_FOUND');
  });

  it('ends when every line is counted (IV10), with totals that add up', () => {
    const close = (history: DomainEvent[]) =>
      given(closeCounting, { history }).when({ inventoryId, closedOn: '2026-01-12' });
    close(counted).then(closed);
    const { detail } = close([opened, listed, agreed(house)]).refused('ASSETS.LINES_NOT_COUNTED');
    expect(detail).toContain('固2');
    const many = Array.from({ length: 11 }, (_, index) => ({ ...house, assetId: `a${index}` }));
    const { detail: named } = close([opened, InventoryLinesListed.of({ inventoryId, lines: many })]).refused(
      'ASSETS.LINES_NOT_COUNTED',
    );
    expect(named).toContain('等');
  });
});

describe('an asset beyond the book', () => {
  const { assetId: _, ...described } = surplus;
  const command = { inventoryId, ...described, foundOn: '2026-01-11', surplusReason: '捐赠未入账' };
  const record = (more: object = {}, history: DomainEvent[] = [opened], references: object = {}) =>
    given(recordSurplusAsset, { history, references: { ...references } }).when({ ...command, ...more });

  it('is recorded with why it was in no book, once (IV9)', () => {
    record().then(found);
    record({}, [opened, found]).refused('ASSETS.SURPLUS_ALREADY_KNOWN');
    record({}, [opened], { registered: asset() }).refused('ASSETS.SURPLUS_ALREADY_KNOWN');
    record({ kind: 'stake' }).refused('ASSETS.KIND_DOES_NOT_FIT');
    const let_ = SurplusAssetFound.of({ ...found.data, found: { ...surplus, useState: 'leased' } });
    expect(record({ useState: 'leased' }).then(let_).judgement.warnings).toMatchObject([{ rule: 'IV35' }]);
  });
});
