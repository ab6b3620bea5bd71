import { type DecisionContext, type LegalDate, type Rule, forEvery } from '#kernel';
import { Evidence, commandOn, many } from '#nest';
import { AreaField, LandCode, LandCodes, NestedList, Nested, Sha256, Text } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, rowsRead } from '#policies/facts';
import {
  BURDEN_RULES,
  type Parcel,
  RESHAPING_ORDER_RULES,
  type ReshapingEntry,
  ReshapingDecided,
  areaIsConserved,
  mergedParcelsAreAlike,
  nothingIsUnderWayOnTheParcel,
  parcelStream,
  partsHaveCodesOfTheirOwn,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { policiesOfTheParcel } from './reminding.js';

const PARTS_LIMIT = 20;

class NewParcel {
  @LandCode('新地块编码')
  code: string;

  @Text('新地块名称', 50, { example: '河滩地东段' })
  name: string;

  @AreaField('实测面积（单位 0.01 平方米）')
  areaDm2: number;
}

/** What splitting and merging say alike; the day is the first one of the new parcels. */
abstract class Reshaping extends Evidence {
  @LandCode('地块编码')
  parcelCode: string;

  @Sha256('测绘成果扫描件的 SHA-256')
  paperSha256: string;
}

export class SplitParcel extends Reshaping {
  @NestedList('分割成的地块', () => NewParcel, { min: 2, max: PARTS_LIMIT })
  parts: NewParcel[];
}

export class MergeParcels extends Reshaping {
  @LandCodes('与之合并的其他地块', { max: PARTS_LIMIT })
  others: string[];

  @Nested('合并成的地块', () => NewParcel)
  into: NewParcel;
}

interface Stated {
  readonly parcel: Parcel;
  readonly others: readonly { readonly id: string; readonly state: Parcel | undefined }[];
  readonly parts: readonly NewParcel[];
  readonly registered: readonly { readonly id: string; readonly state: Parcel | undefined }[];
  readonly policies: Parameters<typeof policyFor>[0];
  readonly on: LegalDate;
}

function reshaping({ parcel, others, parts, registered, policies, on }: Stated, { newId }: DecisionContext) {
  const tolerance = policyFor(policies, 'parcels.area-tolerance', on);
  const entry: ReshapingEntry = {
    parcel,
    sources: [parcel, ...others.map(({ state }) => state)],
    parts,
    taken: registered.filter(({ state }) => state !== undefined).map(({ id }) => id),
    ...{ tolerance: tolerance.value, on },
  };
  const codes = [parcel.code, ...others.map(({ id }) => id)];
  return { ...entry, codes, reshapingId: newId('reshaping'), policyReadings: [tolerance] };
}

/** Of every parcel that goes into the parts, not of the one alone that it is decided on; unknown ones L44 names. */
const SOURCE_RULES: readonly Rule<{ readonly parcel: Parcel; readonly on: LegalDate }>[] = [
  ...BURDEN_RULES,
  nothingIsUnderWayOnTheParcel,
  ...RESHAPING_ORDER_RULES,
];

const RESHAPING_RULES = [
  ...SOURCE_RULES.map((each) =>
    forEvery(each, ({ sources, on }: ReshapingEntry) =>
      sources.flatMap((parcel) => (parcel ? [{ parcel, on }] : [])),
    ),
  ),
  mergedParcelsAreAlike,
  areaIsConserved,
  partsHaveCodesOfTheirOwn,
  ...POLICY_READING_RULES,
] as const;

const decided = (
  { reshapingId, codes, on }: ReturnType<typeof reshaping>,
  parts: readonly NewParcel[],
  paperSha256: string,
) =>
  ReshapingDecided.of({
    ...{ reshapingId, sources: codes, on, paperSha256 },
    parts: parts.map(({ code, name, areaDm2 }) => ({ code, name, areaDm2 })),
  });

export const splitParcel = commandOn({
  command: SplitParcel,
  title: '登记地块分割',
  ...ON_PARCEL,
  references: {
    policies: policiesOfTheParcel<SplitParcel>(),
    registered: many(parcelStream, ({ parts }: SplitParcel) => parts.map(({ code }) => code)),
  },
  facts: ({ command: { parts }, state: parcel, references, context }) => {
    const on = context.effectiveOn;
    const { registered, policies: book } = references;
    return reshaping({ parcel, others: [], parts, registered, policies: book?.state, on }, context);
  },
  rules: RESHAPING_RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (entry, { command: { parts, paperSha256 } }) => [decided(entry, parts, paperSha256)],
});

export const mergeParcels = commandOn({
  command: MergeParcels,
  title: '登记地块合并',
  ...ON_PARCEL,
  references: {
    policies: policiesOfTheParcel<MergeParcels>(),
    others: many(parcelStream, ({ others }: MergeParcels) => others),
    registered: many(parcelStream, ({ into }: MergeParcels) => [into.code]),
  },
  facts: ({ command: { into }, state: parcel, references, context }) => {
    const on = context.effectiveOn;
    const { others, registered, policies: book } = references;
    return reshaping({ parcel, others, parts: [into], registered, policies: book?.state, on }, context);
  },
  rules: RESHAPING_RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (entry, { command: { into, paperSha256 } }) => [decided(entry, [into], paperSha256)],
});
