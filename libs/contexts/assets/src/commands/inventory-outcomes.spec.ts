import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, isRejection } from '#kernel';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE, policy, resolution } from '#examples';
import { given, known } from '#given';
import { HOUSE, asset, assetRegistered, disposed, houseOpened } from '#made-assets';
import {
  inventoryId,
  where,
  figures,
  opened,
  surplus,
  closed,
  published,
  confirmed,
  reported,
  counted,
} from '#made-inventories';
import {
  AssetAdjustedToCount,
  AssetRegistered,
  AssetUseChanged,
  InventoryConfirmed,
  InventoryOpened,
  inventoryStream,
} from '../facts/index.js';
import { AdjustAssetToCount, adjustAssetToCount } from './adjust-asset-to-count.js';
import { confirmInventory } from './confirm-inventory.js';
import { EnterSurplusAsset, enterSurplusAsset } from './enter-surplus-asset.js';
import { publishInventory } from './publish-inventory.js';
import { reportInventory } from './report-inventory.js';

const { assetId } = HOUSE;

describe('what was counted', () => {
  const publish = (history: DomainEvent[], publishedOn = '2026-01-15') =>
    given(publishInventory, { history }).when({
      ...{ inventoryId, publishedOn, publishedAt: '村务公开栏', sha256: SHA },
    });
  const resolved = (more: object = {}) =>
    resolution({ matter: 'inventory-confirmation', heldOn: '2026-02-05', parcels: undefined, ...more });
  const policies = policy('inventory.publication-period', { count: 10, unit: 'calendar-day' });
  const confirm = (
    more: object = {},
    others: object = {},
    history: DomainEvent[] = [...counted, closed, published],
  ) =>
    given(confirmInventory, {
      history,
      references: { resolution: resolved(), policies, others: [], ...others },
    }).when({ inventoryId, confirmedOn: '2026-02-10', resolutionId: RESOLUTION, ...more });

  it('is published after counting has ended (IV4)', () => {
    publish([...counted, closed]).then(published);
    publish(counted).refused('ASSETS.INVENTORY_OUT_OF_TURN');
    publish([...counted, closed], '2026-01-11').refused('ASSETS.INVENTORY_DATES');
  });

  it('is confirmed by the assembly after the period of publication (IV11, IV12)', () => {
    const { judgement, policies: used } = confirm().then(confirmed);
    expect(judgement).toMatchObject({ tasks: [], held: expect.arrayContaining(['IV11', 'IV12', 'IV13']) });
    expect(used).toEqual(['row of inventory.publication-period']);
    const early = confirm({ confirmedOn: '2026-01-26' }, { resolution: resolved({ heldOn: '2026-01-26' }) });
    expect(early.refused('ASSETS.INVENTORY_PUBLICATION_RUNNING').wayForward).toContain('2026-01-26');
    confirm({}, { policies: undefined }).refused('POLICIES.NOT_CONFIGURED');
    confirm({}, { resolution: resolved({ matter: 'asset-disposal' }) }).refused(
      'ASSETS.INVENTORY_NOT_RESOLVED',
    );
    confirm({}, { resolution: undefined }).refused('ASSETS.INVENTORY_NOT_RESOLVED');
  });

  it('is confirmed by a decision of its own: later than the publication, on its year, used once (IV32 to IV34)', () => {
    for (const heldOn of ['2026-01-15', '2026-02-05']) {
      const subject = '确认 2025 年清产核资结果';
      const { judgement } = confirm({}, { resolution: resolved({ heldOn, subject }) }).then(confirmed);
      expect(judgement.held).toEqual(expect.arrayContaining(['IV32', 'IV33', 'IV34']));
    }
    confirm({}, { resolution: resolved({ heldOn: '2026-01-14' }) }).refused(
      'ASSETS.INVENTORY_RESOLVED_TOO_EARLY',
    );
    const { detail } = confirm({}, { resolution: resolved({ subject: '确认 2024 年清产核资结果' }) }).refused(
      'ASSETS.INVENTORY_RESOLVED_FOR_ANOTHER_YEAR',
    );
    expect(detail).toMatch(/2024 年.*2025 年度/);
    const before = (resolutionId: string) =>
      known(
        inventoryStream,
        `${COLLECTIVE}-2024`,
        InventoryOpened.of({ ...opened.data, year: 2024 }),
        InventoryConfirmed.of({ ...confirmed.data, year: 2024, resolutionId }),
      );
    confirm({}, { others: [before(RESOLUTION)] }).refused('ASSETS.INVENTORY_RESOLUTION_USED');
    confirm({}, { others: [before('another')] }).then(confirmed);
  });

  it('is decided on when the publication has run out, or that is told with both days (IV37)', () => {
    const on = (heldOn: string) =>
      confirm({}, { resolution: resolved({ heldOn }) }).then(confirmed).judgement;
    expect(on('2026-01-26')).toMatchObject({ warnings: [], held: expect.arrayContaining(['IV37']) });
    expect(on('2026-01-25').warnings).toMatchObject([
      { rule: 'IV37', detail: expect.stringMatching(/2026-01-25 作出.*2026-01-15 起，到 2026-01-26/) },
    ]);
  });

  it('is confirmed once, and not before it was published (IV4)', () => {
    confirm({}, {}, [...counted, closed]).refused('ASSETS.INVENTORY_OUT_OF_TURN');
    confirm({}, {}, [...counted, closed, published, confirmed]).refused('ASSETS.INVENTORY_OUT_OF_TURN');
  });

  it('is reported once it is confirmed (IV14, IV15)', () => {
    const report = (history: DomainEvent[]) =>
      given(reportInventory, { history }).when({ inventoryId, reportedOn: '2026-02-20', sha256: SHA });
    const whole = [...counted, closed, published, confirmed];
    expect(report(whole).then(reported).judgement.held).toContain('IV14');
    report([...whole, reported]).refused('ASSETS.INVENTORY_ALREADY_REPORTED');
    report(counted).refused('ASSETS.INVENTORY_OUT_OF_TURN');
  });
});

