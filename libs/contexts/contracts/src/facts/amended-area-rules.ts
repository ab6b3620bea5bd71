import {
  type Fraction,
  type Rule,
  civilCode,
  formatMu,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import { type Parcel, contractOfRight, isWithin, parcelIsCurrent } from '#land-rights/facts';

/* An area that a supplement gives a parcel is that of land the contract still has, as it was measured. */

export interface AmendedLand {
  readonly contractId: string;
  /** As registered; absent when an old contract names land that is not. */
  readonly parcel: Parcel | undefined;
  readonly areaDm2: number;
  /** By the county's policy on the day of signing, of the measured area. */
  readonly tolerance: Fraction | undefined;
}

export const amendedLandIsUnderTheContract = rule<AmendedLand>({
  id: 'CL84',
  code: 'CONTRACTS.AMENDED_LAND_LEFT',
  sentence: '合同在地块上的权利已经终止的，补充协议不再变更它的面积。',
  basis: [civilCode('第五百五十七条'), registerRules('合同的地块')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: ({ parcel, contractId }) => {
    const own = parcel?.rights.filter((right) => contractOfRight(right) === contractId) ?? [];
    const last = own.at(-1);
    return last && own.every(({ standing }) => standing === 'ended')
      ? {
          detail: `合同在地块 ${parcel?.code} 上的权利已于 ${last.to} 终止。`,
          field: 'areas',
          wayForward: '不填这个地块的面积；租金因此改变的，只变更付款计划。',
        }
      : undefined;
  },
});

export const amendedAreaIsMeasured = rule<AmendedLand>({
  id: 'CL85',
  code: 'CONTRACTS.AREA_OVER_THE_MEASURED',
  sentence: '补充协议写的面积不超过地块登记的实测面积，误差在本县规定的限度之内。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条'), registerRules('地块面积')],
  severity: 'block',
  bears: ({ parcel, tolerance }) => parcel !== undefined && tolerance !== undefined,
  breach: ({ parcel, areaDm2: found, tolerance }) => {
    if (!parcel || !tolerance || found <= parcel.areaDm2) return undefined;
    if (isWithin({ recorded: parcel.areaDm2, found, tolerance })) return undefined;
    return {
      detail: `地块 ${parcel.code} 填的面积 ${formatMu(found)} 亩，登记的实测面积 ${formatMu(parcel.areaDm2)} 亩，超过了允许的误差。`,
      field: 'areas',
      wayForward: '按实测面积填写；实测面积登记有误的，先更正地块面积，再登记补充协议。',
    };
  },
});

export const AMENDED_AREA_RULES: readonly Rule<AmendedLand>[] = [
  parcelIsCurrent,
  amendedLandIsUnderTheContract,
  amendedAreaIsMeasured,
];
