import { type Rule } from '#kernel';
import { commandOn } from '#nest';
import {
  PriorityLapsed,
  type WindowEntry,
  lastDayToClaim,
  windowIsRunning,
  windowLapsesWhenItIsOver,
} from '../facts/index.js';
import { IN_WINDOW, InWindow, inWindow, named } from './on-window.js';

export class RecordPriorityLapsed extends InWindow {}

const RULES: readonly Rule<WindowEntry>[] = [windowIsRunning, windowLapsesWhenItIsOver];

/** By the clock: what was not claimed until the last day is gone. */
export const recordPriorityLapsed = commandOn({
  command: RecordPriorityLapsed,
  title: '登记优先权丧失',
  ...IN_WINDOW,
  effectiveOn: (_, { today }, { data }) => ('lastDay' in data ? data.lastDay : today),
  facts: ({ command, state: book, context }) => inWindow(command, book, { on: context.today, context }),
  rules: RULES,
  decide: ({ window }) => [PriorityLapsed.of({ ...named(window), lastDay: lastDayToClaim(window) })],
});
