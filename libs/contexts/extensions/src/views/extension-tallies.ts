import { type Rows, amend } from '#read-store';
import { type SheetStanding, isSettled } from '../facts/index.js';
import { ExtensionCampaignRow, ExtensionTallyRow } from './extension-rows.js';

/* Households and sheets are counted apart: whoever takes land over has a sheet of its own for it, and is one household. */

interface OfHousehold {
  readonly campaignId: string;
  readonly householdId: string;
}

type Tally = Pick<ExtensionTallyRow, 'sheets' | 'extended' | 'settled'>;

const NONE: Tally = { sheets: 0, extended: 0, settled: 0 };

/** What a household is counted as: there, extended by one sheet at least, done with by all of them. */
function countedAs({ sheets, extended, settled }: Tally) {
  return {
    households: sheets > 0 ? 1 : 0,
    householdsExtended: extended > 0 ? 1 : 0,
    householdsSettled: sheets > 0 && settled === sheets ? 1 : 0,
  };
}

async function retally(
  rows: Rows,
  { campaignId, householdId }: OfHousehold,
  change: (before: Tally) => Tally,
): Promise<void> {
  const id = `${campaignId}/${householdId}`;
  const before = (await rows.get(ExtensionTallyRow, { id })) ?? NONE;
  const after = change(before);
  rows.put(ExtensionTallyRow, { id, ...after });
  const [was, is] = [countedAs(before), countedAs(after)];
  await amend(rows, ExtensionCampaignRow, { campaignId }, (row) => ({
    sheets: row.sheets + after.sheets - before.sheets,
    households: row.households + is.households - was.households,
    householdsExtended: row.householdsExtended + is.householdsExtended - was.householdsExtended,
    householdsSettled: row.householdsSettled + is.householdsSettled - was.householdsSettled,
  }));
}

/** A household of a campaign has one sheet more. */
export function tallySheet(rows: Rows, of: OfHousehold): Promise<void> {
  return retally(rows, of, ({ sheets, extended, settled }) => ({ sheets: sheets + 1, extended, settled }));
}

const one = (counts: boolean): number => (counts ? 1 : 0);

/** A sheet of theirs goes from one standing to another. */
export function tallyStanding(
  rows: Rows,
  of: OfHousehold,
  { from, to }: { readonly from: SheetStanding; readonly to: SheetStanding },
): Promise<void> {
  return retally(rows, of, ({ sheets, extended, settled }) => ({
    sheets,
    extended: extended + one(to === 'extended') - one(from === 'extended'),
    settled: settled + one(isSettled({ standing: to })) - one(isSettled({ standing: from })),
  }));
}
