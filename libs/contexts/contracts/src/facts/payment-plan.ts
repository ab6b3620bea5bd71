import { type Fraction, type LegalDate, addFen, addYears, yearsBegun } from '#kernel';
import type { Party, PaymentLine } from './events.js';
import { payeeOn } from './lessors.js';
import type { Contract, Due, StatedYield } from './state.js';

/** What a contract promises for one year of one line. */
export interface PlannedRent extends PaymentLine {
  readonly line: number;
  readonly year: number;
  readonly dueOn: LegalDate;
  /** Fen. While the yield is not stated: what is guaranteed. */
  readonly amountFen: number;
  /** A share of a yield that nobody has stated yet: nothing falls due before. */
  readonly awaitsYield: boolean;
}

/** What a plan follows from. */
export interface PaymentTerms extends Pick<Contract, 'payments' | 'from' | 'to' | 'successions'> {
  readonly yields?: readonly StatedYield[];
  /** Nothing falls due after a contract has ended. */
  readonly endedOn?: LegalDate;
  /** Of an old contract, whose plan may begin long after the term did: nothing falls due after the term either. */
  readonly old?: object | boolean;
}

/** Every rent that a contract promises, in the order of its years. */
export function plannedRents(terms: PaymentTerms): readonly PlannedRent[] {
  const { payments, from, to, yields = [], old, successions } = terms;
  const last = terms.endedOn ?? (old ? to : undefined);
  if (!payments) return [];
  const years = yearsBegun(from, to);
  const planned = Array.from({ length: years }, (_, index) => index + 1).flatMap((year) =>
    payments.lines.map((promised, line) => {
      const stated = yields.find((each) => each.line === line && each.year === year);
      const rent = { ...promised, line, year };
      const onPlan = addYears(payments.firstDueOn, year - 1);
      // By the day of the plan: a yield may be stated long after the year that brought it.
      return { ...rent, ...rentOf(rent, onPlan, stated), payee: payeeOn(rent.payee, onPlan, successions) };
    }),
  );
  return last === undefined ? planned : planned.filter(({ dueOn }) => dueOn <= last);
}

/** To whom the rent of one line and year is owed. */
export function payeeOfRent(
  { payments, successions }: Pick<PaymentTerms, 'payments' | 'successions'>,
  { line, year }: Pick<PlannedRent, 'line' | 'year'>,
): Party | undefined {
  const promised = payments?.lines[line];
  return promised && payeeOn(promised.payee, addYears(payments.firstDueOn, year - 1), successions);
}

/** Amount and day of one rent; a share falls due when the yield is stated, but not before its day. */
function rentOf(
  { steps, adjustment, yieldShare, year }: PaymentLine & { readonly year: number },
  onPlan: LegalDate,
  stated: StatedYield | undefined,
): Pick<PlannedRent, 'amountFen' | 'dueOn' | 'awaitsYield'> {
  const step = steps.findLast(({ fromYear }) => fromYear <= year) ?? { fromYear: year, amountFen: 0 };
  const agreedFen = adjustment ? adjusted(step.amountFen, adjustment, year - step.fromYear) : step.amountFen;
  if (!yieldShare || !stated)
    return { amountFen: agreedFen, dueOn: onPlan, awaitsYield: yieldShare !== undefined };
  const amountFen = Math.max(agreedFen, partOf(stated.yieldFen, yieldShare));
  return { amountFen, dueOn: stated.statedOn > onPlan ? stated.statedOn : onPlan, awaitsYield: false };
}

/** Adjustment upon adjustment, each rounded to the fen as the parties would reckon it. */
function adjusted(
  amountFen: number,
  { everyYears, basisPoints }: NonNullable<PaymentLine['adjustment']>,
  years: number,
): number {
  let fen = BigInt(amountFen);
  for (let passed = everyYears; passed <= years; passed += everyYears)
    fen = (fen * BigInt(10_000 + basisPoints) + 5_000n) / 10_000n;
  return Number(fen);
}

/** A part of an amount in whole fen; what is left of a fen stays with whoever pays. */
export function partOf(fen: number, { numerator, denominator }: Fraction): number {
  return Number((BigInt(fen) * BigInt(numerator)) / BigInt(denominator));
}

/** A rent that is owed: due, and not received in full. */
export type OwedRent = Pick<PlannedRent, 'line' | 'year' | 'dueOn' | 'payer' | 'payee'> & {
  readonly outstandingFen: number;
};

/**
 * What the plan made due by the end of a day and nobody has paid, whether or not it has been recorded as due; the
 * oldest first.
 */
export function owedOn(
  contract: PaymentTerms & { readonly dues: readonly Due[] },
  day: LegalDate,
): readonly OwedRent[] {
  return plannedRents(contract)
    .filter(({ dueOn, awaitsYield }) => dueOn <= day && !awaitsYield)
    .map(({ line, year, dueOn, amountFen, payer, payee }) => {
      const due = contract.dues.find((each) => each.line === line && each.year === year);
      const outstandingFen = due ? due.amountFen - due.receivedFen : amountFen;
      return { line, year, dueOn, payer, payee, outstandingFen };
    })
    .filter(({ outstandingFen }) => outstandingFen > 0)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.line - b.line));
}

/** Part of a payment that settles one rent. */
export interface Attribution {
  readonly line: number;
  readonly year: number;
  readonly amountFen: number;
}

/**
 * Which rents a payment settles when the payer has not said which (民法典 560): what fell due first comes first;
 * of rents that fell due on one day each gets its proportion. The rents of one contract are secured alike and
 * weigh alike, so the other orders of the article never decide. There is no interest to come before (民法典 561):
 * the register reckons none. What a payment is beyond the rents is attributed to none of them.
 */
export function attributed(
  amountFen: number,
  owed: readonly Pick<OwedRent, 'line' | 'year' | 'dueOn' | 'outstandingFen'>[],
): readonly Attribution[] {
  let leftFen = amountFen;
  const parts: Attribution[] = [];
  for (const day of [...new Set(owed.map(({ dueOn }) => dueOn))].sort()) {
    const rents = owed.filter(({ dueOn }) => dueOn === day);
    const amounts = inProportion(
      leftFen,
      rents.map(({ outstandingFen }) => outstandingFen),
    );
    leftFen = addFen(leftFen, ...amounts.map((fen) => -fen));
    rents.forEach(({ line, year }, at) => parts.push({ line, year, amountFen: amounts[at] ?? 0 }));
  }
  return parts.filter((part) => part.amountFen > 0);
}

/** Each claim in full when there is enough; else in proportion, the odd fen to those that lost most of one. */
function inProportion(amountFen: number, claims: readonly number[]): readonly number[] {
  const sum = addFen(...claims);
  if (amountFen >= sum) return claims;
  const exact = claims.map((fen) => BigInt(fen) * BigInt(amountFen));
  const whole = exact.map((fen) => Number(fen / BigInt(sum)));
  const lost = exact.map((fen, at) => ({ at, fen: fen % BigInt(sum) }));
  const odd = amountFen - addFen(...whole);
  const luckier = lost.sort((a, b) => (a.fen > b.fen ? -1 : a.fen < b.fen ? 1 : a.at - b.at)).slice(0, odd);
  return whole.map((fen, at) => (luckier.some((each) => each.at === at) ? fen + 1 : fen));
}
