import { type Duty, type LegalBasis, type Severity, rulesOf } from '#kernel';
import type { AnyCommandSpec } from './command-spec.js';

/** One rule as the catalogue shows it. */
export interface CataloguedRule {
  readonly id: string;
  /** Ids of the county's list of laws that say the same. */
  readonly also?: readonly string[];
  readonly code: string;
  readonly sentence: string;
  readonly severity: Severity;
  readonly basis: readonly LegalBasis[];
  /** Of a rule that leaves a task. */
  readonly duty?: Duty;
  /** The commands it guards, in alphabetical order. */
  readonly commands: readonly { readonly name: string; readonly title: string }[];
}

/**
 * Every rule of the system with the commands it guards, in order of its id.
 * @throws Error when one id stands for two rules: whoever cites it must mean one
 */
export function ruleCatalogOf(specs: readonly AnyCommandSpec[]): readonly CataloguedRule[] {
  const found = new Map<string, CataloguedRule>();
  for (const spec of specs) {
    const { command, title } = spec;
    for (const { id, also, code, sentence, severity, basis, duty } of rulesOf(spec)) {
      const known = found.get(id);
      if (known && (known.code !== code || known.sentence !== sentence || known.severity !== severity))
        throw new Error(`two rules have the id ${id}: ${known.code} and ${code}`);
      const guarded = (known?.commands ?? []).filter(({ name }) => name !== command.name);
      const commands = [...guarded, { name: command.name, title }].sort((a, b) => (a.name < b.name ? -1 : 1));
      const rule = { id, ...(also && { also }), code, sentence, severity, basis, ...(duty && { duty }) };
      found.set(id, { ...rule, commands });
    }
  }
  return [...found.values()].sort((a, b) => byLetterThenNumber(a.id, b.id));
}

const NUMBERED = new Intl.Collator('en', { numeric: true });

/** `P9` before `P10`. */
function byLetterThenNumber(a: string, b: string): number {
  return NUMBERED.compare(a, b);
}