describe('what a confirmed inventory makes of the register', () => {
  const after = figures(200, 13_000_000, 3_000_000);
  const adjust = (more = after, history: DomainEvent[] = [assetRegistered(), houseOpened()]) =>
    given(adjustAssetToCount, { history }).when(
      new AdjustAssetToCount(assetId, inventoryId, more, undefined, '2026-02-10'),
    );
  const adjusted = (to = after) =>
    AssetAdjustedToCount.of({
      ...{ assetId, inventoryId, ...where, code: '固1', name: '旧村委会北房', kind: 'building' },
      ...{ before: figures(300, 20_000_000, 5_000_000), after: to, useState: 'idle', on: '2026-02-10' },
    });

  it('is that an asset is as it was counted, once (IV16)', () => {
    adjust().then(adjusted());
    adjust(after, [assetRegistered(), adjusted()]).refused('ASSETS.COUNT_ALREADY_IN_EFFECT');
    expect(asset(assetRegistered(), adjusted()).state).toMatchObject({ ...after, standing: 'held' });
  });

  it('is used as it was found to be, unless a later change was recorded since (IV36)', () => {
    const found = { useState: 'occupied', on: '2026-01-10' } as const;
    const usedAs = (...changes: readonly ['to-be-disposed' | 'occupied', string][]) => {
      const recorded = changes.map(([useState, changedOn]) =>
        AssetUseChanged.of({ assetId, useState, changedOn }),
      );
      const { decided } = given(adjustAssetToCount, {
        history: [assetRegistered(), houseOpened(), ...recorded],
      }).when(new AdjustAssetToCount(assetId, inventoryId, after, found, '2026-02-10'));
      if (isRejection(decided)) throw new Error(decided.detail);
      const [{ data } = { data: {} }] = decided.events;
      return { data, ...decided.judgement };
    };
    expect(usedAs()).toMatchObject({
      data: { useState: 'occupied' },
      held: expect.arrayContaining(['IV36']),
    });
    expect(usedAs(['to-be-disposed', '2026-01-10'])).toMatchObject({ data: { useState: 'occupied' } });
    const later = usedAs(['to-be-disposed', '2026-01-20']);
    expect(later.data).toMatchObject({ useState: 'to-be-disposed' });
    expect(later.warnings).toMatchObject([
      { rule: 'IV36', detail: expect.stringMatching(/2026-01-10.*被占用.*2026-01-20.*待处置/) },
    ]);
    expect(usedAs(['occupied', '2026-01-20']).warnings).toEqual([]);
  });

  it('is that what was not found is there no more', () => {
    const gone = adjusted(figures(0, 0, 0));
    adjust(figures(0, 0, 0)).then(gone);
    expect(asset(assetRegistered(), gone).state).toMatchObject({ standing: 'lost', originalFen: 0 });
    adjust(after, [assetRegistered(), disposed()]).refused('ASSETS.NOT_HELD');
  });

  it('is that what was found beyond the book is registered, with the duty to find a keeper', () => {
    const { assetId: surplusId, ...described } = surplus;
    const entered = AssetRegistered.of({
      ...described,
      ...{ assetId: surplusId, ...where, acquiredOn: '2026-02-10', inventoryId },
      funds: [{ source: 'inherited', amountFen: 100, year: 2026 }],
    });
    const enter = (history: DomainEvent[] = []) =>
      given(enterSurplusAsset, { history }).when(
        new EnterSurplusAsset(COLLECTIVE, VILLAGE, inventoryId, described, '2026-02-10'),
      );
    expect(enter().then(entered).judgement.tasks).toMatchObject([{ rule: 'AS10' }]);
    enter([entered]).refused('ASSETS.ALREADY_REGISTERED');
  });
});
