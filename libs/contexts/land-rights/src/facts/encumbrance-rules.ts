import { type Breach, type LegalDate, civilCode, landContractingLaw, registerRules, rule } from '#kernel';
import { standingBurdens } from './burden-rules.js';
import { ENCUMBRANCE_KINDS, type Encumbrance, type EncumbranceKind, burdenInWords } from './encumbrances.js';
import type { DISPUTE_OUTCOMES } from './encumbrance-events.js';
import { kindOfLand } from './kinds.js';
import { RIGHT_KINDS, type RightKind } from './right-kinds.js';
import { type Right, upstreamOf } from './rights.js';
import type { Parcel } from './state.js';

export interface RightAtHand {
  readonly parcel: Parcel;
  /** Id of the right that the command names. */
  readonly rightId: string;
  /** As it stands on the parcel; absent when there is none. */
  readonly right: Right | undefined;
  /** Those of the terms after it, which go with it when it is disposed of or given up. */
  readonly later?: readonly Right[];
  /** Kinds of rights for which the act is. */
  readonly kinds: readonly RightKind[];
  /** Legal date of the act. */
  readonly on: LegalDate;
}

function isNotAtHand({ rightId, right, kinds, on }: RightAtHand): string | undefined {
  if (!right) return `没有权利 ${rightId}`;
  const { from, to, standing } = right;
  const name = RIGHT_KINDS[right.right];
  if (!kinds.includes(right.right)) return `权利 ${rightId} 是${name}，不是${wordsOf(kinds)}`;
  if (standing === 'awaiting-registration') return `${name} ${rightId} 尚未办理不动产登记`;
  if (on < from) return `${name} ${rightId} 自 ${from} 起才有，${on} 还没有`;
  return standing === 'established' && on <= to
    ? undefined
    : `${name} ${rightId} 没有设立，或者已经终止、期满`;
}

const wordsOf = (kinds: readonly RightKind[]): string => kinds.map((kind) => RIGHT_KINDS[kind]).join('、');

export const rightIsThereToDispose = rule<RightAtHand>({
  id: 'L22',
  code: 'LAND_RIGHTS.RIGHT_NOT_ESTABLISHED',
  sentence: '已经设立、尚未终止的权利，才能担保、处分或者终止。',
  basis: [civilCode('第二百零九条'), registerRules('先有权利，后有处分')],
  severity: 'block',
  breach: (facts) => {
    const complaint = isNotAtHand(facts);
    return complaint === undefined
      ? undefined
      : {
          detail: `地块 ${facts.parcel.code} 上${complaint}。`,
          field: 'rightId',
          wayForward: '按地块上的权利登记核对权利编号；待登记的，先记载不动产登记。',
        };
  },
});

export interface SecurityEntry extends RightAtHand {
  /** Id of the security that arises. */
  readonly encumbranceId: string;
  readonly consentSha256: string | undefined;
  readonly filedOn: LegalDate | undefined;
}

/** The contract right from which a management right is carved; none of land that nobody has contracted. */
export function contractBehind({ parcel, right }: RightAtHand): Right | undefined {
  return right?.right === 'management-right' ? upstreamOf(parcel, right) : undefined;
}

export const contractorConsentsToSecurity = rule<SecurityEntry>({
  id: 'P6',
  code: 'LAND_RIGHTS.SECURITY_WITHOUT_CONSENT',
  sentence: '受让方以流转取得的土地经营权融资担保，应经承包方书面同意。',
  basis: [landContractingLaw('第四十七条')],
  severity: 'block',
  bears: (entry) => contractBehind(entry) !== undefined,
  breach: ({ consentSha256 }) =>
    consentSha256
      ? undefined
      : {
          detail: '没有承包方书面同意以土地经营权融资担保的文件。',
          field: 'consentSha256',
          wayForward: '取得承包方的书面同意，填写其 SHA-256。',
        },
});

