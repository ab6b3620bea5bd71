import {
  type Breach,
  type LegalDate,
  civilCode,
  collectivesLaw,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import {
  type Authorisation,
  type Matter,
  type Resolution,
  type ResolutionUse,
  resolutionCarries,
} from '#decisions/facts';
import { type FoundPoint, type Grading, openPoints } from './old-contract-state.js';
import {
  type WayOfPuttingRight,
  WRONG_POINTS,
  type WrongPoint,
  puttingRight,
} from './old-contract-tables.js';
import { approvalIsMissing } from './outsider-rules.js';
import { isOutsider } from './party-rules.js';
import type { Contract } from './state.js';
import { cameToNothing, standingOf } from './life-rules.js';

/* How the wrong points of an old contract are mended. */

export interface PuttingRightEntry {
  readonly contract: Contract;
  readonly mends: readonly WrongPoint[];
  readonly way: WayOfPuttingRight;
  readonly on: LegalDate;
  readonly today: LegalDate;
  readonly supplementNumber: string | undefined;
  readonly newContractId: string | undefined;
  readonly newContract: Contract | undefined;
  /** Forum and number of the case, where a dispute was settled. */
  readonly isOfACase: boolean;
  readonly resolution: Resolution | undefined;
  readonly approval: Authorisation | undefined;
}

/** Index of the first that does not stand open or is named twice; -1 when there is none. */
function firstThatIsNotOpen(mends: readonly WrongPoint[], grading: Grading | undefined): number {
  const open = openPoints(grading).map(({ wrong }) => wrong);
  return mends.findIndex((wrong, index) => !open.includes(wrong) || mends.indexOf(wrong) !== index);
}

export const mendedPointsAreOpen = rule<PuttingRightEntry>({
  id: 'OC16',
  code: 'CONTRACTS.POINT_NOT_OPEN',
  sentence: '规范的是最近一次评定列出、尚未规范的问题，每个问题只规范一次，不早于评定，规范之后登记。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: ({ contract: { number, old, signedOn }, mends, on, today }) => {
    const at = firstThatIsNotOpen(mends, old?.grading);
    const other = mends[at];
    if (other !== undefined) {
      const detail = `旧合同 ${number} 没有尚未规范的“${WRONG_POINTS[other]}”问题，或者写了两次。`;
      return { detail, field: `mends[${at}]`, wayForward: '核对最近一次评定；已经规范的不必再登记。' };
    }
    const earliest = old?.grading?.gradedOn ?? signedOn;
    if (on >= earliest && on <= today) return undefined;
    const detail = `规范日 ${on} 应在评定日 ${earliest} 与今天 ${today} 之间。`;
    return { detail, field: 'putRightOn', wayForward: '按规范的材料核对日期。' };
  },
});

export const wayMendsThePoints = rule<PuttingRightEntry>({
  id: 'OC17',
  code: 'CONTRACTS.WAY_DOES_NOT_MEND',
  sentence:
    '每个问题以能够解决它的方式规范：没有书面合同的补签，未入账的入账，期限和价格以补充协议、重签变更；终止或裁判了结的，都可以。',
  basis: [civilCode('第五百四十三条'), civilCode('第五百五十七条')],
  severity: 'block',
  breach: ({ mends, way }) => {
    const { title, mends: able } = puttingRight(way);
    const unable = mends.find((wrong) => !able.includes(wrong));
    if (unable === undefined) return undefined;
    const detail = `“${title}”不能解决“${WRONG_POINTS[unable]}”。`;
    const those = able.map((wrong) => WRONG_POINTS[wrong]).join('、');
    return { detail, field: 'way', wayForward: `“${title}”可以解决：${those}；其他问题另行登记规范。` };
  },
});

function newContractDoesNotFit(entry: PuttingRightEntry): string | undefined {
  const { contract, newContractId, newContract: next } = entry;
  if (newContractId === undefined) return undefined;
  if (next?.collectiveId !== contract.collectiveId) return `本集体没有合同 ${newContractId}`;
  if (next.old) return '重签的合同应是按新合同程序订立的合同';
  const known = contract.grantees.map(({ id }) => id);
  if (!next.grantees.some(({ id }) => known.includes(id))) return `合同 ${next.number} 不是与原对方订立的`;
  return cameToNothing(next) ? standingOf(next) : undefined;
}

function terminationIsMissing({
  contract: { standing, endedOn, to },
  on,
}: PuttingRightEntry): string | undefined {
  const last = standing === 'ended' ? endedOn : to;
  return (standing === 'ended' || standing === 'expired') && last !== undefined && last <= on
    ? undefined
    : '合同没有登记终止或到期';
}

type Missing = readonly [detail: string, field: string, wayForward: string] | undefined;

function supplementIsMissing({ contract, supplementNumber, on }: PuttingRightEntry): Missing {
  const supplement = contract.supplements.find(({ number }) => number === supplementNumber);
  return supplement && supplement.signedOn <= on
    ? undefined
    : ['合同没有登记这份补充协议，或者签订在规范之后', 'supplementNumber', '先登记补充协议。'];
}

