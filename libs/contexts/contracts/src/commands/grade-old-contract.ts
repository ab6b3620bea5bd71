import type { DataOf, Rule } from '#kernel';
import { Grounds, commandOn, one } from '#nest';
import { Choice, FenField, LegalDateField, NestedList, Sha256, SubjectId, Text } from '#nest/fields';
import { type PolicyReader, policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  CONTRACT_GRADES,
  GRADERS,
  type Contract,
  type GradingEntry,
  OldContractGraded,
  POINT_DUTIES,
  WRONG_POINTS,
  type WrongPoint,
  contractStream,
  findingsSayWhatWasFound,
  gradeFitsTheRecord,
  gradeFitsWhatWasFound,
  oldContractsAreGraded,
  openPoints,
  roundOf,
} from '../facts/index.js';

class WrongPointFound {
  @Choice('问题', WRONG_POINTS)
  wrong: WrongPoint;

  @Text('查到的情况', 200, { example: '同村同类地块 2025 年公开出租均价每亩 500 元' })
  found: string;

  @FenField('约定的价款（分；低价的填）', { min: 0, optional: true })
  agreedPriceFen?: number;

  @FenField('同样标的、同样期间的市场价（分；低价的填）', { optional: true })
  marketPriceFen?: number;

  @LegalDateField('法定最晚止期（超期限的填）', { optional: true })
  legalEndsOn?: string;
}

export class GradeOldContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @Choice('等级', CONTRACT_GRADES)
  grade: keyof typeof CONTRACT_GRADES;

  @NestedList('问题（规范的不填）', () => WrongPointFound, { optional: true, max: 6 })
  findings?: WrongPointFound[];

  @Choice('由谁评定', GRADERS)
  gradedBy: keyof typeof GRADERS;

  @LegalDateField('评定日')
  gradedOn: string;

  @Sha256('评定材料扫描件的 SHA-256')
  paperSha256: string;
}

/** As the event says them: each with the term that was agreed, and since which grading it stands open. */
function findingsOf(contract: Contract, { findings = [] }: GradeOldContract): GradingEntry['findings'] {
  return findings.map(({ wrong, found, agreedPriceFen, marketPriceFen, legalEndsOn }) => ({
    ...{ wrong, round: roundOf(wrong, contract.old?.grading), found, agreedPriceFen, marketPriceFen },
    ...(legalEndsOn !== undefined && { agreedEndsOn: contract.to, legalEndsOn }),
  }));
}

function noLongerFound({
  contract,
  findings,
}: GradingEntry): DataOf<typeof OldContractGraded>['noLongerFound'] {
  return openPoints(contract.old?.grading)
    .filter(({ wrong }) => !findings.some((each) => each.wrong === wrong))
    .map(({ wrong, round }) => ({ wrong, round }));
}

interface GradingCase extends GradingEntry, PolicyReader {}

const GRADING_RULES: readonly Rule<GradingCase>[] = [
  oldContractsAreGraded,
  gradeFitsWhatWasFound,
  findingsSayWhatWasFound,
  gradeFitsTheRecord,
  ...Object.values(POINT_DUTIES),
];

export const gradeOldContract = commandOn({
  command: GradeOldContract,
  title: '评定旧合同',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: {
    policies: one(policyStream, (_: GradeOldContract, contract: Contract | undefined) =>
      contract?.divisionCode.slice(0, 6),
    ),
  },
  effectiveOn: ({ gradedOn }) => gradedOn,
  policies: ({ policyReadings }: GradingCase) => rowsRead(policyReadings),
  facts: ({ command, state: contract, references, context: { today } }): GradingCase => {
    const { grade, gradedOn: on } = command;
    const period = policyFor(references.policies?.state, 'contract-clean-up.mending-period', on);
    const long = policyFor(references.policies?.state, 'leases.long-from-years', contract.signedOn);
    return {
      ...{ contract, grade, on, today },
      findings: findingsOf(contract, command),
      mendingPeriod: period.value && { ...period.value, from: on },
      longFromYears: long.value,
      policyReadings: [...whereSet(period), ...whereSet(long)],
    };
  },
  rules: GRADING_RULES,
  decide: (entry, { command: { gradedBy, paperSha256 } }) => [
    OldContractGraded.of({
      contractId: entry.contract.contractId,
      divisionCode: entry.contract.divisionCode,
      grade: entry.grade,
      findings: [...entry.findings],
      noLongerFound: noLongerFound(entry),
      ...{ gradedBy, gradedOn: entry.on, paperSha256 },
    }),
  ],
});