export const securityIsFiled = rule<SecurityEntry>({
  id: 'P6a',
  code: 'LAND_RIGHTS.SECURITY_NOT_FILED',
  sentence: '以承包地的土地经营权融资担保的，向发包方备案。',
  basis: [landContractingLaw('第四十七条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '担保合同生效之日起尽快备案，没有法定的截止日。',
    consequence: '未备案不影响担保的设立，由乡镇督促补办。',
  },
  bears: (entry) => entry.right?.right === 'contract-right' || contractBehind(entry) !== undefined,
  breach: ({ parcel, filedOn, encumbranceId: occurrence }) =>
    filedOn
      ? undefined
      : {
          detail: `地块 ${parcel.code} 上的融资担保尚未向发包方备案。`,
          occurrence,
          wayForward: '向发包方备案，备案后登记土地事项备案。',
        },
});

export const wastesRightIsCertified = rule<RightAtHand>({
  id: 'P7',
  code: 'LAND_RIGHTS.WASTES_RIGHT_WITHOUT_CERTIFICATE',
  sentence: '以招标、拍卖、公开协商等方式承包的土地，依法登记取得权属证书后，才能出租、入股、抵押。',
  basis: [landContractingLaw('第五十三条'), civilCode('第三百四十二条')],
  severity: 'block',
  bears: (facts) =>
    facts.right?.right === 'management-right' && kindOfLand(facts.parcel.kind).bucket === 'four-wastes',
  breach: ({ right, rightId }) =>
    right?.registration
      ? undefined
      : {
          detail: `土地经营权 ${rightId} 没有取得权属证书。`,
          field: 'rightId',
          wayForward: '先申请不动产登记，取得权属证书并在登记簿记载后再办理。',
        },
});

/** Rights that no law lets anybody mortgage. */
const NEVER_MORTGAGED: readonly RightKind[] = ['homestead-qualification', 'homestead-use'];

function isNotMortgageable({ parcel, right }: RightAtHand): string | undefined {
  if (right && NEVER_MORTGAGED.includes(right.right)) return `${RIGHT_KINDS[right.right]}不得抵押`;
  if (parcel.kind === 'private-plot') return '自留地的使用权不得抵押';
  if (parcel.kind === 'construction-public') return '公益设施及其用地不得抵押';
  const [burden] = standingBurdens(parcel, 'seal', 'dispute');
  return burden && `有${burdenInWords(burden)}的土地不得抵押`;
}

export const onlyMortgageableThingsAreMortgaged = rule<RightAtHand>({
  id: 'P25',
  code: 'LAND_RIGHTS.NOT_MORTGAGEABLE',
  sentence:
    '土地所有权，宅基地、自留地、自留山的使用权，公益设施，所有权、使用权有争议的和依法被查封的财产，不得抵押。',
  basis: [civilCode('第三百九十九条')],
  severity: 'block',
  breach: (facts): Breach | undefined => {
    const complaint = isNotMortgageable(facts);
    return complaint === undefined
      ? undefined
      : {
          detail: `地块 ${facts.parcel.code}：${complaint}。`,
          wayForward: '另以可以抵押的财产担保；查封解除、争议了结后再办理。',
        };
  },
});

export interface EncumbranceEnd {
  readonly encumbranceId: string;
  readonly encumbrance: Encumbrance | undefined;
  /** What the command ends. */
  readonly kinds: readonly EncumbranceKind[];
  readonly on: LegalDate;
}

function doesNotEnd({ encumbrance, encumbranceId, kinds, on }: EncumbranceEnd): string | undefined {
  if (!encumbrance || !kinds.includes(encumbrance.kind))
    return `地块上没有编号为 ${encumbranceId} 的${kinds.map((kind) => ENCUMBRANCE_KINDS[kind]).join('、')}`;
  const { standing, endedOn, from } = encumbrance;
  if (standing === 'ended') return `${burdenInWords(encumbrance)}已于 ${endedOn} 解除`;
  return on < from ? `解除日 ${on} 早于 ${burdenInWords(encumbrance)}的设立日 ${from}` : undefined;
}

export const encumbranceIsThereToEnd = rule<EncumbranceEnd>({
  id: 'L23',
  code: 'LAND_RIGHTS.NO_ENCUMBRANCE_TO_END',
  sentence: '存续的抵押、查封、争议、限制、挂牌锁定才能解除，解除不早于设立。',
  basis: [registerRules('负担的设立和解除')],
  severity: 'block',
  breach: (facts) => {
    const complaint = doesNotEnd(facts);
    return complaint === undefined
      ? undefined
      : {
          detail: `${complaint}。`,
          field: 'encumbranceId',
          wayForward: '核对编号和日期；已解除的不必再办。',
        };
  },
});

export const settledDisputeIsCarriedOut = rule<{
  readonly parcel: Parcel;
  readonly outcome: keyof typeof DISPUTE_OUTCOMES;
}>({
  id: 'L24',
  code: 'LAND_RIGHTS.OUTCOME_TO_BE_CARRIED_OUT',
  sentence: '争议的处理结果与登记簿的记载不同的，按结果变更登记。',
  basis: [landContractingLaw('第五十五条'), civilCode('第二百二十九条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '处理结果生效之日起尽快办理，没有法定的截止日。',
    consequence: '登记簿与生效的处理结果不一致，由乡镇督促办理。',
  },
  breach: ({ parcel, outcome }) =>
    outcome === 'to-be-changed'
      ? {
          detail: `地块 ${parcel.code} 的争议已了结，应按处理结果变更登记。`,
          wayForward: '按处理结果办理权利的终止、移转或者重新登记。',
        }
      : undefined,
});

/** What may be offered at the exchange never includes what is bound to membership (承包法 4). */
const NEVER_LISTED: readonly RightKind[] = ['contract-right', 'homestead-qualification', 'homestead-use'];

export const listedRightMayBeTraded = rule<{ readonly parcel: Parcel; readonly offered: RightKind }>({
  id: 'L25',
  code: 'LAND_RIGHTS.NOT_TRADED',
  sentence: '集体土地所有权、承包权、宅基地资格权和使用权不进场交易；挂牌的是土地种类相应的权利。',
  basis: [landContractingLaw('第四条'), landContractingLaw('第九条'), civilCode('第三百六十三条')],
  severity: 'block',
  breach: ({ parcel, offered }) => {
    const traded = kindOfLand(parcel.kind).rights.filter((right) => !NEVER_LISTED.includes(right));
    if (traded.includes(offered)) return undefined;
    const wayForward =
      traded.length > 0 ? `可以挂牌的权利：${wordsOf(traded)}。` : '这类土地没有可以挂牌的权利。';
    const detail = `地块 ${parcel.code} 是${kindOfLand(parcel.kind).title}，${RIGHT_KINDS[offered]}不能挂牌。`;
    return { detail, field: 'right', wayForward };
  },
});
