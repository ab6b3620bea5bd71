import { commandOn } from '#nest';
import { Choice, LegalDateField } from '#nest/fields';
import {
  ENDING_GROUNDS,
  type EndingGround,
  type ProjectStage,
  RevitalizationEnded,
  projectEndsAfterWhatHappenedInIt,
  groundFitsTheDay,
  projectGoesStepByStep,
  revenueIsRecordedWithoutGaps,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class EndRevitalization extends OfProject {
  @Choice('终止的原因', ENDING_GROUNDS)
  ground: EndingGround;

  @LegalDateField('终止日')
  endedOn: string;
}

const STAGES: readonly ProjectStage[] = ['proposed', 'started'];

export const endRevitalization = commandOn({
  command: EndRevitalization,
  title: '登记盘活项目终止',
  ...ON_PROJECT,
  effectiveOn: ({ endedOn }) => endedOn,
  facts: ({ command: { endedOn: on, ground }, state: project, context: { today } }) => ({
    ...{ project, stages: STAGES, on, onField: 'endedOn', ground, parcelCode: undefined },
    ...{ period: undefined, upTo: on },
    ...{ happened: { endedOn: on }, today },
  }),
  rules: [
    projectGoesStepByStep,
    groundFitsTheDay,
    projectEndsAfterWhatHappenedInIt,
    revenueIsRecordedWithoutGaps,
    whatIsRecordedHasHappened,
  ],
  decide: ({ project: { projectId }, on: endedOn, ground }) => [
    RevitalizationEnded.of({ projectId, ground, endedOn }),
  ],
});
