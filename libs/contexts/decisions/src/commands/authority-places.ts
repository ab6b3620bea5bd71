import { type Loaded, divisionAt } from '#kernel';
import { DIVISIONS_AFTER, DIVISIONS_BEFORE, type Division, divisionStream } from '#divisions/facts';
import { many, one } from '#nest';

type Place = Loaded<Division | undefined>;

const placesOf =
  (level: 'township' | 'county') =>
  ({ divisionCode }: { readonly divisionCode: string }) => [divisionAt(level, divisionCode)];

/** The streams that tell what the township and the county of a place are called, and were. */
export function authorityReferences<Command extends { readonly divisionCode: string }>() {
  return {
    place: one(divisionStream, ({ divisionCode }: Command) => divisionCode),
    townships: many(divisionStream, placesOf('township'), DIVISIONS_BEFORE),
    laterTownships: many(divisionStream, placesOf('township'), DIVISIONS_AFTER),
    counties: many(divisionStream, placesOf('county'), DIVISIONS_BEFORE),
  };
}

/** All names that divisions have had, the last of the first one first: which a paper bears is a matter of its day. */
const namesOf = (places: readonly Place[]): readonly string[] => [
  ...new Set(places.flatMap(({ state }) => [...(state?.names ?? [])].reverse().map(({ name }) => name))),
];

/** What its township and county are called; of the township nothing where it was of one that is not known here. */
export function authorityPlaces(references: {
  readonly place: Place | undefined;
  readonly townships: readonly Place[];
  readonly laterTownships: readonly Place[];
  readonly counties: readonly Place[];
}) {
  const townships = [...references.townships, ...references.laterTownships];
  const { predecessors = [], successors = [] } = references.place?.state ?? {};
  const moved = [...predecessors, ...successors].some(
    (code) => !townships.some(({ id }) => id === divisionAt('township', code)),
  );
  return { townshipNames: moved ? [] : namesOf(townships), countyNames: namesOf(references.counties) };
}
