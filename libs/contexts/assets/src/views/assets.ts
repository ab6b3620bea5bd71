import { Entity } from 'typeorm';
import {
  CountCell,
  DateCell,
  FenCell,
  FlagCell,
  JsonCell,
  KeyCell,
  TextCell,
  TextsCell,
  register,
} from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_STANDINGS,
  ASSET_UNITS,
  type Asset,
  AssetAdjustedToCount,
  AssetAppraised,
  AssetCorrected,
  type AssetClass,
  AssetDisposed,
  AssetInspected,
  type AssetKind,
  AssetKeeperAssigned,
  AssetLandReshaped,
  AssetOpeningEntered,
  AssetRegistered,
  type AssetStanding,
  AssetUseChanged,
  AssistedIncomeRecorded,
  AssistedProjectRecorded,
  CONDITIONS,
  type Condition,
  DISPOSAL_MANNERS,
  type DisposalManner,
  FUND_SOURCES,
  type FundSource,
  PROJECT_CLASSES,
  type ProjectClass,
  USE_STATES,
  type UseState,
  assetStream,
  bookValueOf,
} from '../facts/index.js';

/** A line of the register of assets. */
@Entity()
export class AssetRow {
  @KeyCell('资产')
  assetId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('资产编号')
  code: string;
  @TextCell('资产名称')
  name: string;
  @TextCell('资产性质', { enum: ASSET_CLASSES })
  assetClass: AssetClass;
  @TextCell('资产类别', { enum: ASSET_KINDS })
  kind: AssetKind;
  @CountCell('数量（0.01 个计量单位）')
  quantityHundredths: number;
  @TextCell('计量单位', { enum: ASSET_UNITS })
  unit: Asset['unit'];
  @FenCell('原值')
  originalFen: number;
  @FenCell('累计折旧')
  depreciatedFen: number;
  @FenCell('净值')
  bookValueFen: number;
  @TextCell('坐落或存放地点')
  place: string;
  @DateCell('建成或取得日')
  acquiredOn: string;
  /** The source of most of the money. */
  @TextCell('主要资金来源', { nullable: true, enum: FUND_SOURCES })
  mainSource: FundSource | null;
  @JsonCell('各项资金来源；经清产核资调整原值的，合计是调整以前的原值，更正资金来源时按调整后的')
  funds: Asset['funds'];
  @TextsCell('所含地块')
  parcels: string[];
  @DateCell('期初日；余额没有作为期初入账的为空', { nullable: true })
  openedOn: string | null;
  @TextCell('使用状态', { enum: USE_STATES })
  useState: UseState;
  @DateCell('该状态自何日起')
  useSince: string;
  @TextCell('用途或使用人', { nullable: true })
  useNote: string | null;
  @TextCell('出租合同编号', { nullable: true })
  leaseNumber: string | null;
  @TextCell('管护人编号', { nullable: true })
  keeperId: string | null;
  @DateCell('上一次巡查日', { nullable: true })
  inspectedOn: string | null;
  @TextCell('巡查结果', { nullable: true, enum: CONDITIONS })
  condition: Condition | null;
  @FenCell('最近一次评估价值', { nullable: true })
  appraisedFen: number | null;
  @DateCell('最近一次评估日', { nullable: true })
  appraisedOn: string | null;
  @TextCell('帮扶项目资产类别', { nullable: true, enum: PROJECT_CLASSES })
  assistedClass: ProjectClass | null;
  @FlagCell('清产核资时盘盈')
  surplus: boolean;
  @TextCell('状态', { enum: ASSET_STANDINGS })
  standing: AssetStanding;
  @TextCell('处置方式', { nullable: true, enum: DISPOSAL_MANNERS })
  manner: DisposalManner | null;
  @DateCell('处置日', { nullable: true })
  disposedOn: string | null;
  @FenCell('处置价款', { nullable: true })
  priceFen: number | null;
  @FenCell('处置损益（收益为正）', { nullable: true })
  resultFen: number | null;
  /** Revision of the asset's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

function mainSourceOf(funds: Asset['funds']): FundSource | null {
  const [first] = [...funds].sort((a, b) => b.amountFen - a.amountFen);
  return first?.source ?? null;
}

/** The asset of an event, seen at its revision. */
const amendAsset = (
  rows: Rows,
  { subject: assetId, revision }: SeenEvent,
  change: Partial<AssetRow>,
): Promise<AssetRow> => amend(rows, AssetRow, { assetId }, () => ({ ...change, revision }));

const NOTHING_YET = {
  openedOn: null,
  assistedClass: null,
  useNote: null,
  leaseNumber: null,
  keeperId: null,
  inspectedOn: null,
  condition: null,
  appraisedFen: null,
  appraisedOn: null,
  manner: null,
  disposedOn: null,
  priceFen: null,
  resultFen: null,
};

const cases: Case<Rows>[] = [
  when(AssetRegistered, ({ data, revision }, rows) => {
    const { inventoryId, parcels = [], ...asset } = data;
    rows.put(AssetRow, {
      ...asset,
      ...NOTHING_YET,
      parcels,
      bookValueFen: bookValueOf(data),
      mainSource: mainSourceOf(data.funds),
      useSince: data.acquiredOn,
      surplus: inventoryId !== undefined,
      standing: 'held',
      revision,
    });
  }),
  when(AssetOpeningEntered, async (event, rows) => {
    await amendAsset(rows, event, { openedOn: event.data.openedOn });
  }),
  when(AssetCorrected, async (event, rows) => {
    const row = await amendAsset(rows, event, event.data.after);
    const derived = { bookValueFen: bookValueOf(row), mainSource: mainSourceOf(row.funds) };
    await amendAsset(rows, event, derived);
  }),
  when(AssetLandReshaped, async (event, rows) => {
    await amendAsset(rows, event, { parcels: event.data.parcels });
  }),
  when(AssetUseChanged, async (event, rows) => {
    const { useState, changedOn: useSince, note: useNote = null, lease } = event.data;
    await amendAsset(rows, event, { useState, useSince, useNote, leaseNumber: lease?.number ?? null });
  }),
  when(AssetKeeperAssigned, async (event, rows) => {
    await amendAsset(rows, event, { keeperId: event.data.personId });
  }),
  when(AssetInspected, async (event, rows) => {
    const { inspectedOn, condition } = event.data;
    await amendAsset(rows, event, { inspectedOn, condition });
  }),
  when(AssetAppraised, async (event, rows) => {
    const { valueFen: appraisedFen, appraisedOn } = event.data;
    await amendAsset(rows, event, { appraisedFen, appraisedOn });
  }),
  when(AssetDisposed, async (event, rows) => {
    const { manner, disposedOn, priceFen, resultFen } = event.data;
    await amendAsset(rows, event, { standing: 'disposed', manner, disposedOn, priceFen, resultFen });
  }),
  when(AssistedProjectRecorded, async (event, rows) => {
    await amendAsset(rows, event, { assistedClass: event.data.projectClass });
  }),
  when(AssistedIncomeRecorded, async (event, rows) => {
    await amendAsset(rows, event, {});
  }),
  when(AssetAdjustedToCount, async (event, rows) => {
    const { after, useState, on } = event.data;
    const row = await amendAsset(rows, event, {
      ...after,
      bookValueFen: bookValueOf(after),
      standing: after.quantityHundredths > 0 ? 'held' : 'lost',
    });
    if (row.useState !== useState) await amendAsset(rows, event, { useState, useSince: on });
  }),
];

export const assetRegister = projection({
  name: 'assets',
  title: '集体资产登记簿',
  version: 2,
  tables: [AssetRow],
  on: cases,
});

export const assets = register({
  noun: ['Asset', 'Assets'],
  title: '集体资产登记簿',
  item: '资产',
  path: '',
  view: assetRegister,
  row: AssetRow,
  key: 'assetId',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'collectiveId',
    'code',
    'assetClass',
    'kind',
    'useState',
    'mainSource',
    'condition',
    'assistedClass',
    'standing',
  ],
  ranges: ['acquiredOn', 'openedOn', 'disposedOn', 'inspectedOn'],
  history: assetStream,
});
