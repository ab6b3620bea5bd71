import {
  type Breach,
  type CountedPeriod,
  type DataOf,
  type LegalDate,
  type Rule,
  civilCode,
  collectiveFinanceRules,
  formatYuan,
  landContractingLaw,
  registerRules,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import { howToSet } from '#policies/facts';
import type { OldContractGraded } from './old-contract-events.js';
import type { FoundPoint } from './old-contract-state.js';
import { lastDayOfLease } from './old-contract-warnings.js';
import { CONTRACT_GRADES, WRONG_POINTS, type WrongPoint } from './old-contract-tables.js';
import type { Contract } from './state.js';

/* How old contracts are graded, and what each wrong point asks for. */

type Finding = DataOf<typeof OldContractGraded>['findings'][number];

export interface GradingEntry {
  readonly contract: Contract;
  readonly grade: keyof typeof CONTRACT_GRADES;
  readonly findings: readonly Finding[];
  readonly on: LegalDate;
  readonly today: LegalDate;
  /** Within which the points are to be put right, by the county's policy; none when it has set none. */
  readonly mendingPeriod: CountedPeriod | undefined;
  /** Beyond how many years a lease of land is doubtful, by the county's policy of the day of signing. */
  readonly longFromYears: number | undefined;
}

export const oldContractsAreGraded = rule<GradingEntry>({
  id: 'OC6',
  code: 'CONTRACTS.NOT_TO_BE_GRADED',
  sentence: '评定的是作为旧合同登记的合同；评定在签订之后，后一次不早于前一次，评定之后登记。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  breach: ({ contract: { number, old, signedOn }, on, today }) => {
    if (!old)
      return {
        detail: `合同 ${number} 是按新合同程序订立的，不作旧合同评定。`,
        field: 'contractId',
        wayForward: '不必评定；有问题的，登记违约、补充协议或终止。',
      };
    const earliest = old.grading?.gradedOn ?? signedOn;
    if (on >= earliest && on <= today) return undefined;
    const detail = `评定日 ${on} 应在 ${earliest} 与今天 ${today} 之间。`;
    return { detail, field: 'gradedOn', wayForward: '按评定材料核对日期。' };
  },
});

function gradeDoesNotFit({ contract: { old }, grade, findings }: GradingEntry): string | undefined {
  const points = findings.map(({ wrong }) => wrong);
  if (new Set(points).size < points.length) return '同一个问题写了两次';
  const notWritten = points.includes('not-written');
  if (grade === 'sound' && points.length > 0) return '评定为规范的，没有问题可列';
  if (grade === 'defective' && points.length === 0) return '评定为不规范的，至少列出一个问题';
  if (grade === 'oral' && !notWritten) return '评定为口头的，问题中应有“没有书面合同”';
  if (old?.written) return notWritten ? '合同登记有书面合同，不能列“没有书面合同”' : undefined;
  return grade === 'oral' ? undefined : `合同没有书面合同，不能评定为${CONTRACT_GRADES[grade]}`;
}

export const gradeFitsWhatWasFound = rule<GradingEntry>({
  id: 'OC7',
  code: 'CONTRACTS.GRADE_DOES_NOT_FIT',
  sentence: '规范的没有问题；不规范的至少有一个问题；没有书面合同的评定为口头，有书面合同的不评定为口头。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  bears: ({ contract }) => contract.old !== undefined,
  breach: (entry) => {
    const complaint = gradeDoesNotFit(entry);
    return complaint === undefined
      ? undefined
      : { detail: `${complaint}。`, field: 'grade', wayForward: '按评定材料核对等级和问题。' };
  },
});

