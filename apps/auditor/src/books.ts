import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type TrialBalance, Turnovers, postingsOf, trialBalance } from '#books/facts';
import { POSTING_RULES } from '#books/postings';
import { BadBundle, type BundleEvent } from './bundle.js';

const EARLIEST = '1900-01';
const LATEST = '9999-12';
const POSTED = new Set(POSTING_RULES.map(({ type }) => type.name));

/** The books of every entity, recomputed from the facts by the posting rules alone. */
export class RecomputedBooks {
  private readonly turnovers = new Turnovers();

  add({ index, id, type, stream, bytes }: BundleEvent): void {
    if (!POSTED.has(type)) return;
    const data: unknown = JSON.parse(bytes.data.toString('utf8'));
    const event = { eventId: id, type, stream, position: index, data };
    for (const posting of postingsOf(POSTING_RULES, event)) this.turnovers.add(posting);
  }

  /** 科目余额表 of one entity, or of all with postings. */
  trialBalances(given: { entity?: string | undefined; from?: string | undefined; to?: string | undefined }) {
    const { from = EARLIEST, to = LATEST } = given;
    const entities = given.entity === undefined ? this.turnovers.entitiesPosted() : [given.entity];
    return entities.map((entity) => this.trialBalance({ entity, from, to }));
  }

  trialBalance(span: Pick<TrialBalance, 'entity' | 'from' | 'to'>): TrialBalance {
    return trialBalance(span, this.turnovers.accounts(span));
  }
}

const fen = z.int();
const totals = {
  openingDebitFen: fen,
  openingCreditFen: fen,
  debitFen: fen,
  creditFen: fen,
  closingDebitFen: fen,
  closingCreditFen: fen,
};
const exported = z.strictObject({
  entity: z.string(),
  from: z.string(),
  to: z.string(),
  items: z.array(z.strictObject({ account: z.string(), name: z.string(), ...totals })),
  totals: z.strictObject(totals),
  balanced: z.boolean(),
});

/** Trial balances as the system answered them: one, or a list of them. @throws BadBundle */
export function readTrialBalances(path: string): TrialBalance[] {
  try {
    const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return z.array(exported).parse([given].flat());
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new BadBundle(`${path} 不是科目余额表（JSON）`);
    throw error;
  }
}

export interface Mismatch {
  readonly entity: string;
  /** Account and column, or where else the two differ. */
  readonly where: string;
  readonly exported: unknown;
  readonly recomputed: unknown;
}

/** Every figure in which an exported trial balance differs from the recomputed one. */
export function mismatches(books: RecomputedBooks, given: readonly TrialBalance[]): Mismatch[] {
  return given.flatMap((each) => {
    const ours = books.trialBalance(each);
    if (isDeepStrictEqual(each, ours)) return [];
    const [a, b] = [figures(each), figures(ours)];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter((where) => a[where] !== b[where])
      .map((where) => ({
        entity: each.entity,
        where,
        exported: a[where] ?? null,
        recomputed: b[where] ?? null,
      }));
  });
}

function figures({ items, totals: sums, balanced }: TrialBalance): Record<string, unknown> {
  const rows = items.flatMap(({ account, ...row }) =>
    Object.entries(row).map(([column, value]) => [`${account}.${column}`, value] as const),
  );
  const all = Object.entries(sums).map(([column, value]) => [`totals.${column}`, value] as const);
  return Object.fromEntries<unknown>([...rows, ...all, ['balanced', balanced]]);
}