/** What of each way does not stand in the register; nothing when all does. */
const MISSING: Readonly<Record<WayOfPuttingRight, (entry: PuttingRightEntry) => Missing>> = {
  supplement: supplementIsMissing,
  rewritten: (entry) => {
    const unfit = newContractDoesNotFit(entry);
    return unfit === undefined
      ? undefined
      : [unfit, 'newContractId', '先订立新合同；补签原合同的，不填新合同。'];
  },
  'made-good': () => undefined,
  terminated: (entry) => {
    const missing = terminationIsMissing(entry);
    return missing === undefined ? undefined : [missing, 'way', '先登记合同提前终止或到期。'];
  },
  settled: ({ isOfACase }) =>
    isOfACase ? undefined : ['没有填写处理机构和案号', 'caseNumber', '按调解书、裁决书、判决书填写。'],
};

export const wayStandsInTheRegister = rule<PuttingRightEntry>({
  id: 'OC18',
  code: 'CONTRACTS.WAY_NOT_IN_REGISTER',
  sentence:
    '以补充协议、终止、重签规范的，先登记补充协议、终止、新合同；调解、仲裁、判决了结的，写明机构和案号。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: (entry) => {
    const [complaint, field, wayForward] = MISSING[entry.way](entry) ?? [];
    return complaint && field && wayForward ? { detail: `${complaint}。`, field, wayForward } : undefined;
  },
});

/** What of the terms as they stand still is as it was found wrong. */
function termsAreWrongStill(contract: Contract, { wrong, legalEndsOn }: FoundPoint): Breach | undefined {
  if (wrong === 'over-long' && legalEndsOn !== undefined && contract.to > legalEndsOn)
    return {
      detail: `合同的止期还是 ${contract.to}，晚于法定最晚止期 ${legalEndsOn}。`,
      field: 'mends',
      wayForward: `以补充协议把止期改为 ${legalEndsOn} 或更早，再登记规范。`,
    };
  if (wrong !== 'under-priced' || contract.payments) return undefined;
  const detail = '登记的补充协议没有改变租金。';
  return { detail, field: 'mends', wayForward: '以补充协议写明以后各年的租金，再登记规范。' };
}

export const supplementMendsTheTerms = rule<PuttingRightEntry>({
  id: 'OC19',
  code: 'CONTRACTS.TERMS_STILL_WRONG',
  sentence: '以补充协议规范超期限、低价的，补充协议已把止期改到法定期限以内、把租金写明。',
  basis: [civilCode('第五百四十三条')],
  severity: 'block',
  bears: ({ way }) => way === 'supplement',
  breach: ({ contract, mends }) => {
    for (const point of openPoints(contract.old?.grading)) {
      const breach = mends.includes(point.wrong) ? termsAreWrongStill(contract, point) : undefined;
      if (breach) return breach;
    }
    return undefined;
  },
});

function leasesLandOutside({ kind, grantees }: Contract): boolean {
  return kind === 'collective-lease' && grantees.some(isOutsider);
}

/** On what the members decide when a contract of this kind goes on. */
function matterOf(contract: Contract): Matter {
  if (contract.kind === 'household-contract') return 'household-contracting-plan';
  if (contract.kind !== 'collective-lease') return 'asset-disposal';
  return leasesLandOutside(contract) ? 'land-lease-outside' : 'land-lease-members';
}

/** A contract that goes on without the decision that it lacked, or on new terms with an outsider, needs one now. */
function decisionNeeded(entry: PuttingRightEntry): ResolutionUse | undefined {
  const { contract, mends, way, on, today, resolution } = entry;
  if (!puttingRight(way).keepsIt || contract.kind === 'household-lease') return undefined;
  const newTerms = way !== 'made-good' && leasesLandOutside(contract);
  if (!newTerms && !mends.includes('no-procedure')) return undefined;
  const parcels = contract.parcels.map(({ parcelCode }) => parcelCode);
  const { collectiveId, contractId } = contract;
  const asked = { resolution, collectiveId, contractId, parcels, today };
  return { ...asked, matter: matterOf(contract), usedOn: on, usedOnField: 'putRightOn' };
}

export const goingOnIsDecided = resolutionCarries<PuttingRightEntry>({
  id: 'OC20',
  code: 'CONTRACTS.GOING_ON_NOT_DECIDED',
  sentence:
    '未经民主程序的旧合同继续履行的，或者与集体以外的单位、个人变更条款的，应经相应的决议；土地给集体以外的单位、个人的，还应报乡镇批准。',
  basis: [landContractingLaw('第五十二条'), collectivesLaw('第二十六条')],
  use: decisionNeeded,
  further: (entry) => (leasesLandOutside(entry.contract) ? approvalIsMissing(entry) : undefined),
});
