import { IntegerField, FenField, Choice, Text } from '#nest/fields';
import { Grounds } from '#nest';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_UNITS,
  type AssetClass,
  type AssetKind,
  type AssetUnit,
  type Figures,
  USE_STATES,
  type UseState,
} from '../facts/index.js';

/** Hundredths of a unit: ten billion units at most. */
const QUANTITY_LIMIT = 1_000_000_000_000;

export const QuantityField = (
  title: string,
  { min = 1, optional = false }: { min?: number; optional?: boolean } = {},
) => IntegerField(`${title}（单位：0.01 个计量单位）`, min, QUANTITY_LIMIT, { optional, example: 12_050 });

/** What an asset is and what it is worth: what the register and an inventory ask alike of one that is not known yet. */
export abstract class AssetDescription extends Grounds {
  @Text('资产编号', 40, { example: '固2018-001' })
  code: string;

  @Text('资产名称', 60, { example: '旧村委会北房' })
  name: string;

  @Choice('资产性质', ASSET_CLASSES)
  assetClass: AssetClass;

  @Choice('资产类别', ASSET_KINDS)
  kind: AssetKind;

  @QuantityField('数量')
  quantityHundredths: number;

  @Choice('计量单位', ASSET_UNITS)
  unit: AssetUnit;

  @FenField('原值（资源性资产填 0；价值不明的按名义金额填 1 元）', { min: 0 })
  originalFen: number;

  @FenField('累计折旧（不填为 0）', { min: 0, optional: true })
  depreciatedFen?: number;

  @Text('坐落或存放地点', 100, { example: '村东路 3 号' })
  place: string;

  @Choice('使用状态', USE_STATES)
  useState: UseState;
}

export function figuresOf({
  quantityHundredths,
  originalFen,
  depreciatedFen = 0,
}: Pick<AssetDescription, 'quantityHundredths' | 'originalFen' | 'depreciatedFen'>): Figures {
  return { quantityHundredths, originalFen, depreciatedFen };
}

/** As it is recorded. */
export function describedBy(command: AssetDescription) {
  const { code, name, assetClass, kind, unit, place, useState } = command;
  return { code, name, assetClass, kind, unit, place, useState, ...figuresOf(command) };
}
