import { commandOn } from '#nest';
import { LegalDateField, NestedList, Sha256 } from '#nest/fields';
import {
  type ProjectStage,
  RevenueSplitAgreed,
  projectGoesStepByStep,
  revenueIsSplitWhole,
  splitIsOfDaysToCome,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject, householdsOfTheProject } from './on-project.js';
import { RevenueShare, splitAmong } from './revenue-share.js';

export class AgreeRevenueSplit extends OfProject {
  @LegalDateField('约定日')
  agreedOn: string;

  @LegalDateField('从何日起执行')
  from: string;

  @NestedList('收益分配（份额合计为 1）', () => RevenueShare, { max: 50 })
  split: RevenueShare[];

  @Sha256('约定扫描件的 SHA-256')
  paperSha256: string;
}

const STAGES: readonly ProjectStage[] = ['started', 'ended'];

export const agreeRevenueSplit = commandOn({
  command: AgreeRevenueSplit,
  title: '登记收益分配变更',
  ...ON_PROJECT,
  references: { households: householdsOfTheProject<AgreeRevenueSplit>() },
  effectiveOn: ({ agreedOn }) => agreedOn,
  // Of a project that is over the days up to its end are divided still, whenever that was agreed.
  facts: ({ command: { agreedOn, from, split }, state: project, references, context: { today } }) => ({
    ...{
      project,
      stages: STAGES,
      on: project.stage === 'ended' ? today : agreedOn,
      onField: 'agreedOn',
      from,
    },
    agreedOn,
    ...{ happened: { agreedOn }, today },
    split: splitAmong(split, project),
    households: references.households.flatMap(({ state }) => state ?? []),
  }),
  rules: [projectGoesStepByStep, splitIsOfDaysToCome, revenueIsSplitWhole, whatIsRecordedHasHappened],
  decide: ({ from, split, agreedOn }, { command: { paperSha256 } }) => [
    RevenueSplitAgreed.of({ from, split, agreedOn, paperSha256 }),
  ],
});