/** What a finding must say of itself beside words. */
function findingIsVague({ from, to }: Contract, finding: Finding): string | undefined {
  const { wrong, agreedPriceFen, marketPriceFen, legalEndsOn } = finding;
  const priced = agreedPriceFen !== undefined || marketPriceFen !== undefined;
  if (priced && wrong !== 'under-priced') return '只有“低价”填约定价和市场价';
  if (legalEndsOn !== undefined && wrong !== 'over-long') return '只有“超期限”填法定最晚止期';
  if (wrong === 'under-priced' && (agreedPriceFen ?? 0) >= (marketPriceFen ?? 0))
    return '“低价”应填约定价和高于它的市场价';
  if (wrong !== 'over-long' || (legalEndsOn !== undefined && legalEndsOn >= from && legalEndsOn < to))
    return undefined;
  return `“超期限”应填起期 ${from} 以后、约定止期 ${to} 以前的法定最晚止期`;
}

export const findingsSayWhatWasFound = rule<GradingEntry>({
  id: 'OC8',
  code: 'CONTRACTS.FINDING_UNCLEAR',
  sentence: '每个问题写明查到的情况：低价的写约定价和市场价，超期限的写法定最晚止期。',
  basis: [registerRules('清理合同')],
  severity: 'block',
  bears: ({ contract }) => contract.old !== undefined,
  breach: ({ contract, findings }) => {
    for (const [at, finding] of findings.entries()) {
      const complaint = findingIsVague(contract, finding);
      if (complaint) {
        const wayForward = '按评定材料补填。';
        return { detail: `${complaint}。`, field: `findings[${at}]`, wayForward };
      }
    }
    return undefined;
  },
});

/** A lease that runs longer than it may, graded as if nothing were wrong with it. */
function tooLongToBeSound({ contract, grade, longFromYears }: GradingEntry): readonly string[] {
  const last = lastDayOfLease(contract, longFromYears);
  return grade !== 'sound' || last === undefined || contract.to <= last
    ? []
    : [`评定为规范，约定的止期 ${contract.to} 却在 ${last} 以后，没有列“${WRONG_POINTS['over-long']}”`];
}

/** What was found, or not, against what stood in the record from the beginning. */
function contradictions({ contract: { old }, findings }: GradingEntry): readonly string[] {
  const isFound = (point: WrongPoint) => findings.some(({ wrong }) => wrong === point);
  const contradicted = [
    ...(old?.democraticProcedure === isFound('no-procedure') ? ['未经民主程序'] : []),
    ...(old?.inBooks === isFound('not-in-books') ? ['未入账'] : []),
  ];
  return contradicted.length > 0 ? [`评定的“${contradicted.join('”“')}”与登记时填的不一致`] : [];
}

export const gradeFitsTheRecord = rule<GradingEntry>({
  id: 'OC9',
  code: 'CONTRACTS.GRADE_CONTRADICTS_RECORD',
  sentence: '评定的问题与登记时查明的民主程序、入账情况和约定的期限一致；不一致的，提示核对。',
  basis: [registerRules('清理合同')],
  severity: 'warn',
  bears: ({ contract }) => contract.old !== undefined,
  breach: (entry): Breach | undefined => {
    const complaints = [...contradictions(entry), ...tooLongToBeSound(entry)];
    return complaints.length > 0 ? { detail: `${complaints.join('；')}，请核对。` } : undefined;
  },
});

const MENDING = 'contract-clean-up.mending-period';
const withoutMendingPeriod = `规范期限未配置，没有截止日：${howToSet(MENDING)}`;

function foundInWords({ wrong, found, ...sums }: Finding): string {
  const { agreedPriceFen, marketPriceFen, agreedEndsOn, legalEndsOn } = sums;
  const price =
    agreedPriceFen !== undefined && marketPriceFen !== undefined
      ? `约定 ${formatYuan(agreedPriceFen)} 元，市场价 ${formatYuan(marketPriceFen)} 元；`
      : '';
  const term = legalEndsOn === undefined ? '' : `约定到 ${agreedEndsOn}，法定最晚到 ${legalEndsOn}；`;
  return `${WRONG_POINTS[wrong]}：${price}${term}${found}`;
}

interface PointUnderTheLaw {
  readonly id: string;
  readonly also?: readonly string[];
  readonly code: string;
  readonly basis: Rule<GradingEntry>['basis'];
  readonly consequence: string;
}

