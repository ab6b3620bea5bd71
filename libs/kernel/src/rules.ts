import type { JsonObject } from './json.js';
import type { RuleOutcome } from './metadata.js';
import { type LegalBasis, type Rejection, reject } from './rejection.js';

/**
 * What follows when a rule is broken:
 * - `block`: the command is refused
 * - `warn`: it is accepted and the warning stands beside the events for ever
 * - `task`: it is accepted and somebody has a duty with a date
 */
export type Severity = 'block' | 'warn' | 'task';

/** How exactly the facts break a rule. */
export interface Breach {
  /** Chinese sentence with the numbers of the case. */
  readonly detail: string;
  readonly facts?: JsonObject;
  readonly field?: string;
  /** The shortest lawful way forward, where it can be computed. */
  readonly wayForward?: string;
  /** Severity `task` only: the legal date by which the duty is due, `YYYY-MM-DD`. */
  readonly dueOn?: string;
}

/**
 * A rule of law or of the registry: a sentence, its article as data, and a predicate over the facts of the
 * case. A rule names only the facts it needs, so any command that can state them can be judged by it.
 */
export interface Rule<in Facts> {
  /** Id in the rule catalogue (`GET /api/rules`), e.g. `T2`. One id is one rule, whatever commands it guards. */
  readonly id: string;
  readonly code: string;
  /** The whole rule in Chinese, as one would read it out at the desk. */
  readonly sentence: string;
  /** What it rests on; a rule that rests on nothing is none. */
  readonly basis: readonly [LegalBasis, ...LegalBasis[]];
  readonly severity: Severity;
  /** The breach, or nothing when the rule holds. Pure. */
  readonly breach: (facts: Facts) => Breach | undefined;
}

export function rule<Facts>(definition: Rule<Facts>): Rule<Facts> {
  return definition;
}

/** The same rule for each of several cases, e.g. for every parcel of a contract: the first breach counts. */
export function forEvery<Item, Facts>(
  itemRule: Rule<Item>,
  itemsOf: (facts: Facts) => readonly Item[],
): Rule<Facts> {
  return {
    ...itemRule,
    breach: (facts) => {
      for (const item of itemsOf(facts)) {
        const breach = itemRule.breach(item);
        if (breach) return breach;
      }
      return undefined;
    },
  };
}

/** What one rule says of one case: nothing against it, or how it is broken. */
export interface Verdict {
  readonly rule: Rule<never>;
  readonly breach?: Breach;
}

/** What all the rules of a command say of one case. */
export interface Judgement {
  /** Every rule, in the order of the command. */
  readonly verdicts: readonly Verdict[];
  readonly held: readonly string[];
  readonly blocked: readonly Rejection[];
  readonly warnings: readonly RuleOutcome[];
  readonly tasks: readonly RuleOutcome[];
}

/** Judges every rule, not only up to the first that is broken: the desk is told everything at once. */
export function judge<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Judgement {
  const verdicts: Verdict[] = [];
  const held: string[] = [];
  const blocked: Rejection[] = [];
  const warnings: RuleOutcome[] = [];
  const tasks: RuleOutcome[] = [];
  for (const each of rules) {
    const breach = each.breach(facts);
    verdicts.push(breach ? { rule: each, breach } : { rule: each });
    if (!breach) held.push(each.id);
    else if (each.severity === 'block') blocked.push(refusal(each, breach));
    else (each.severity === 'warn' ? warnings : tasks).push(outcome(each, breach));
  }
  return { verdicts, held, blocked, warnings, tasks };
}

function refusal(broken: Rule<never>, breach: Breach): Rejection {
  return reject('rule', broken.code, breach.detail, {
    rule: broken.id,
    basis: broken.basis,
    ...(breach.facts && { facts: breach.facts }),
    ...(breach.field && { field: breach.field }),
    ...(breach.wayForward && { wayForward: breach.wayForward }),
  });
}

function outcome(broken: Rule<never>, breach: Breach): RuleOutcome {
  return {
    rule: broken.id,
    code: broken.code,
    detail: breach.detail,
    ...(breach.dueOn && { dueOn: breach.dueOn }),
  };
}
