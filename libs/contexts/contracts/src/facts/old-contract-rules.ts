import {
  type EVIDENCE_GRADES,
  type LegalDate,
  collectiveFinanceRules,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Claim } from '#land-rights/facts';
import type { ContractEntry } from './conclusion-entry.js';
import type { AnnulledEntry } from './terms-rules.js';
import type { ContractKind, LandContractKind } from './events.js';
import { type PartyEntry, isOutsider } from './party-rules.js';

/* What the record of an old contract must say to be one; what is wrong with the contract itself is told, not refused. */

/** The facts of an old contract that comes into the register. */
export interface OldContractEntry
  extends
    PartyEntry,
    AnnulledEntry,
    Pick<ContractEntry, 'known' | 'longFromYears' | 'longestWastelandYears'> {
  readonly kind: ContractKind;
  readonly signedOn: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly today: LegalDate;
  /** Before which day it was signed, to be an old one. */
  readonly signedBefore: LegalDate | undefined;
  readonly claims: readonly Claim[];
  readonly evidenceGrade: keyof typeof EVIDENCE_GRADES;
  readonly written: boolean;
  readonly paperSha256: string | undefined;
  readonly democraticProcedure: boolean;
  readonly inBooks: boolean;
  readonly grantorHouseholdId: string | undefined;
  readonly areaDm2: number | undefined;
  /** Of each counterparty, how many of household, organisation and person are named. */
  readonly counterpartiesNamed: readonly number[];
}

export const contractIsAnOldOne = rule<OldContractEntry>({
  id: 'OC1',
  code: 'CONTRACTS.NOT_AN_OLD_CONTRACT',
  sentence: '作为旧合同登记的，是清理以前签订的合同，止期在起期之后；新合同按新合同的程序订立。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: ({ signedOn, signedBefore, today, from, to }) => {
    if (signedOn > today)
      return { detail: `签订日 ${signedOn} 还没有到。`, field: 'signedOn', wayForward: '核对签订日。' };
    if (to <= from)
      return { detail: `止期 ${to} 应晚于起期 ${from}。`, field: 'to', wayForward: '核对起期和止期。' };
    if (signedBefore === undefined || signedOn < signedBefore) return undefined;
    const detail = `合同 ${signedOn} 签订，不早于 ${signedBefore}，不是旧合同。`;
    return { detail, field: 'signedOn', wayForward: '按新合同的程序和条件登记订立。' };
  },
});

export const oldContractRestsOnEvidence = rule<OldContractEntry>({
  id: 'OC2',
  code: 'CONTRACTS.OLD_CONTRACT_EVIDENCE',
  sentence: '旧合同有书面合同的附扫描件，原件找不到、只有口述的除外；没有书面合同的不附。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: ({ evidenceGrade, written, paperSha256 }) => {
    if (!written && paperSha256 !== undefined) {
      const detail = '填了没有书面合同，又附了合同扫描件。';
      return { detail, field: 'written', wayForward: '有书面合同的改填“有”；其他材料附在依据文件里。' };
    }
    if (!written || paperSha256 !== undefined || evidenceGrade === 'oral') return undefined;
    const wayForward = '附上扫描件；原件找不到的，证据等级填口述。';
    return { detail: '有书面合同，没有附扫描件。', field: 'paperSha256', wayForward };
  },
});

export const counterpartiesAreNamedOnce = rule<OldContractEntry>({
  id: 'OC3',
  code: 'CONTRACTS.COUNTERPARTY_UNCLEAR',
  sentence: '旧合同的每个对方填农户、单位、个人之一；单位没有代码的填名称。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: ({ counterpartiesNamed }) => {
    const at = counterpartiesNamed.findIndex((named) => named !== 1);
    return at < 0
      ? undefined
      : {
          detail: `第 ${at + 1} 个对方应填农户、单位、个人之一。`,
          field: `counterparties[${at}]`,
          wayForward: '有几个对方的，分几项填写，每项填一个。',
        };
  },
});

export function isOverLand(kind: ContractKind): kind is LandContractKind {
  return kind !== 'house-lease' && kind !== 'asset-lease';
}

function subjectDoesNotFit({ kind, claims, areaDm2, grantorHouseholdId }: OldContractEntry) {
  if ((kind === 'household-lease') !== (grantorHouseholdId !== undefined))
    return ['农户出租经营权的填出租农户，其他合同不填', 'grantorHouseholdId'] as const;
  if (!isOverLand(kind) && claims.length > 0) return ['房屋、资产的合同不填地块编码', 'parcels'] as const;
  if (isOverLand(kind) && areaDm2 === undefined) return ['土地的合同填面积', 'areaDm2'] as const;
  return undefined;
}

export const subjectFitsTheKind = rule<OldContractEntry>({
  id: 'OC4',
  code: 'CONTRACTS.OLD_CONTRACT_SUBJECT',
  sentence:
    '旧合同的标的与类别相符：土地填面积，已登记的填地块编码；房屋、资产用文字写明；农户出租的填出租农户。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: (entry) => {
    const [complaint, field] = subjectDoesNotFit(entry) ?? [];
    return complaint && field
      ? {
          detail: `${complaint}。`,
          field,
          wayForward: '按合同核对类别和标的；几户农户一纸合同的，按户分别登记。',
        }
      : undefined;
  },
});

export const oldContractIsInTheBooks = rule<Pick<OldContractEntry, 'inBooks' | 'kind'>>({
  id: 'OC5',
  code: 'CONTRACTS.OLD_CONTRACT_NOT_IN_BOOKS',
  sentence: '集体资源、资产的承包、租赁收入应当入账。',
  basis: [collectiveFinanceRules('第二十三条')],
  severity: 'warn',
  bears: ({ kind }) => kind !== 'household-lease',
  breach: ({ inBooks }) => (inBooks ? undefined : { detail: '合同的收入没有入账。' }),
});

export const oldContractWentThroughProcedure = rule<
  Pick<OldContractEntry, 'kind' | 'democraticProcedure' | 'grantees'>
>({
  id: 'P8-old',
  code: 'CONTRACTS.OLD_CONTRACT_WITHOUT_PROCEDURE',
  sentence:
    '旧合同：集体资源、资产的承包、租赁应经民主程序；给集体以外的单位、个人的，还应事先经成员三分之二以上同意并报乡镇批准。没有的，登记时提示。',
  basis: [landContractingLaw('第十九条'), landContractingLaw('第五十二条')],
  severity: 'warn',
  bears: ({ kind }) => kind !== 'household-lease',
  breach: ({ democraticProcedure, grantees }) =>
    democraticProcedure
      ? undefined
      : {
          detail: grantees.some(isOutsider)
            ? '合同给了集体以外的单位或个人，没有经过民主程序。'
            : '合同没有经过民主程序。',
        },
});
