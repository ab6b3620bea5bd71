import { type LegalDate, type Loaded, divisionCovers } from '#kernel';
import { type Reorganisations, exerciserOf, reorganisationStream } from '#collectives/facts';
import { type Division, divisionStream } from '#divisions/facts';
import { type Parcel, parcelStream } from '#land-rights/facts';
import { many, one } from '#nest';

interface Deciding {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly heldOn: LegalDate;
}

/** The streams that tell whose the land is that a decision names. */
export function landReferences<Command extends Deciding>(named: (command: Command) => readonly string[]) {
  return {
    land: many(parcelStream, named),
    place: one(divisionStream, ({ divisionCode }: Command) => divisionCode),
    reorganisations: one(reorganisationStream, ({ divisionCode }: Command) => divisionCode.slice(0, 6)),
  };
}

/**
 * Of the parcels named those that lie neither in the place of the collective, by its code or one in whose stead it
 * stands, nor are its own wherever they lie. A parcel that is not registered lies where its code says.
 */
export function landOfOthers(
  { collectiveId, divisionCode, heldOn }: Deciding,
  named: readonly string[],
  references: {
    readonly land: readonly Loaded<Parcel | undefined>[];
    readonly place: Loaded<Division | undefined> | undefined;
    readonly reorganisations: Loaded<Reorganisations | undefined> | undefined;
  },
): readonly string[] {
  const areas = [divisionCode, ...(references.place?.state?.predecessors ?? [])];
  return [...new Set(named)].filter((parcelCode) => {
    const parcel = references.land.find(({ id }) => id === parcelCode)?.state;
    const place = parcel?.divisionCode ?? parcelCode;
    if (areas.some((area) => divisionCovers(area, place))) return false;
    const ownerId = parcel?.ownership?.collectiveId;
    const land = ownerId !== undefined && { ownerId, parcelCode };
    return !land || exerciserOf(references.reorganisations?.state, land, heldOn) !== collectiveId;
  });
}
