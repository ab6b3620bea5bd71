import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { PriorityBarred, priorityBookStream, windowIsBarredOnce } from '../facts/index.js';
import { WINDOW_NOT_FOUND, inWindow, named } from './on-window.js';

/** Sent when the township has approved what the members resolved: after that day no member claims any more. */
export class BarPriorityClaims {
  constructor(
    readonly subject: string,
    readonly windowId: string,
    readonly resolutionId: string,
    readonly approvalId: string,
    /** Day on which both the resolution and its approval were there. */
    readonly effectiveOn: LegalDate,
  ) {}
}

export const barPriorityClaims = commandOn({
  command: BarPriorityClaims,
  title: '民主程序已批准，不再接受优先权主张',
  permission: 'internal',
  stream: priorityBookStream,
  on: ({ subject }) => subject,
  refusals: [WINDOW_NOT_FOUND],
  facts: ({ command, state: book, context }) => inWindow(command, book, { on: command.effectiveOn, context }),
  rules: [windowIsBarredOnce],
  decide: ({ window, on: barredOn }, { command: { resolutionId, approvalId } }) => [
    PriorityBarred.of({ ...named(window), barredOn, resolutionId, approvalId }),
  ],
});
