import { householdStream } from '#collectives/facts';
import { type Parcel, parcelStream } from '#land-rights/facts';
import { Grounds, commandOn, many, one } from '#nest';
import {
  Choice,
  Choices,
  LegalDateField,
  NestedList,
  ParcelCode,
  ParcelCodes,
  Sha256,
  SubjectId,
} from '#nest/fields';
import {
  type GivenUp,
  HouseholdSurveyed,
  type HouseholdSheet,
  REDUCTION_GROUNDS,
  REPORTED_CHANGES,
  type ReductionGround,
  type ReportedChange,
  SURVEY_RULES,
  type SurveyDifference,
  type SurveyEntry,
  extensionCampaignStream,
  householdSheetStream,
  placeOfSheet,
  totalArea,
} from '../facts/index.js';
import { ON_SHEET } from './sheet-command.js';

/** Parcels of a household contract at most. */
const PARCELS_LIMIT = 100;

class PassedOnLand {
  @SubjectId('接着承包的农户')
  householdId: string;

  @ParcelCodes('转由该户承包的地块', { max: PARCELS_LIMIT })
  parcels: string[];

  @Sha256('双方书面协议的 SHA-256（没有登记分户、并户或者转让的填）', { optional: true })
  paperSha256?: string;
}

class GivenUpLand implements GivenUp {
  @ParcelCode('不延包的地块')
  parcelCode: string;

  @Choice('不延包的原因', REDUCTION_GROUNDS)
  ground: ReductionGround;

  @Sha256('农户书面放弃声明的 SHA-256（自愿放弃的填）', { optional: true })
  paperSha256?: string;
}

export class SurveyHousehold extends Grounds {
  @SubjectId('调查表')
  sheetId: string;

  @LegalDateField('调查日')
  surveyedOn: string;

  @Choices('户内人员的变化', REPORTED_CHANGES, { optional: true, max: 5 })
  changes?: ReportedChange[];

  @ParcelCodes('继续承包的地块', { optional: true, max: PARCELS_LIMIT })
  kept?: string[];

  @NestedList('转由他户承包的地块（分户、并户、转让的填）', () => PassedOnLand, { optional: true, max: 20 })
  passedOn?: PassedOnLand[];

  @NestedList('不延包的地块', () => GivenUpLand, { optional: true, max: PARCELS_LIMIT })
  givenUp?: GivenUpLand[];
}

type Parcels = SurveyEntry['parcels'];

/** The land of the old contracts by its codes of today: a parcel that was split or merged is in its parts. */
function landToday({ parcels: old }: HouseholdSheet, parcels: Parcels): readonly string[] {
  return old.flatMap(({ parcelCode }) => {
    const into = parcels.get(parcelCode)?.gone?.into ?? [];
    return into.length > 0 ? into : [parcelCode];
  });
}

/** What differs from the old contracts, by what was reported and what follows from it. */
function differencesOf(entry: SurveyEntry, changes: readonly ReportedChange[]): SurveyDifference[] {
  const { sheet, kept, passedOn, givenUp } = entry;
  const found: readonly [SurveyDifference, boolean][] = [
    ['split', passedOn.length > 0],
    ['extinct', givenUp.some(({ ground }) => ground === 'extinct')],
    ['area', totalArea(kept) !== totalArea(sheet.parcels)],
    ['given-up', givenUp.length > 0],
  ];
  return [...changes, ...found.flatMap(([difference, there]) => (there ? [difference] : []))];
}

export const surveyHousehold = commandOn({
  command: SurveyHousehold,
  title: '登记入户调查',
  ...ON_SHEET,
  stream: householdSheetStream,
  references: {
    campaign: one(
      extensionCampaignStream,
      (_: SurveyHousehold, sheet: HouseholdSheet | undefined) => sheet?.campaignId,
    ),
    household: one(
      householdStream,
      (_: SurveyHousehold, sheet: HouseholdSheet | undefined) => sheet?.householdId,
    ),
    takers: many(householdStream, ({ passedOn = [] }: SurveyHousehold) =>
      passedOn.map(({ householdId }) => householdId),
    ),
    parcels: many(
      parcelStream,
      ({ kept = [], passedOn = [], givenUp = [] }: SurveyHousehold, sheet: HouseholdSheet | undefined) => [
        ...kept,
        ...passedOn.flatMap(({ parcels }) => parcels),
        ...givenUp.map(({ parcelCode }) => parcelCode),
        ...[...(sheet?.parcels ?? []), ...(sheet?.survey?.kept ?? [])].map(({ parcelCode }) => parcelCode),
      ],
    ),
  },
  effectiveOn: ({ surveyedOn }) => surveyedOn,
  facts: ({ command, state: sheet, references, context: { today } }): SurveyEntry => {
    const { surveyedOn, kept = [], passedOn = [], givenUp = [] } = command;
    const parcels = new Map<string, Parcel | undefined>(
      references.parcels.map((loaded) => [loaded.id, loaded.state]),
    );
    return {
      ...{ sheet, surveyedOn, today, passedOn, givenUp, parcels },
      campaign: references.campaign?.state,
      household: references.household?.state,
      land: landToday(sheet, parcels),
      kept: kept.map((parcelCode) => ({ parcelCode, areaDm2: parcels.get(parcelCode)?.areaDm2 ?? 0 })),
      takers: references.takers.flatMap((loaded) => loaded.state ?? []),
    };
  },
  rules: SURVEY_RULES,
  decide: (entry, { command: { changes = [] } }) => {
    const { sheet, surveyedOn, kept, passedOn, givenUp } = entry;
    return [
      HouseholdSurveyed.of({
        ...placeOfSheet(sheet),
        surveyedOn,
        differences: differencesOf(entry, changes),
        kept: [...kept],
        passedOn: passedOn.map(({ householdId, parcels, paperSha256 }) => ({
          ...{ householdId, parcels: [...parcels], paperSha256 },
        })),
        givenUp: givenUp.map(({ parcelCode, ground, paperSha256 }) => ({ parcelCode, ground, paperSha256 })),
        oldAreaDm2: totalArea(sheet.parcels),
        newAreaDm2: totalArea(kept),
        outcome: kept.length > 0 ? 'extend' : 'not-extended',
      }),
    ];
  },
});
