import {
  type Fraction,
  divisionOfParcel,
  formatMu,
  parcelCodeStandard,
  registerRules,
  rule,
  surveyRules,
} from '#kernel';
import { RIGHT_STANDINGS } from './rights.js';
import { isWithin } from './shape-rules.js';
import type { Parcel } from './state.js';

export interface ReshapingEntry {
  /** The parcel that it is decided on, and all that go into the parts; absent ones are not registered. */
  readonly parcel: Parcel;
  readonly sources: readonly (Parcel | undefined)[];
  readonly parts: readonly { readonly code: string; readonly areaDm2: number }[];
  /** Codes of parts that are registered already. */
  readonly taken: readonly string[];
  readonly tolerance: Fraction | undefined;
}

export const nothingIsUnderWayOnTheParcel = rule<{ readonly parcel: Parcel }>({
  id: 'L42',
  code: 'LAND_RIGHTS.RIGHT_UNDER_WAY',
  sentence: '地块上有预留、待登记的权利的，权利设立或者解除后再分割、合并。',
  basis: [registerRules('地块的来源和去向')],
  severity: 'block',
  breach: ({ parcel }) => {
    const right = parcel.rights.find(
      ({ standing }) => standing === 'held' || standing === 'awaiting-registration',
    );
    return (
      right && {
        detail: `地块 ${parcel.code} 上有${RIGHT_STANDINGS[right.standing]}的权利（${right.contractNumber ?? right.contractId}）。`,
        facts: { contractId: right.contractId },
        wayForward: '待权利设立、登记或者解除后再办理。',
      }
    );
  },
});

const areaOf = (parcels: readonly ({ readonly areaDm2: number } | undefined)[]): number =>
  parcels.reduce((sum, parcel) => sum + (parcel?.areaDm2 ?? 0), 0);

export const areaIsConserved = rule<ReshapingEntry>({
  id: 'L43',
  code: 'LAND_RIGHTS.AREA_NOT_CONSERVED',
  sentence: '分割、合并前后的面积相等，误差在本县规定的限度之内。',
  basis: [surveyRules('面积量算'), registerRules('地块的来源和去向')],
  severity: 'block',
  breach: ({ sources, parts, tolerance }) => {
    const [recorded, found] = [areaOf(sources), areaOf(parts)];
    if (!tolerance || isWithin({ recorded, found, tolerance })) return undefined;
    return {
      detail: `分割、合并前共 ${formatMu(recorded)} 亩，之后共 ${formatMu(found)} 亩，相差超过限度。`,
      field: 'parts',
      facts: { beforeDm2: recorded, afterDm2: found },
      wayForward: '核对各地块的实测面积；确有误差的，先办理面积更正。',
    };
  },
});

const standingIds = (parcel: Parcel): string =>
  parcel.rights
    .filter(({ standing }) => standing === 'established')
    .map(({ contractId }) => contractId)
    .sort()
    .join(' ');

function isOfOtherRights(parcel: Parcel, other: Parcel | undefined): string | undefined {
  if (!other) return '有一块地没有登记';
  if (other.ownership?.collectiveId !== parcel.ownership?.collectiveId || other.kind !== parcel.kind)
    return `地块 ${other.code} 与 ${parcel.code} 的所有权人或者土地种类不同`;
  return standingIds(other) === standingIds(parcel)
    ? undefined
    : `地块 ${other.code} 与 ${parcel.code} 上的权利不是同一份合同的`;
}

export const mergedParcelsAreAlike = rule<ReshapingEntry>({
  id: 'L44',
  code: 'LAND_RIGHTS.PARCELS_NOT_ALIKE',
  sentence: '合并的地块属于同一集体，种类相同，权利是同一份合同的。',
  basis: [parcelCodeStandard('地块'), registerRules('地块的来源和去向')],
  severity: 'block',
  breach: ({ parcel, sources }) => {
    const [complaint] = sources.flatMap((each) => isOfOtherRights(parcel, each) ?? []);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'others',
          wayForward: '只合并权利完全相同的地块；权利不同的，先办理互换、转让或者终止。',
        };
  },
});

function codeIsWrong({ parcel, sources, parts, taken }: ReshapingEntry): string | undefined {
  const codes = parts.map(({ code }) => code);
  const all = [...codes, ...sources.map((source) => source?.code)];
  if (new Set(all).size < all.length) return '新旧地块的编码有重复';
  const other = codes.find((code) => code.length !== parcel.code.length || !isOfThePlace(code, parcel));
  if (other !== undefined) return `编码 ${other} 与原地块不是同一种，或者不在同一村`;
  return taken[0] === undefined ? undefined : `编码 ${taken[0]} 已登记`;
}

/** A parcel code begins with the village, a unit code with the county. */
const isOfThePlace = (code: string, { divisionCode }: Parcel): boolean =>
  code.length === 19 ? divisionOfParcel(code) === divisionCode : divisionCode.startsWith(code.slice(0, 6));

export const partsHaveCodesOfTheirOwn = rule<ReshapingEntry>({
  id: 'L45',
  code: 'LAND_RIGHTS.PART_CODE',
  sentence: '分割、合并后的地块在同一村内另编新码，旧码不再使用。',
  basis: [parcelCodeStandard('编码唯一性')],
  severity: 'block',
  breach: (entry) => {
    const complaint = codeIsWrong(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'parts', wayForward: '为每块新地块编一个没有用过的顺序码。' };
  },
});

export const reshapingIsUnderWay = rule<{ readonly parcel: Parcel; readonly reshapingId: string }>({
  id: 'L46',
  code: 'LAND_RIGHTS.NO_RESHAPING_UNDER_WAY',
  sentence: '分割、合并先预留各地块，再完成或者解除，各办一次。',
  basis: [registerRules('地块的来源和去向')],
  severity: 'block',
  breach: ({ parcel, reshapingId }) =>
    parcel.reshaping === reshapingId
      ? undefined
      : { detail: `地块 ${parcel.code} 没有进行中的分割、合并。`, wayForward: '不必再办。' },
});
