import type { Rule } from '#kernel';
import { householdStream } from '#collectives/facts';
import { commandSpec, one } from '#nest';
import { AreaField, Choice, LegalDateField, Sha256 } from '#nest/fields';
import { POLICY_READING_RULES, type PolicyReader, policyFor, rowsRead } from '#policies/facts';
import {
  APPLICATION_GROUNDS,
  type ApplicationGround,
  type AreaAsked,
  type DaysStated,
  HomesteadApplied,
  type HomesteadAsked,
  type HouseholdNamed,
  type MembersAsked,
  applicationsFollowEachOther,
  grantKeepsToTheAreaStandard,
  homesteadIsForMembers,
  householdIsOfTheVillage,
  householdKeepsItsQualification,
  houseDisposedOfIsNotReplaced,
  oneHouseholdHasOneHomestead,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import {
  OPENING_ENTITLEMENT,
  OpeningHousehold,
  policiesOfTheStatedCounty,
  rosterOfTheNamedHouseholdsCollective,
} from './on-entitlement.js';

export class ApplyForHomestead extends OpeningHousehold {
  @Choice('申请理由', APPLICATION_GROUNDS)
  ground: ApplicationGround;

  @AreaField('申请面积（单位 0.01 平方米）', { example: 16_000 })
  areaDm2: number;

  @LegalDateField('申请日')
  appliedOn: string;

  @Sha256('申请书扫描件的 SHA-256')
  paperSha256: string;
}

type ApplicationCase = HouseholdNamed & HomesteadAsked & AreaAsked & MembersAsked & DaysStated & PolicyReader;

const RULES: readonly Rule<ApplicationCase>[] = [
  householdIsOfTheVillage,
  homesteadIsForMembers,
  applicationsFollowEachOther,
  householdKeepsItsQualification,
  oneHouseholdHasOneHomestead,
  houseDisposedOfIsNotReplaced,
  grantKeepsToTheAreaStandard,
  whatIsRecordedHasHappened,
  ...POLICY_READING_RULES,
];

export const applyForHomestead = commandSpec({
  command: ApplyForHomestead,
  title: '登记宅基地申请',
  ...OPENING_ENTITLEMENT,
  references: {
    household: one(householdStream, ({ householdId }: ApplyForHomestead) => householdId),
    roster: rosterOfTheNamedHouseholdsCollective<ApplyForHomestead>(),
    policies: policiesOfTheStatedCounty<ApplyForHomestead>(),
  },
  effectiveOn: ({ appliedOn }) => appliedOn,
  facts: ({ command, state: entitlement, references, context }) => {
    const { householdId, divisionCode, areaDm2, appliedOn } = command;
    const household = references.household?.state;
    const standard = policyFor(references.policies?.state, 'homesteads.area-standard-dm2', appliedOn);
    return {
      ...{ householdId, divisionCode, household, entitlement, areaDm2 },
      ...{ happened: { appliedOn }, today: context.today, on: appliedOn, onField: 'appliedOn' },
      roster: references.roster?.state,
      collectiveId: household?.collectiveId ?? '',
      standardDm2: standard.value,
      policyReadings: [standard],
      applicationId: context.newId('application'),
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ householdId, collectiveId, divisionCode, applicationId, areaDm2 }, { command }) => {
    const { ground, appliedOn, paperSha256 } = command;
    const place = { householdId, collectiveId, divisionCode };
    return [HomesteadApplied.of({ ...place, applicationId, ground, areaDm2, appliedOn, paperSha256 })];
  },
});