const POINTS: Readonly<Record<WrongPoint, PointUnderTheLaw>> = {
  'over-long': {
    id: 'OC10',
    code: 'CONTRACTS.OLD_CONTRACT_OVER_LONG',
    basis: [landContractingLaw('第三十八条第三项'), civilCode('第七百零五条')],
    consequence: '超过法定期限的部分不受保护，列入逾期待办，由乡镇督促规范。',
  },
  'under-priced': {
    id: 'OC11',
    code: 'CONTRACTS.OLD_CONTRACT_UNDER_PRICED',
    basis: [collectiveFinanceRules('第二十三条')],
    consequence: '集体收入继续流失，列入逾期待办，协商不成的依法调解、仲裁或起诉。',
  },
  'no-procedure': {
    id: 'OC12',
    code: 'CONTRACTS.OLD_CONTRACT_NOT_DECIDED',
    basis: [landContractingLaw('第五十二条'), villageCommitteeLaw('第二十四条')],
    consequence: '合同可能被认定无效或撤销，列入逾期待办，由乡镇督促补办。',
  },
  'not-in-books': {
    id: 'OC13',
    code: 'CONTRACTS.OLD_CONTRACT_TO_BE_BOOKED',
    basis: [collectiveFinanceRules('第二十三条')],
    consequence: '列入逾期待办，移送农村集体经济审计。',
  },
  'not-written': {
    id: 'OC14',
    code: 'CONTRACTS.OLD_CONTRACT_TO_BE_WRITTEN',
    basis: [landContractingLaw('第四十条'), civilCode('第七百零七条')],
    consequence: '视为不定期租赁的，双方可以随时解除，列入逾期待办。',
  },
  'not-archived': {
    id: 'OC15',
    also: ['D4'],
    code: 'CONTRACTS.OLD_CONTRACT_TO_BE_ARCHIVED',
    basis: [villageCommitteeLaw('第三十四条')],
    consequence: '列入逾期待办，由乡镇督促归档。',
  },
};

/** What a wrong point that was found leaves to be done, once for the grading since which it stands open. */
function toBePutRight(entry: GradingEntry, wrong: WrongPoint): Breach | undefined {
  const { contract, mendingPeriod: period } = entry;
  const finding = entry.findings.find((each) => each.wrong === wrong);
  if (!finding) return undefined;
  const detail = `旧合同 ${contract.number} ${foundInWords(finding)}。${period ? '' : withoutMendingPeriod}`;
  const wayForward = '依法规范后，登记旧合同规范。';
  return { detail, ...(period && { period }), occurrence: String(finding.round), wayForward };
}

const STATION = { role: 'station-clerk', level: 'township' } as const;
const MENDING_TERM = `自评定之日起，期限由政策参数 ${MENDING} 设定；没有设定的没有截止日。`;

/** Every wrong point is put right in time; one that is found again after it was mended is a duty of its own. */
function pointIsPutRight(wrong: WrongPoint): Rule<GradingEntry> {
  const { consequence, ...known } = POINTS[wrong];
  return rule<GradingEntry>({
    ...known,
    sentence: `旧合同评定有“${WRONG_POINTS[wrong]}”问题的，在规定期限内依法规范。`,
    severity: 'task',
    duty: { owner: STATION, term: MENDING_TERM, consequence },
    breach: (entry) => toBePutRight(entry, wrong),
  });
}

/** The duty to put right each wrong point. */
export const POINT_DUTIES: Readonly<Record<WrongPoint, Rule<GradingEntry>>> = {
  'over-long': pointIsPutRight('over-long'),
  'under-priced': pointIsPutRight('under-priced'),
  'no-procedure': pointIsPutRight('no-procedure'),
  'not-in-books': pointIsPutRight('not-in-books'),
  'not-written': pointIsPutRight('not-written'),
  'not-archived': pointIsPutRight('not-archived'),
};

/** The task of a wrong point by its code and which one it is. */
export function dutyOfPoint({ wrong, round }: Pick<FoundPoint, 'wrong' | 'round'>) {
  return { code: POINT_DUTIES[wrong].code, occurrence: String(round) };
}
