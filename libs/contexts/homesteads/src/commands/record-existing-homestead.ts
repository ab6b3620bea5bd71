import { type LegalDate, type Rule, divisionAt } from '#kernel';
import { type Household, householdStream } from '#collectives/facts';
import { parcelStream } from '#land-rights/facts';
import { commandSpec, one } from '#nest';
import { Choice, LegalDateField, UnitCode } from '#nest/fields';
import { policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  type AreaAsked,
  type DaysStated,
  ExistingHomesteadRecorded,
  HOMESTEAD_SOURCES,
  type HomesteadSource,
  type HouseholdNamed,
  type PlotEntry,
  houseDisposedOfIsNoted,
  homesteadOfTheExtinctIsNoted,
  householdIsOfTheVillage,
  largeHomesteadIsNoted,
  newGrantsGoTheirWay,
  plotIsAFreeHomestead,
  plotIsNotGrantedBackToWhoeverLeftIt,
  severalHomesteadsAreNoted,
  whatIsHistoricalIsOld,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { OPENING_ENTITLEMENT, OpeningHousehold } from './on-entitlement.js';

export class RecordExistingHomestead extends OpeningHousehold {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @Choice('取得方式', HOMESTEAD_SOURCES)
  source: HomesteadSource;

  @LegalDateField('自何日起使用')
  since: string;
}

type ExistingCase = HouseholdNamed &
  PlotEntry &
  AreaAsked &
  DaysStated & { readonly source: HomesteadSource; readonly existingBefore: LegalDate | undefined };

/** What is there is recorded as it is: of number, size and how it came the register only warns (P21, P22, P23). */
const RULES: readonly Rule<ExistingCase>[] = [
  householdIsOfTheVillage,
  homesteadOfTheExtinctIsNoted,
  plotIsAFreeHomestead,
  plotIsNotGrantedBackToWhoeverLeftIt,
  severalHomesteadsAreNoted,
  largeHomesteadIsNoted,
  houseDisposedOfIsNoted,
  newGrantsGoTheirWay,
  whatIsHistoricalIsOld,
  whatIsRecordedHasHappened,
];

/** Heirs have the house of a household that is extinct, which may never have been recorded before. */
const STANDINGS: readonly Household['standing'][] = ['active', 'extinct'];

export const recordExistingHomestead = commandSpec({
  command: RecordExistingHomestead,
  title: '登记已有宅基地',
  ...OPENING_ENTITLEMENT,
  references: {
    household: one(householdStream, ({ householdId }: RecordExistingHomestead) => householdId),
    parcel: one(parcelStream, ({ parcelCode }: RecordExistingHomestead) => parcelCode),
    policies: one(policyStream, ({ divisionCode }: RecordExistingHomestead) =>
      divisionAt('county', divisionCode),
    ),
  },
  effectiveOn: ({ since }) => since,
  facts: ({ command, state: entitlement, references, context: { today, newId } }) => {
    const { householdId, divisionCode, parcelCode, since, source } = command;
    const [household, parcel] = [references.household?.state, references.parcel?.state];
    const standard = policyFor(references.policies?.state, 'homesteads.area-standard-dm2', today);
    const before = policyFor(references.policies?.state, 'homesteads.existing-facts-before', today);
    return {
      ...{ householdId, divisionCode, household, entitlement, parcelCode, parcel, since, source },
      ...{ happened: { since }, today, standings: STANDINGS },
      collectiveId: household?.collectiveId ?? '',
      areaDm2: parcel?.areaDm2 ?? 0,
      standardDm2: standard.value,
      existingBefore: before.value,
      policyReadings: [...whereSet(standard), before],
      homesteadId: newId('homestead'),
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (known) => {
    const { householdId, collectiveId, divisionCode, homesteadId, parcelCode, areaDm2, since, source } =
      known;
    const place = { householdId, collectiveId, divisionCode };
    return [ExistingHomesteadRecorded.of({ ...place, homesteadId, parcelCode, areaDm2, source, since })];
  },
});
