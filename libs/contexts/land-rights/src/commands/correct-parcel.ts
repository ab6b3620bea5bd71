import {
  type Fraction,
  FARMED_CLASSES,
  PARCEL_CATEGORIES,
  PLANTED_USES,
  differenceOf,
  forEvery,
  roughAreaDm2,
} from '#kernel';
import { CORRECTION_RULES, type CorrectionEntry } from '#corrections/facts';
import { CorrectionGrounds, commandOn, correctedSince, one } from '#nest';
import { AreaField, Choice, LandCode, Nested, Text } from '#nest/fields';
import {
  POLICY_READING_RULES,
  type PolicyReader,
  policyFor,
  policyStream,
  rowsRead,
  whereSet,
} from '#policies/facts';
import {
  type Burdened,
  PARCEL_CORRECTION_RULES,
  PARCEL_PARTICULARS,
  PLANNED_USES,
  type Parcel,
  ParcelCorrected,
  type ParcelCorrection,
  type PlannedUse,
  type ShapeEntry,
  changeIsFinishedFirst,
  contractedLandIsFarmed,
  corrected,
  disputedOrSealedLandRests,
  parcelIsCurrent,
  profitLandIsPlannedForTrade,
  shapeIsAsLargeAsTheParcel,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';
import { Boundaries } from './register-parcel.js';
import { House } from './register-land-unit.js';

export class CorrectParcel extends CorrectionGrounds {
  @LandCode('地块编码')
  parcelCode: string;

  @Text('正确的名称或者坐落', 50, { optional: true })
  name?: string;

  @AreaField('正确的面积（单位 0.01 平方米）', { optional: true })
  areaDm2?: number;

  @Choice('正确的地块类别', PARCEL_CATEGORIES, { optional: true })
  category?: Parcel['category'];

  @Choice('正确的土地类型', FARMED_CLASSES, { optional: true })
  landClass?: keyof typeof FARMED_CLASSES;

  @Choice('正确的土地用途', PLANTED_USES, { optional: true })
  plantedUse?: Parcel['plantedUse'];

  @Nested('正确的四至（四面都填）', () => Boundaries, { optional: true })
  boundaries?: Boundaries;

  @Choice('正确的规划用途（建设用地）', PLANNED_USES, { optional: true })
  plannedUse?: PlannedUse;

  @Nested('正确的房屋情况（各项都填）', () => House, { optional: true })
  house?: House;
}

/** What the rules of use read of the corrected parcel. */
type ParcelUse = Pick<Parcel, 'category' | 'plantedUse' | 'kind' | 'plannedUse'>;

interface CorrectionCase extends ParcelCorrection, Pick<CorrectionEntry, 'papers'>, PolicyReader {
  readonly shapes: readonly ShapeEntry[];
  /** The parcel, where what a dispute or a seal is about is put right: its extent and kind, not its name. */
  readonly burdened: readonly Burdened[];
  readonly before: object;
}

/** The shape that was recorded, beside the corrected area; none when there is none or the area stays. */
function shapesOf(right: Parcel, areaDm2: number | undefined, tolerance: Fraction | undefined): ShapeEntry[] {
  return right.shape && areaDm2 !== undefined
    ? [{ parcel: right, shapeAreaDm2: roughAreaDm2(right.shape.rings), tolerance }]
    : [];
}

/** Puts right what was registered wrongly, from the day of its registration on; what was known before stays readable. */
export const correctParcel = commandOn({
  command: CorrectParcel,
  title: '更正地块登记',
  ...ON_PARCEL,
  permission: 'registers.correct',
  references: {
    policies: one(policyStream, ({ parcelCode }: CorrectParcel) => parcelCode.slice(0, 6)),
  },
  effectiveOn: correctedSince,
  facts: ({ command, state: parcel, references }): CorrectionCase & ParcelUse => {
    const difference = differenceOf(parcel, command, PARCEL_PARTICULARS);
    const right = corrected(parcel, difference.after);
    const tolerance = policyFor(references.policies?.state, 'parcels.area-tolerance', parcel.describedOn);
    const shapes = shapesOf(right, difference.after.areaDm2, tolerance.value);
    return {
      ...{ parcel, right, ...difference },
      ...{ category: right.category, plantedUse: right.plantedUse },
      ...{ kind: right.kind, plannedUse: right.plannedUse },
      shapes,
      burdened: Object.keys(difference.after).some((each) => each !== 'name') ? [{ parcel }] : [],
      policyReadings: shapes.length > 0 ? whereSet(tolerance) : [],
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [
    ...CORRECTION_RULES,
    parcelIsCurrent,
    changeIsFinishedFirst,
    ...PARCEL_CORRECTION_RULES,
    forEvery<Burdened, CorrectionCase>(disputedOrSealedLandRests, ({ burdened }) => burdened),
    contractedLandIsFarmed,
    profitLandIsPlannedForTrade,
    forEvery<ShapeEntry, CorrectionCase>(shapeIsAsLargeAsTheParcel, ({ shapes }) => shapes),
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (
    { parcel: { divisionCode, describedOn: since }, before, after },
    { command: { basis, error } },
  ) => [ParcelCorrected.of({ divisionCode, since, basis, error, before, after })],
});
