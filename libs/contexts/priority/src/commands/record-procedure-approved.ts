import { type Rule, isRejection } from '#kernel';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { commandOn, one } from '#nest';
import { SubjectId } from '#nest/fields';
import {
  PriorityBarred,
  type ProcedureEntry,
  approvedOn,
  procedureIsApproved,
  windowIsBarredOnce,
} from '../facts/index.js';
import { IN_WINDOW, InWindow, inWindow, named } from './on-window.js';

export class RecordProcedureApproved extends InWindow {
  @SubjectId('通过的决议')
  resolutionId: string;

  @SubjectId('乡镇批准')
  approvalId: string;
}

const RULES: readonly Rule<ProcedureEntry>[] = [windowIsBarredOnce, procedureIsApproved];

/** For an asking that is recorded after the approval: of one that is there already a process manager says it. */
export const recordProcedureApproved = commandOn({
  command: RecordProcedureApproved,
  title: '登记其他方式承包已经批准（优先权不再主张）',
  ...IN_WINDOW,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: RecordProcedureApproved) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: RecordProcedureApproved) => approvalId),
  },
  effectiveOn: (_, { today }, { data }) => ('barredOn' in data ? data.barredOn : today),
  facts: ({ command, state: book, references, context }) => {
    const resolution = references.resolution?.state;
    const approval = references.approval?.state;
    const at = inWindow(command, book, { on: approvedOn(resolution, approval) ?? context.today, context });
    return isRejection(at) ? at : { ...at, resolution, approval };
  },
  rules: RULES,
  decide: ({ window, on: barredOn }, { command: { resolutionId, approvalId } }) => [
    PriorityBarred.of({ ...named(window), barredOn, resolutionId, approvalId }),
  ],
});
