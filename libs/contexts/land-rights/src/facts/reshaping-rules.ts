import {
  type Fraction,
  type LegalDate,
  divisionOfParcel,
  formatMu,
  parcelCodeStandard,
  registerRules,
  rule,
  surveyRules,
} from '#kernel';
import { contractInWords } from './precedence-rules.js';
import { likenessOf } from './reshaping.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { RIGHT_STANDINGS, type Right, termInWords } from './rights.js';
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
  /** First legal date of the parts. */
  readonly on: LegalDate;
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

/** How the rights on a parcel differ from those on the one it is to be merged with; nothing when they are alike. */
export function unlikeRights(parcel: Parcel, other: Parcel, on: LegalDate): string | undefined {
  const standing = ({ rights }: Parcel) => rights.filter((right) => right.standing === 'established');
  const [own, theirs] = [standing(parcel), standing(other)];
  const likeness = (rights: readonly Right[]) => rights.map((right) => likenessOf(right, on)).sort();
  if (likeness(own).join(' ') === likeness(theirs).join(' ')) return undefined;
  const known = new Set(own.map((right) => likenessOf(right, on)));
  const differs = theirs.find((right) => !known.has(likenessOf(right, on))) ?? theirs[0];
  return differs
    ? `地块 ${other.code} 上有${RIGHT_KINDS[differs.right]}（${contractInWords(differs)}，${termInWords(differs)}），与 ${parcel.code} 上的权利人、合同或者期限不同`
    : `地块 ${other.code} 上没有 ${parcel.code} 上的权利`;
}

function isOfOtherRights({ parcel, on }: ReshapingEntry, other: Parcel | undefined): string | undefined {
  if (!other) return '有一块地没有登记';
  if (other.ownership?.collectiveId !== parcel.ownership?.collectiveId || other.kind !== parcel.kind)
    return `地块 ${other.code} 与 ${parcel.code} 的所有权人或者土地种类不同`;
  return unlikeRights(parcel, other, on);
}

export const mergedParcelsAreAlike = rule<ReshapingEntry>({
  id: 'L44',
  code: 'LAND_RIGHTS.PARCELS_NOT_ALIKE',
  sentence:
    '合并的地块属于同一集体，种类相同，权利的种类、权利人、合同、期限相同；来自设立还是互换，不必相同。',
  basis: [parcelCodeStandard('地块'), registerRules('地块的来源和去向')],
  severity: 'block',
  breach: (entry) => {
    const [complaint] = entry.sources.flatMap((each) => isOfOtherRights(entry, each) ?? []);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'others',
          wayForward:
            '只合并权利相同的地块。权利人不同的，先办理互换、转让或者终止；同一农户分属两份承包合同的，延包时订入一份合同以后再合并；流转不同的，先订入一份流转合同或者终止流转。',
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
