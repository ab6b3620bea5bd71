import { householdStream } from '#collectives/facts';
import { type ObjectUse, resolutionNamesWhatItIsUsedFor, resolutionStream } from '#decisions/facts';
import { BURDEN_RULES, parcelStream } from '#land-rights/facts';
import type { Rule } from '#kernel';
import { commandOn, one } from '#nest';
import { LegalDateField, Sha256 } from '#nest/fields';
import { POLICY_READING_RULES, type PolicyReader, policyFor, rowsRead } from '#policies/facts';
import {
  type ApplicationStep,
  type AreaAsked,
  type DaysStated,
  type Entitlement,
  HomesteadGranted,
  type MembersAsked,
  type PlotEntry,
  applicationGoesStepByStep,
  grantKeepsToTheAreaStandard,
  grantRestsOnAResolutionThatStands,
  homesteadIsForMembers,
  houseDisposedOfIsNotReplaced,
  householdKeepsItsQualification,
  oneHouseholdHasOneHomestead,
  plotIsAFreeHomestead,
  plotIsNoLargerThanApproved,
  plotIsNotGrantedBackToWhoeverLeftIt,
  plotIsTheOneDiscussed,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import {
  ON_ENTITLEMENT,
  OfHomestead,
  policiesOfTheHouseholdsCounty,
  rosterOfTheHouseholdsCollective,
} from './on-entitlement.js';

export class GrantHomestead extends OfHomestead {
  @LegalDateField('分配日')
  grantedOn: string;

  @Sha256('批准书、分配文件扫描件的 SHA-256')
  paperSha256: string;
}

type GrantCase = ApplicationStep &
  ObjectUse &
  PlotEntry &
  AreaAsked &
  MembersAsked &
  DaysStated &
  PolicyReader & { readonly approvedDm2: number | undefined };

/** Who may ask is asked once more: things may have happened since the application. */
const RULES: readonly Rule<GrantCase>[] = [
  applicationGoesStepByStep,
  homesteadIsForMembers,
  householdKeepsItsQualification,
  oneHouseholdHasOneHomestead,
  houseDisposedOfIsNotReplaced,
  plotIsAFreeHomestead,
  plotIsNotGrantedBackToWhoeverLeftIt,
  plotIsNoLargerThanApproved,
  plotIsTheOneDiscussed,
  grantRestsOnAResolutionThatStands,
  resolutionNamesWhatItIsUsedFor,
  grantKeepsToTheAreaStandard,
  whatIsRecordedHasHappened,
  ...BURDEN_RULES,
  ...POLICY_READING_RULES,
];

export const grantHomestead = commandOn({
  command: GrantHomestead,
  title: '登记宅基地分配',
  ...ON_ENTITLEMENT,
  references: {
    parcel: one(parcelStream, ({ parcelCode }: GrantHomestead) => parcelCode),
    resolution: one(
      resolutionStream,
      (_: GrantHomestead, entitlement: Entitlement | undefined) => entitlement?.application?.resolutionId,
    ),
    household: one(householdStream, ({ householdId }: GrantHomestead) => householdId),
    roster: rosterOfTheHouseholdsCollective<GrantHomestead>(),
    policies: policiesOfTheHouseholdsCounty<GrantHomestead>(),
  },
  effectiveOn: ({ grantedOn }) => grantedOn,
  facts: ({ command, state: entitlement, references, context }) => {
    const { parcelCode, grantedOn: on } = command;
    const parcel = references.parcel?.state;
    const standard = policyFor(references.policies?.state, 'homesteads.area-standard-dm2', on);
    return {
      ...{ entitlement, after: 'approved' as const, on, onField: 'grantedOn' },
      ...{ happened: { grantedOn: on }, today: context.today },
      ...{ household: references.household?.state, roster: references.roster?.state },
      ...{ parcelCode, parcel, since: on, divisionCode: entitlement.divisionCode },
      applicationId: entitlement.application?.applicationId ?? '',
      resolution: references.resolution?.state,
      about: { householdId: entitlement.householdId, parcelCode },
      approvedDm2: entitlement.application?.areaDm2,
      areaDm2: parcel?.areaDm2 ?? 0,
      standardDm2: standard.value,
      policyReadings: [standard],
      homesteadId: context.newId('homestead'),
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ entitlement, applicationId, homesteadId, parcelCode, areaDm2, on: grantedOn }, { command }) => {
    const { householdId, collectiveId, divisionCode } = entitlement;
    const { paperSha256 } = command;
    return [
      HomesteadGranted.of({
        ...{ householdId, collectiveId, divisionCode, applicationId },
        ...{ homesteadId, parcelCode, areaDm2, grantedOn, paperSha256 },
      }),
    ];
  },
});
