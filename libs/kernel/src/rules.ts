import type { DivisionLevel } from './division-code.js';
import type { JsonObject } from './json.js';
import type { LegalDate } from './legal-date.js';
import type { RuleOutcome } from './metadata.js';
import { type CountedPeriod, periodEnd, yearsOfUnknownHolidays } from './period.js';
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
  /** Severity `task` only: the period at whose end the duty is due. */
  readonly period?: CountedPeriod;
  /** Severity `task` only: the date by which it is due, where no period is counted to it. */
  readonly dueOn?: LegalDate;
  /** Severity `task` only: which one, of a duty that comes again on the same subject, e.g. the year. */
  readonly occurrence?: string;
}

/** Who must do what a rule of severity `task` leaves to be done, and what follows when nobody does. */
export interface Duty {
  /** A role that may complete tasks; in the division of the level, or else in the subject's own. */
  readonly owner: { readonly role: string; readonly level?: DivisionLevel };
  /** Chinese sentence: from which day how long, or the policy key that says so; the date of a case is its breach's. */
  readonly term: string;
  /** Chinese sentence. */
  readonly consequence: string;
}

/**
 * A rule of law or of the registry: a sentence, its article as data, and a predicate over the facts of the
 * case. A rule names only the facts it needs, so any command that can state them can be judged by it.
 */
export interface Rule<in Facts> {
  /** Id in the rule catalogue (`GET /api/rules`), e.g. `T2`. One id is one rule, whatever commands it guards. */
  readonly id: string;
  /** Ids of the county's list of laws that say the same, where the rule has one of its own. */
  readonly also?: readonly string[];
  readonly code: string;
  /** The whole rule in Chinese, as one would read it out at the desk. */
  readonly sentence: string;
  /** What it rests on; a rule that rests on nothing is none. */
  readonly basis: readonly [LegalBasis, ...LegalBasis[]];
  readonly severity: Severity;
  /** Severity `task` only. */
  readonly duty?: Duty;
  /**
   * Whether the rule speaks of such a case at all; of every one unless told. One that does not is neither held nor
   * broken, and is not named.
   */
  readonly bears?: (facts: Facts) => boolean;
  /** The breach, or nothing when the rule holds. Pure. */
  readonly breach: (facts: Facts) => Breach | undefined;
}

export function rule<Facts>(definition: Rule<Facts>): Rule<Facts> {
  return definition;
}

function bearsOn<Facts>({ bears }: Rule<Facts>, facts: Facts): boolean {
  return bears === undefined || bears(facts);
}

/** The same rule for each of several cases, e.g. for every parcel of a contract: the first breach counts. */
export function forEvery<Item, Facts>(
  itemRule: Rule<Item>,
  itemsOf: (facts: Facts) => readonly Item[],
): Rule<Facts> {
  const concerned = (facts: Facts) => itemsOf(facts).filter((item) => bearsOn(itemRule, item));
  return {
    ...itemRule,
    bears: (facts) => concerned(facts).length > 0,
    breach: (facts) => {
      for (const item of concerned(facts)) {
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
  /** Every rule that bears on the case, in the order of the command. */
  readonly verdicts: readonly Verdict[];
  readonly held: readonly string[];
  readonly blocked: readonly Rejection[];
  readonly warnings: readonly RuleOutcome[];
  readonly tasks: readonly RuleOutcome[];
}

/** Judges every rule that bears on the case, not only up to the first that is broken: the desk is told everything at once. */
export function judge<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Judgement {
  const verdicts: Verdict[] = [];
  const held: string[] = [];
  const blocked: Rejection[] = [];
  const warnings: RuleOutcome[] = [];
  const tasks: RuleOutcome[] = [];
  for (const each of rules.filter((candidate) => bearsOn(candidate, facts))) {
    const breach = each.breach(facts);
    verdicts.push(breach ? { rule: each, breach } : { rule: each });
    if (!breach) held.push(each.id);
    else if (each.severity === 'block') blocked.push(refusal(each, breach));
    else if (each.severity === 'warn') warnings.push(outcome(each, breach));
    else tasks.push(dutyOf(each, breach));
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

function outcome({ id, code }: Rule<never>, { detail }: Breach): RuleOutcome {
  return { rule: id, code, detail };
}

/** The legal date by which a duty is due: the end of its period (民法典 201–203), or the date it names. */
export function dueDateOf({ period, dueOn }: Breach): LegalDate | undefined {
  return period ? periodEnd(period.from, period) : dueOn;
}

function dutyOf(broken: Rule<never>, breach: Breach): RuleOutcome {
  const { basis, duty } = broken;
  const { period, occurrence } = breach;
  const dueOn = dueDateOf(breach);
  const unknown = period ? yearsOfUnknownHolidays(period) : [];
  const { rule, code, detail } = outcome(broken, breach);
  return {
    rule,
    code,
    detail: unknown.length > 0 ? `${detail}${provisionalNote(unknown)}` : detail,
    ...(dueOn && { dueOn }),
    ...(period && { period }),
    ...(unknown.length > 0 && { provisional: true }),
    basis: [...basis],
    ...(duty && { owner: duty.owner, consequence: duty.consequence }),
    ...(occurrence && { occurrence }),
  };
}

function provisionalNote(years: readonly number[]): string {
  return `（${years.join('、')} 年的放假安排尚未公布，截止日暂按周一至周五为工作日推算，请以公布后的安排为准。）`;
}
