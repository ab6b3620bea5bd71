import type { Rule } from '#kernel';
import { resolutionNamesWhatItIsUsedFor, resolutionStream } from '#decisions/facts';
import { BURDEN_RULES, parcelStream } from '#land-rights/facts';
import { commandOn, one } from '#nest';
import { Choice, DocumentNumber, FenField, LegalDateField, Sha256, SubjectId, UnitCode } from '#nest/fields';
import {
  type DaysStated,
  type ProjectStage,
  type ProjectStep,
  USE_WAYS,
  UseAgreed,
  type UseEntry,
  type UseWay,
  collectiveHouseIsResolved,
  type ConsentUsed,
  consentServesOneProject,
  entitlementStream,
  type HouseAtWork,
  type HouseWanted,
  type IdleHouse,
  houseIsInOneProject,
  houseIsSafe,
  houseIsStillTheirs,
  type HouseFromThen,
  houseStream,
  houseToComeBackIsNoted,
  houseWasFreeFromThen,
  houseIsOnAHomesteadOfTheVillage,
  houseIsUsedForAtMostTwentyYears,
  householdsHouseIsUsedWithItsHousehold,
  ownerHasConsented,
  projectGoesStepByStep,
  surveyFoundTheHouseIdle,
  useIsAgreedForDaysToCome,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class AgreeUse extends OfProject {
  @UnitCode('宅基地的不动产单元代码', { example: '140722002003JC00012F00010001' })
  parcelCode: string;

  @SubjectId('提供房屋的农户编号（农户的房屋填）', { optional: true })
  householdId?: string;

  @Choice('方式', USE_WAYS)
  way: UseWay;

  @DocumentNumber('合同编号', { example: '盘活〔2026〕1号' })
  number: string;

  @LegalDateField('签订日')
  signedOn: string;

  @LegalDateField('起期')
  from: string;

  @LegalDateField('止期（含当日）')
  to: string;

  @FenField('年租金（约定租金的填）', { optional: true })
  yearlyRentFen?: number;

  @SubjectId('农户的书面同意（农户的房屋填）', { optional: true })
  consentId?: string;

  @SubjectId('通过的决议（集体的房屋填）', { optional: true })
  resolutionId?: string;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;
}

const STAGES: readonly ProjectStage[] = ['proposed', 'started'];

const RULES: readonly Rule<
  ProjectStep & UseEntry & IdleHouse & HouseWanted & HouseAtWork & DaysStated & ConsentUsed & HouseFromThen
>[] = [
  projectGoesStepByStep,
  houseIsOnAHomesteadOfTheVillage,
  householdsHouseIsUsedWithItsHousehold,
  houseIsInOneProject,
  houseWasFreeFromThen,
  houseToComeBackIsNoted,
  houseIsSafe,
  houseIsStillTheirs,
  surveyFoundTheHouseIdle,
  ownerHasConsented,
  consentServesOneProject,
  collectiveHouseIsResolved,
  resolutionNamesWhatItIsUsedFor,
  houseIsUsedForAtMostTwentyYears,
  useIsAgreedForDaysToCome,
  whatIsRecordedHasHappened,
  ...BURDEN_RULES,
];

export const agreeUse = commandOn({
  command: AgreeUse,
  title: '登记房屋使用约定',
  ...ON_PROJECT,
  references: {
    parcel: one(parcelStream, ({ parcelCode }: AgreeUse) => parcelCode),
    house: one(houseStream, ({ parcelCode }: AgreeUse) => parcelCode),
    entitlement: one(entitlementStream, ({ householdId }: AgreeUse) => householdId),
    resolution: one(resolutionStream, ({ resolutionId }: AgreeUse) => resolutionId),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  facts: ({ command, state: project, references, context: { today } }) => {
    const { parcelCode, householdId, way, consentId, signedOn, from, to } = command;
    return {
      ...{ project, stages: STAGES, on: signedOn, onField: 'signedOn', today },
      projectId: project.projectId,
      happened: { signedOn },
      ...{ parcelCode, householdId, way, consentId, signedOn, from, to },
      parcel: references.parcel?.state,
      house: references.house?.state,
      entitlement: references.entitlement?.state,
      resolution: householdId === undefined ? references.resolution?.state : undefined,
      about: { parcelCode, projectId: project.projectId },
    };
  },
  rules: RULES,
  decide: ({ project, parcelCode, householdId, way, signedOn, from, to, consentId }, { command }) => {
    const { projectId, collectiveId, divisionCode, operator } = project;
    const { number, paperSha256, resolutionId, yearlyRentFen } = command;
    return [
      UseAgreed.of({
        ...{ projectId, collectiveId, divisionCode, parcelCode, householdId, operator },
        ...{ way, number, signedOn, from, to, paperSha256, consentId, resolutionId, yearlyRentFen },
      }),
    ];
  },
});
