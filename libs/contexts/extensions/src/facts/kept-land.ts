import { type OldTerm, type Parcel, goneFrom } from '#land-rights/facts';
import { landContractingLaw, registerRules, rule } from '#kernel';
import type { SheetParcel } from './sheet-events.js';
import type { HouseholdSheet } from './sheet-state.js';

/* Land may be lost between the survey and the contract: it is looked at again at every step. */

/** The old term of a household, as the land register asks for it. */
export function oldTermOf({ householdId, contracts, endsOn }: HouseholdSheet): OldTerm {
  return { householdId, contractIds: contracts.map(({ contractId }) => contractId), endsOn };
}

export interface KeptLand {
  readonly sheet: HouseholdSheet;
  /** What the household is to go on with. */
  readonly kept: readonly Pick<SheetParcel, 'parcelCode'>[];
  readonly parcels: ReadonlyMap<string, Parcel | undefined>;
}

/** What the sheet says is kept, with the parcels as they are loaded. */
export function keptLand(
  sheet: HouseholdSheet,
  loaded: readonly { readonly id: string; readonly state: Parcel | undefined }[],
): KeptLand {
  return {
    sheet,
    kept: sheet.survey?.kept ?? [],
    parcels: new Map(loaded.map(({ id, state }) => [id, state])),
  };
}

/** The first parcel that the household has no more, and how it went; nothing when it has all of them. */
export function lostLand({ sheet, kept, parcels }: KeptLand): string | undefined {
  for (const { parcelCode } of kept) {
    const parcel = parcels.get(parcelCode);
    const gone = parcel && goneFrom(parcel, oldTermOf(sheet));
    if (gone !== undefined) return `地块 ${parcelCode} ${gone}`;
  }
  return undefined;
}

export const keptLandIsTheirsStill = rule<KeptLand>({
  id: 'EX36',
  code: 'EXTENSIONS.KEPT_LAND_LOST',
  sentence:
    '继续承包的地块，调查、确认、签订合同时都由该户承包；已经交回、退出、收回、征收、转让、互换的不再列为继续承包。',
  basis: [landContractingLaw('第二十一条'), registerRules('延包调查表')],
  severity: 'block',
  breach: (entry) => {
    const lost = lostLand(entry);
    return lost === undefined
      ? undefined
      : {
          detail: `${lost}，不能由该户延包。`,
          field: 'sheetId',
          wayForward:
            '更正调查表：交回、退出、收回、征收的填不延包；转让、互换给他户的填转由他户承包；分割、合并的填新的地块。',
        };
  },
});
