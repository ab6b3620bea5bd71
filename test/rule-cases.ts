import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Notes that a test saw a rule hold, or stop something. `npm test` asks at the end whether every rule of the
 * catalogue was seen both ways; a single suite has nobody to tell.
 */
export function noteRule(id: string, seen: 'held' | 'broken'): void {
  const folder = process.env.DIQI_RULE_CASES;
  if (folder) appendFileSync(join(folder, `${process.pid}.txt`), `${seen} ${id}\n`);
}

interface Told {
  readonly rule?: string;
  readonly others?: readonly Told[];
  readonly warnings?: readonly Told[];
  readonly tasks?: readonly Told[];
  readonly trial?: { readonly verdicts: readonly { rule: string; holds: boolean }[] };
}

/** What an answer tells of rules: those that stopped something, and of a dry run every one. */
export function noteRules({ rule, others = [], warnings = [], tasks = [], trial }: Told): void {
  if (rule !== undefined) noteRule(rule, 'broken');
  for (const told of [...others, ...warnings, ...tasks]) noteRules(told);
  for (const verdict of trial?.verdicts ?? []) noteRule(verdict.rule, verdict.holds ? 'held' : 'broken');
}
