import { z } from 'zod';
import { oneOf } from './code-tables.js';
import { DIVISION_LEVELS } from './division-code.js';
import type { JsonObject } from './json.js';
import { PERIOD_UNITS } from './period.js';

/** What a duty says of itself beside its sentence, wherever it is recorded. */
export const dutyShape = {
  /** The legal date by which it is due. */
  dueOn: z.string().optional(),
  /** The period of which that date is the end (民法典 201–203); none where the date is fixed by itself. */
  period: z.strictObject({ from: z.string(), count: z.int().min(1), unit: oneOf(PERIOD_UNITS) }).optional(),
  /** The date was counted through a year whose holidays were not published, and is not counted again. */
  provisional: z.literal(true).optional(),
  basis: z.array(z.strictObject({ law: z.string(), article: z.string() })).optional(),
  /** What follows when it lapses: a Chinese sentence. */
  consequence: z.string().optional(),
  /** Which of several duties of one kind on one subject, e.g. the year `2026`. */
  occurrence: z.string().optional(),
};

const ruleOutcome = z.strictObject({
  /** Id of the rule in the rule catalogue, e.g. `T2`. */
  rule: z.string(),
  code: z.string(),
  detail: z.string(),
  ...dutyShape,
  /** Who has the duty: a role, in the division of this level that the subject lies in. */
  owner: z.strictObject({ role: z.string(), level: oneOf(DIVISION_LEVELS).optional() }).optional(),
});

/** How well a fact of the past was known when it was recorded. */
export const EVIDENCE_GRADES = { oral: '口述', paper: '有书面材料', registered: '已登记或发证' } as const;

/**
 * What stands beside every event: who, when, why, on which papers and under which rules. Written by the
 * command handler alone; a context never composes it.
 */
export const metadataSchema = z.strictObject({
  schemaVersion: z.int().min(1),
  actor: z.strictObject({
    /** Account id, or the name of a process manager. */
    account: z.string(),
    role: z.string(),
    /** Division code of the assignment under which the actor acted. */
    organisation: z.string(),
  }),
  command: z.string(),
  idempotencyKey: z.string(),
  /** Keyed hash of the command's body: tells a repeat from a reuse of the key without revealing the body. */
  bodyHash: z.string(),
  correlationId: z.string(),
  /** Id of the event that caused the command, when a process manager sent it. */
  causationId: z.string().optional(),
  /** UTC instant, ISO 8601 with milliseconds, from the application's clock. */
  recordedAt: z.string(),
  /** Legal date on which the fact became true. */
  effectiveOn: z.string(),
  reason: z.string().optional(),
  documents: z.array(z.strictObject({ title: z.string(), sha256: z.string() })).optional(),
  /** For facts of before the register: on what they rest. */
  evidenceGrade: oneOf(EVIDENCE_GRADES).optional(),
  /** Ids of the rules that were judged and held. */
  rulesHeld: z.array(z.string()),
  warnings: z.array(ruleOutcome).optional(),
  tasks: z.array(ruleOutcome).optional(),
  /** Ids of the dated policy rows that the decision used. */
  policies: z.array(z.string()).optional(),
});

export type Metadata = z.output<typeof metadataSchema>;
/** The metadata of a recorded event. It was checked when it was appended. */
export function metadataOf(event: { readonly metadata: JsonObject }): Metadata {
  return event.metadata as unknown as Metadata;
}

export type RuleOutcome = z.output<typeof ruleOutcome>;
