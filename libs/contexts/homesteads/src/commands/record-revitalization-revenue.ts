import { elementAt } from '#kernel';
import { commandOn } from '#nest';
import { FenField, LegalDateField, Sha256 } from '#nest/fields';
import {
  type ProjectStage,
  RevitalizationRevenueRecorded,
  periodHasOneSplit,
  projectGoesStepByStep,
  rentOf,
  revenueIsOfAPeriodOnce,
  revenueIsRecordedWithoutGaps,
  sharesFollowTheHouses,
  splitFen,
  splitOn,
  usesWithin,
} from '../facts/index.js';
import { ON_PROJECT, OfProject, householdsOfTheProject } from './on-project.js';

export class RecordRevitalizationRevenue extends OfProject {
  @LegalDateField('期间的第一天')
  from: string;

  @LegalDateField('期间的最后一天')
  to: string;

  @FenField('可分配的收益（没有收益的期间填 0）', { min: 0 })
  revenueFen: number;

  @Sha256('收益结算单扫描件的 SHA-256')
  paperSha256: string;
}

const STAGES: readonly ProjectStage[] = ['started', 'ended'];

export const recordRevitalizationRevenue = commandOn({
  command: RecordRevitalizationRevenue,
  title: '登记盘活项目收益',
  ...ON_PROJECT,
  references: { households: householdsOfTheProject<RecordRevitalizationRevenue>() },
  effectiveOn: ({ to }) => to,
  facts: ({ command: { from, to }, state: project, references, context: { today } }) => ({
    ...{ project, stages: STAGES, on: today, onField: 'to', from, to, today },
    ...{ period: { from, to }, upTo: to },
    households: references.households.flatMap(({ state }) => state ?? []),
  }),
  rules: [
    projectGoesStepByStep,
    revenueIsOfAPeriodOnce,
    revenueIsRecordedWithoutGaps,
    periodHasOneSplit,
    sharesFollowTheHouses,
  ],
  decide: ({ project, from, to }, { command: { revenueFen, paperSha256 } }) => {
    const { projectId, collectiveId, divisionCode } = project;
    const split = splitOn(project, from);
    const amounts = splitFen(
      revenueFen,
      split.map(({ share }) => share),
    );
    const parts = split.map(({ party }, index) => ({ party, amountFen: elementAt(amounts, index) }));
    const rents = usesWithin(project, { from, to })
      .filter(({ use }) => use.yearlyRentFen !== undefined)
      .map(({ use, days }) => ({
        ...{ parcelCode: use.parcelCode, householdId: use.householdId, ...days },
        amountFen: rentOf(use, days),
      }));
    const place = { projectId, collectiveId, divisionCode };
    return [RevitalizationRevenueRecorded.of({ ...place, from, to, revenueFen, parts, rents, paperSha256 })];
  },
});
