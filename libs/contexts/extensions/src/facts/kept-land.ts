import { type NamedHousehold, householdInWords } from '#collectives/facts';
import { type OldTerm, type Parcel, goneFrom, hasTakenOver } from '#land-rights/facts';
import { landContractingLaw, registerRules, rule } from '#kernel';
import type { PassedOn, SheetParcel } from './sheet-events.js';
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

export interface PassedLand extends Pick<KeptLand, 'sheet' | 'parcels'> {
  readonly passedOn: readonly PassedOn[];
  readonly takers: readonly NamedHousehold[];
}

/** Each parcel with whom it is passed on to; without what stands on the sheet of the taker already, which does not change (EX20). */
function newlyPassed({ sheet: { survey }, passedOn }: Pick<PassedLand, 'sheet' | 'passedOn'>) {
  const pairs = (passed: readonly PassedOn[]) =>
    passed.flatMap(({ householdId, parcels }) => parcels.map((code) => ({ householdId, code })));
  const known = pairs(survey?.passedOn ?? []);
  return pairs(passedOn).filter(
    ({ householdId, code }) => !known.some((each) => each.householdId === householdId && each.code === code),
  );
}

/** The first parcel that went to somebody else than whom it is passed on to, and how; nothing when they have it, or the giver still. */
function wentElsewhere(entry: PassedLand): string | undefined {
  const old = oldTermOf(entry.sheet);
  for (const { householdId, code } of newlyPassed(entry)) {
    const parcel = entry.parcels.get(code);
    if (!parcel || hasTakenOver(parcel, householdId, old)) continue;
    const gone = goneFrom(parcel, old);
    if (gone !== undefined)
      return `地块 ${code} ${gone}，所填的${householdInWords(householdId, entry.takers)}没有这块地的权利`;
  }
  return undefined;
}

export const landPassesToWhoeverHasIt = rule<PassedLand>({
  id: 'EX40',
  code: 'EXTENSIONS.TAKER_HAS_NO_RIGHT',
  sentence:
    '转由他户承包的地块，登记簿上仍由该户承包，或者已由所填的农户承包；在别人名下的、已经终止的，不填给没有权利的农户。',
  basis: [landContractingLaw('第二十一条'), registerRules('延包调查表')],
  severity: 'block',
  bears: ({ passedOn }) => passedOn.length > 0,
  breach: (entry) => {
    const went = wentElsewhere(entry);
    return went === undefined
      ? undefined
      : {
          detail: `${went}。`,
          field: 'passedOn',
          wayForward: '按登记簿填写现在的承包农户；已经交回、收回、征收的，填不延包。',
        };
  },
});
