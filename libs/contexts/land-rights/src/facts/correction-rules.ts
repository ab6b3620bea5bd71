import { civilCode, formatMu, landContractingLaw, registerRules, rule, surveyRules } from '#kernel';
import type { ParcelParticulars } from './correction-events.js';
import { LAND_KINDS } from './kinds.js';
import type { Parcel } from './parcel.js';

/* What a correction of a parcel leaves alone, and what it leaves to be done. */

export interface ParcelCorrection {
  /** As it stands in the register. */
  readonly parcel: Parcel;
  /** As it is right. */
  readonly right: Parcel;
  /** The particulars that differ. */
  readonly after: ParcelParticulars;
}

const OF_FARMED_LAND = ['category', 'landClass', 'plantedUse', 'boundaries'] as const;
const OF_A_UNIT = ['plannedUse', 'house'] as const;

export const particularIsOfSuchLand = rule<ParcelCorrection>({
  id: 'RC3',
  code: 'LAND_RIGHTS.PARTICULAR_OF_OTHER_LAND',
  sentence:
    '承包地块更正类别、土地类型、土地用途和四至，建设用地、宅基地更正规划用途和已登记的房屋；名称和面积都可以更正。',
  basis: [registerRules('更正登记')],
  severity: 'block',
  breach: ({ parcel, after }) => {
    const built = parcel.landClass === 'construction';
    const [field] = (built ? OF_FARMED_LAND : OF_A_UNIT).filter((name) => after[name] !== undefined);
    if (field) {
      const detail = `地块 ${parcel.code} 是${LAND_KINDS[parcel.kind]}，没有这一项可以更正。`;
      return { detail, field, wayForward: '删去这一项。' };
    }
    if (!after.house || parcel.house) return undefined;
    const detail = `不动产单元 ${parcel.code} 没有登记房屋，更正不能添上房屋。`;
    return { detail, field: 'house', wayForward: '有房屋的，按带房屋的不动产单元代码登记。' };
  },
});

/** What stands on the parcel and has not ended. */
function standingThere({ rights, encumbrances }: Parcel): number {
  return [...rights, ...encumbrances].filter(({ standing }) => standing !== 'ended').length;
}

export const kindStaysUnderRights = rule<ParcelCorrection>({
  id: 'RC4',
  code: 'LAND_RIGHTS.KIND_UNDER_RIGHTS',
  sentence: '地块上有权利或者负担的，更正不改变土地种类：什么权利可以设立，随土地种类而定。',
  basis: [civilCode('第二百二十条'), landContractingLaw('第三条')],
  severity: 'block',
  breach: ({ parcel, right }) => {
    const standing = standingThere(parcel);
    if (right.kind === parcel.kind || standing === 0) return undefined;
    return {
      detail: `更正后土地种类由${LAND_KINDS[parcel.kind]}变为${LAND_KINDS[right.kind]}，地块上还有 ${standing} 项权利或者负担。`,
      field: right.landClass === parcel.landClass ? 'category' : 'landClass',
      wayForward: '先了结地块上的权利和负担，再更正土地种类；只更正面积、名称的，不填类别和土地类型。',
    };
  },
});

export const reshapedAreaIsKnownToDiffer = rule<ParcelCorrection>({
  id: 'RC5',
  code: 'LAND_RIGHTS.RESHAPED_AREA_CORRECTED',
  sentence: '由分割、合并而来的地块更正面积后，与原地块的面积之和可能不再相等，应一并核对同批地块。',
  basis: [surveyRules('面积量算')],
  severity: 'warn',
  bears: ({ after }) => after.areaDm2 !== undefined,
  breach: ({ parcel, right }) => {
    const { origins = [] } = parcel;
    if (origins.length === 0) return undefined;
    const detail = `地块 ${parcel.code} 由 ${origins.join('、')} 而来，面积由 ${formatMu(parcel.areaDm2)} 亩更正为 ${formatMu(right.areaDm2)} 亩。`;
    return { detail, field: 'areaDm2', wayForward: '核对同批分割、合并的其他地块，有错的一并更正。' };
  },
});

export const contractsFollowTheArea = rule<ParcelCorrection>({
  id: 'RC6',
  code: 'LAND_RIGHTS.CONTRACTS_FOLLOW_THE_AREA',
  sentence: '地块面积更正后，以原面积订立的合同由双方以补充协议改写面积；以面积计租的，一并核对租金。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '更正登记之日起尽快办理，没有法定的截止日。',
    consequence: '合同与登记簿的面积不一致，由乡镇督促改写。',
  },
  bears: ({ after }) => after.areaDm2 !== undefined,
  breach: ({ parcel, right }) => {
    const contracts = parcel.rights.filter(({ standing }) => standing !== 'ended');
    if (contracts.length === 0) return undefined;
    const named = contracts.map(({ contractNumber, contractId }) => contractNumber ?? contractId).join('、');
    return {
      detail: `地块 ${parcel.code} 的面积由 ${formatMu(parcel.areaDm2)} 亩更正为 ${formatMu(right.areaDm2)} 亩，核对合同或者权利 ${named}。`,
      occurrence: `${parcel.areaDm2}-${right.areaDm2}`,
    };
  },
});

export const PARCEL_CORRECTION_RULES = [
  particularIsOfSuchLand,
  kindStaysUnderRights,
  reshapedAreaIsKnownToDiffer,
  contractsFollowTheArea,
] as const;
