import { commandOn } from '#nest';
import { Choice, LegalDateField, UnitCode } from '#nest/fields';
import {
  ENDING_GROUNDS,
  type EndingGround,
  type ProjectStage,
  UseEnded,
  groundFitsTheDay,
  projectGoesStepByStep,
  useIsThereToEnd,
  useOn,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class EndUse extends OfProject {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @Choice('终止的原因', ENDING_GROUNDS)
  ground: EndingGround;

  @LegalDateField('终止日（使用的最后一天）')
  endedOn: string;
}

const STAGES: readonly ProjectStage[] = ['proposed', 'started'];

/** One house leaves; the project goes on. */
export const endUse = commandOn({
  command: EndUse,
  title: '登记一处房屋使用终止',
  ...ON_PROJECT,
  effectiveOn: ({ endedOn }) => endedOn,
  facts: ({ command: { parcelCode, endedOn, ground }, state: project, context: { today } }) => ({
    ...{ project, stages: STAGES, on: endedOn, onField: 'endedOn', parcelCode, ground },
    ...{ happened: { endedOn }, today },
    householdId: useOn(project, parcelCode)?.householdId,
  }),
  rules: [projectGoesStepByStep, groundFitsTheDay, useIsThereToEnd, whatIsRecordedHasHappened],
  decide: ({ project: { projectId }, parcelCode, householdId, on: endedOn, ground }) => [
    UseEnded.of({ projectId, parcelCode, householdId, ground, endedOn }),
  ],
});
