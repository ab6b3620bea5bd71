import { Entity } from 'typeorm';
import { CountCell, DateCell, FenCell, KeyCell, TextCell } from '#nest';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_UNITS,
  type AssetClass,
  type AssetKind,
  type BookEntry,
  INVENTORY_STAGES,
  type InventoryStage,
  USE_STATES,
  type UseState,
} from '../facts/index.js';

/** A yearly inventory of one owner. */
@Entity()
export class InventoryRow {
  @KeyCell('清产核资编号')
  inventoryId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('年度')
  year: string;
  @DateCell('基准日')
  baseOn: string;
  @DateCell('开始日')
  openedOn: string;
  @TextCell('状态', { enum: INVENTORY_STAGES })
  stage: InventoryStage;
  @CountCell('清单项数')
  lineCount: number;
  @CountCell('尚未清查的项数')
  uncounted: number;
  @FenCell('已清查各项的账面原值')
  bookFen: number;
  @FenCell('清查核实的原值')
  countedFen: number;
  @FenCell('盘盈')
  surplusFen: number;
  @FenCell('盘亏')
  lossFen: number;
  @DateCell('清查结束日', { nullable: true })
  closedOn: string | null;
  @DateCell('公示起始日', { nullable: true })
  publishedOn: string | null;
  @DateCell('确认日', { nullable: true })
  confirmedOn: string | null;
  @DateCell('上报日', { nullable: true })
  reportedOn: string | null;
  @CountCell('版次')
  revision: number;
}

const LINE_RESULTS = {
  'not-counted': '尚未清查',
  agrees: '账实相符',
  differs: '账实不符',
  missing: '没有找到',
  found: '账外资产',
} as const;
export type LineResult = keyof typeof LINE_RESULTS;

/** One asset in an inventory: what the book says and what was counted. */
@Entity()
export class InventoryLineRow {
  /** `<inventory id>/<asset id>`. */
  @KeyCell('清查项编号')
  id: string;
  @TextCell('清产核资编号')
  inventoryId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('资产')
  assetId: string;
  @TextCell('资产编号')
  code: string;
  @TextCell('资产名称')
  name: string;
  @TextCell('资产性质', { enum: ASSET_CLASSES })
  assetClass: AssetClass;
  @TextCell('资产类别', { enum: ASSET_KINDS })
  kind: AssetKind;
  @TextCell('计量单位', { enum: ASSET_UNITS })
  unit: BookEntry['unit'];
  @CountCell('账面数量（0.01 个计量单位）')
  bookQuantityHundredths: number;
  @FenCell('账面原值')
  bookFen: number;
  @FenCell('账面累计折旧')
  bookDepreciatedFen: number;
  @CountCell('清查数量（0.01 个计量单位）', { nullable: true })
  countedQuantityHundredths: number | null;
  @FenCell('清查核实的原值', { nullable: true })
  countedFen: number | null;
  @FenCell('清查核实的累计折旧', { nullable: true })
  countedDepreciatedFen: number | null;
  @FenCell('盘盈')
  surplusFen: number;
  @FenCell('盘亏')
  lossFen: number;
  @TextCell('清查结果', { enum: LINE_RESULTS })
  result: LineResult;
  @TextCell('使用状态', { enum: USE_STATES })
  useState: UseState;
  @TextCell('账实不符的原因', { nullable: true })
  reason: string | null;
  @DateCell('清查日', { nullable: true })
  countedOn: string | null;
}
