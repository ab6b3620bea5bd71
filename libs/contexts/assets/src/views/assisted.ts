import { Entity } from 'typeorm';
import { addFen } from '#kernel';
import { CountCell, DateCell, FenCell, JsonCell, KeyCell, TextCell, register } from '#nest';
import {
  type Case,
  JsonColumn,
  KeyColumn,
  type Rows,
  TextColumn,
  amend,
  projection,
  when,
} from '#read-store';
import {
  type Asset,
  AssetDisposed,
  AssetInspected,
  AssetCorrected,
  AssetRegistered,
  ASSET_STANDINGS,
  AssetAdjustedToCount,
  type AssetStanding,
  AssistedIncomeRecorded,
  AssistedProjectRecorded,
  CONDITIONS,
  CONFIRMED_TO,
  type Condition,
  INCOME_SOURCES,
  type IncomeSource,
  type IncomeUse,
  PROJECT_CLASSES,
  type ProjectClass,
  assistanceFen,
} from '../facts/index.js';

/** What the ledger must know of every asset, because any may turn out to be one of assistance. */
@Entity()
export class AssistableAssetRow {
  @KeyColumn()
  assetId: string;
  @TextColumn()
  collectiveId: string;
  @TextColumn()
  code: string;
  @TextColumn()
  name: string;
  @JsonColumn()
  funds: Asset['funds'];
}

/** A line of the ledger of assisted assets. */
@Entity()
export class AssistedAssetRow {
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
  @TextCell('项目资产类别', { enum: PROJECT_CLASSES })
  projectClass: ProjectClass;
  @TextCell('项目编号')
  projectCode: string;
  @TextCell('项目名称')
  projectName: string;
  @FenCell('帮扶资金')
  assistanceFen: number;
  @TextCell('经营主体代码', { nullable: true })
  operatorId: string | null;
  @TextCell('经营主体', { nullable: true })
  operatorName: string | null;
  @TextCell('确权对象', { enum: CONFIRMED_TO })
  confirmedTo: keyof typeof CONFIRMED_TO;
  @DateCell('确权日')
  confirmedOn: string;
  @FenCell('历年收益合计')
  incomeFen: number;
  @FenCell('已写明用途的收益合计')
  usedFen: number;
  @CountCell('最近登记收益的年度', { nullable: true })
  lastYear: number | null;
  @DateCell('上一次巡查日', { nullable: true })
  inspectedOn: string | null;
  @TextCell('巡查结果', { nullable: true, enum: CONDITIONS })
  condition: Condition | null;
  @TextCell('状态', { enum: ASSET_STANDINGS })
  standing: AssetStanding;
}

/** The income of a year and what it was used for. */
@Entity()
export class AssistedIncomeRow {
  /** `<asset id>/<year>`. */
  @KeyCell('收益编号')
  id: string;
  @TextCell('资产')
  assetId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('年度')
  year: string;
  @FenCell('收益')
  incomeFen: number;
  @FenCell('已写明用途')
  usedFen: number;
  @TextCell('收益来源', { enum: INCOME_SOURCES, nullable: true })
  source: IncomeSource | null;
  @JsonCell('各项使用')
  uses: readonly { readonly use: IncomeUse; readonly amountFen: number }[];
  @DateCell('截至')
  recordedOn: string;
}

/** Changes the line of an asset that has one; most assets have none. */
async function amendLine(rows: Rows, assetId: string, change: Partial<AssistedAssetRow>): Promise<void> {
  const line = await rows.get(AssistedAssetRow, { assetId });
  if (line) rows.put(AssistedAssetRow, { ...line, ...change });
}

const cases: Case<Rows>[] = [
  when(AssetRegistered, ({ data: { assetId, collectiveId, code, name, funds } }, rows) => {
    rows.put(AssistableAssetRow, { assetId, collectiveId, code, name, funds });
  }),
  when(AssetCorrected, async ({ data: { assetId, after } }, rows) => {
    const { name, funds } = after;
    const asset = await amend(rows, AssistableAssetRow, { assetId }, () => ({
      ...(name && { name }),
      ...(funds && { funds }),
    }));
    await amendLine(rows, assetId, { name: asset.name, assistanceFen: assistanceFen(asset) });
  }),
  when(AssistedProjectRecorded, async ({ data }, rows) => {
    const { assetId, paperSha256: _, operator, ...project } = data;
    const asset = await amend(rows, AssistableAssetRow, { assetId }, () => ({}));
    const { collectiveId, code, name } = asset;
    rows.put(AssistedAssetRow, {
      ...{ assetId, collectiveId, code, name, ...project },
      assistanceFen: assistanceFen(asset),
      operatorId: operator?.creditCode ?? null,
      operatorName: operator?.name ?? null,
      ...{ incomeFen: 0, usedFen: 0, lastYear: null, inspectedOn: null, condition: null },
      standing: 'held',
    });
  }),
  when(AssistedIncomeRecorded, async ({ data }, rows) => {
    const { assetId, divisionCode, year, incomeFen, uses, recordedOn, source = null } = data;
    const usedFen = addFen(...uses.map(({ amountFen }) => amountFen));
    const amounts = { incomeFen, usedFen, uses, source };
    const income = { assetId, divisionCode, year: String(year), ...amounts, recordedOn };
    rows.put(AssistedIncomeRow, { id: `${assetId}/${year}`, ...income });
    await amend(rows, AssistedAssetRow, { assetId }, (line) => ({
      incomeFen: addFen(line.incomeFen, incomeFen),
      usedFen: addFen(line.usedFen, usedFen),
      lastYear: Math.max(line.lastYear ?? year, year),
    }));
  }),
  when(AssetInspected, ({ data: { assetId, inspectedOn, condition } }, rows) =>
    amendLine(rows, assetId, { inspectedOn, condition }),
  ),
  when(AssetDisposed, ({ data: { assetId } }, rows) => amendLine(rows, assetId, { standing: 'disposed' })),
  when(AssetAdjustedToCount, ({ data: { assetId, after } }, rows) =>
    after.quantityHundredths > 0 ? undefined : amendLine(rows, assetId, { standing: 'lost' }),
  ),
];

export const assistedLedger = projection({
  name: 'assisted-assets',
  title: '帮扶项目资产台账',
  version: 2,
  tables: [AssistableAssetRow, AssistedAssetRow, AssistedIncomeRow],
  on: cases,
});

export const assistedAssets = register({
  noun: ['AssistedAsset', 'AssistedAssets'],
  title: '帮扶项目资产台账',
  item: '帮扶项目资产',
  path: 'assisted',
  view: assistedLedger,
  row: AssistedAssetRow,
  key: 'assetId',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'collectiveId',
    'projectClass',
    'projectCode',
    'confirmedTo',
    'operatorId',
    'condition',
    'standing',
  ],
  ranges: ['confirmedOn', 'inspectedOn'],
});

export const assistedIncomes = register({
  noun: ['AssistedIncome', 'AssistedIncomes'],
  title: '帮扶项目收益台账',
  item: '帮扶项目收益',
  path: 'assisted-incomes',
  view: assistedLedger,
  row: AssistedIncomeRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'assetId', 'year'],
  linesOnly: true,
});
