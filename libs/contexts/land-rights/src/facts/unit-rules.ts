import {
  UNIT_FIXTURES,
  UNIT_OWNERSHIPS,
  UNIT_RIGHTS,
  type UnitCodeParts,
  landManagementLaw,
  rule,
  unitCodeStandard,
} from '#kernel';
import type { Division } from '#divisions/facts';
import { LAND_KINDS, type LandKind, type PlannedUse, type UnitKind, kindOfLand, useByPlan } from './kinds.js';

export interface UnitEntry {
  readonly unit: UnitCodeParts;
  readonly village: Division | undefined;
  readonly divisionCode: string;
  readonly kind: UnitKind;
  readonly plannedUse: PlannedUse | undefined;
  readonly hasHouse: boolean;
}

export const unitLiesInTheCountyOfItsCode = rule<UnitEntry>({
  id: 'L14',
  code: 'LAND_RIGHTS.UNIT_OF_ANOTHER_PLACE',
  sentence: '不动产单元属于已登记的村，代码的前六位是该村所在的县。',
  basis: [unitCodeStandard('宗地代码')],
  severity: 'block',
  breach: ({ unit, village, divisionCode }) => {
    if (!village)
      return {
        detail: `${divisionCode} 不是已登记的村。`,
        field: 'divisionCode',
        wayForward: '核对区划代码；新设的村请先登记区划。',
      };
    if (village.code.startsWith(unit.divisionCode)) return undefined;
    const detail = `不动产单元代码属于 ${unit.divisionCode}，所填的村在 ${village.code.slice(0, 6)}。`;
    return { detail, field: 'code', wayForward: '核对不动产单元代码和所在的村。' };
  },
});

function codeIsOfOtherLand({ unit, kind }: UnitEntry): string | undefined {
  const { unitRights = [] } = kindOfLand(kind);
  if (unit.ownership !== 'J') return `代码第 13 位是 ${unit.ownership}（${UNIT_OWNERSHIPS[unit.ownership]}）`;
  return unitRights.includes(unit.right)
    ? undefined
    : `代码第 14 位是 ${unit.right}（${UNIT_RIGHTS[unit.right]}），土地种类填的是${LAND_KINDS[kind]}`;
}

function codeIsOfOtherFixture({ unit, hasHouse }: UnitEntry): string | undefined {
  return hasHouse === (unit.fixture === 'F')
    ? undefined
    : `代码第 20 位是 ${unit.fixture}（${UNIT_FIXTURES[unit.fixture]}），${hasHouse ? '填了房屋' : '没有填房屋'}`;
}

export const unitCodeFitsTheLand = rule<UnitEntry>({
  id: 'L15',
  code: 'LAND_RIGHTS.UNIT_CODE_DOES_NOT_FIT',
  sentence: '不动产单元代码的特征码与土地的所有权、种类和房屋相符。',
  basis: [unitCodeStandard('特征码、定着物单元代码')],
  severity: 'block',
  breach: (entry) => {
    const complaint = codeIsOfOtherLand(entry) ?? codeIsOfOtherFixture(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'code', wayForward: '核对不动产单元代码、土地种类和房屋。' };
  },
});

export const profitLandIsPlannedForTrade = rule<{
  readonly kind: LandKind;
  readonly plannedUse?: PlannedUse | undefined;
}>({
  id: 'L16',
  code: 'LAND_RIGHTS.NOT_PLANNED_FOR_TRADE',
  sentence: '集体经营性建设用地由规划确定为工业、商业等经营性用途。',
  basis: [landManagementLaw('第六十三条')],
  severity: 'block',
  bears: ({ kind }) => kind === 'construction-profit',
  breach: ({ plannedUse }) => {
    if (plannedUse && useByPlan(plannedUse).trade) return undefined;
    const wayForward = '按国土空间规划填写用途；不是经营性用途的，土地种类填集体公益性建设用地。';
    if (!plannedUse) return { detail: '没有填规划用途。', field: 'plannedUse', wayForward };
    const detail = `规划用途“${useByPlan(plannedUse).title}”不是经营性用途。`;
    return { detail, field: 'plannedUse', wayForward };
  },
});
