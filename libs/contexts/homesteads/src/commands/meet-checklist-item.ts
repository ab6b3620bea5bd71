import { commandOn } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Sha256 } from '#nest/fields';
import {
  CHECKLIST_ITEMS,
  type ChecklistItem,
  ChecklistItemMet,
  type ProjectStage,
  itemIsOnTheChecklist,
  paperHoldsForATime,
  paperOfThePastIsNoted,
  projectGoesStepByStep,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class MeetChecklistItem extends OfProject {
  @Choice('检查清单项目', CHECKLIST_ITEMS)
  item: ChecklistItem;

  @DocumentNumber('文件编号', { example: '左房鉴字〔2026〕12号' })
  documentNumber: string;

  @Sha256('文件扫描件的 SHA-256')
  sha256: string;

  @LegalDateField('办妥日')
  metOn: string;

  @LegalDateField('有效期至（有有效期的填）', { optional: true })
  validUntil?: string;
}

const STAGES: readonly ProjectStage[] = ['proposed', 'started'];

export const meetChecklistItem = commandOn({
  command: MeetChecklistItem,
  title: '登记检查清单项目办妥',
  ...ON_PROJECT,
  effectiveOn: ({ metOn }) => metOn,
  // A paper may be older than the project: its day is not one of the project's own steps.
  facts: ({ command: { item, metOn, validUntil }, state: project, context: { today: on } }) => ({
    ...{ project, item, stages: STAGES, on, onField: 'metOn' },
    ...{ happened: { metOn }, today: on, metOn, validUntil },
  }),
  rules: [
    projectGoesStepByStep,
    itemIsOnTheChecklist,
    paperHoldsForATime,
    paperOfThePastIsNoted,
    whatIsRecordedHasHappened,
  ],
  decide: ({ item }, { command: { documentNumber, sha256, metOn, validUntil } }) => [
    ChecklistItemMet.of({ item, documentNumber, sha256, metOn, validUntil }),
  ],
});
