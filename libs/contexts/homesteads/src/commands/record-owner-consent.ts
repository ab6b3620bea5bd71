import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import {
  Choices,
  CreditCode,
  Flag,
  LegalDateField,
  Nested,
  NestedList,
  Sha256,
  SubjectId,
  SubjectIds,
} from '#nest/fields';
import {
  OwnerConsentRecorded,
  PROJECT_KINDS,
  type ProjectKind,
  USE_WAYS,
  type UseWay,
  changeOfMindIsStated,
  consentIsForDaysToCome,
  everybodyOfAgeAgrees,
  homesteadIsTheHouseholds,
  homesteadOn,
  houseIsStillTheirs,
  householdAgreesItself,
  householdHadItThen,
  mindWasChangedAfterTheSurvey,
  minorsDoNotSign,
  ownerIsToldOfTheConsequence,
  surveyFoundTheHouseIdle,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

class WrittenAuthorisation {
  @SubjectId('没有签字的成年人员（人员编号）')
  personId: string;

  @Sha256('书面授权扫描件的 SHA-256')
  sha256: string;
}

class ChangeOfMind {
  @LegalDateField('农户书面表示改变意愿之日')
  changedOn: string;

  @Sha256('书面材料扫描件的 SHA-256')
  sha256: string;
}

export class RecordOwnerConsent extends OfHomestead {
  @Choices('同意的方式', USE_WAYS, { max: 3 })
  ways: UseWay[];

  @Choices('同意的用途（项目类型）', PROJECT_KINDS, { max: 5 })
  purposes: ProjectKind[];

  @LegalDateField('最迟同意使用到何日（含当日）')
  until: string;

  @CreditCode('只同意由哪个单位经营（统一社会信用代码；不限的不填）', { optional: true })
  operatorCreditCode?: string;

  @SubjectId('只同意由哪个农户经营（农户编号；不限的不填）', { optional: true })
  operatorHouseholdId?: string;

  @SubjectIds('签字人（户主和共同使用人）的人员编号', { max: 30 })
  consenters: string[];

  @NestedList('没有签字、书面授权他人代签的成年人员', () => WrittenAuthorisation, { max: 30, optional: true })
  authorised?: WrittenAuthorisation[];

  @Nested('改变意愿（最近一次调查时不愿意盘活的填）', () => ChangeOfMind, { optional: true })
  changeOfMind?: ChangeOfMind;

  @Flag('同意书写明并已告知：出卖、出租、赠与住宅后，再申请宅基地不予批准')
  toldNoNewHomestead: boolean;

  @LegalDateField('签字日')
  signedOn: string;

  @Sha256('同意书扫描件的 SHA-256')
  paperSha256: string;
}

export const recordOwnerConsent = commandOn({
  command: RecordOwnerConsent,
  title: '登记农户书面同意',
  ...ON_ENTITLEMENT,
  references: {
    household: one(householdStream, ({ householdId }: RecordOwnerConsent) => householdId),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  facts: ({ command, state: entitlement, references, context }) => {
    const {
      householdId,
      parcelCode,
      consenters,
      authorised = [],
      toldNoNewHomestead,
      signedOn,
      until,
    } = command;
    return {
      ...{
        entitlement,
        householdId,
        on: signedOn,
        parcelCode,
        consenters,
        authorised,
        toldNoNewHomestead,
        signedOn,
        until,
      },
      ...{ happened: { signedOn }, today: context.today, changedOn: command.changeOfMind?.changedOn },
      household: references.household?.state,
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
      consentId: context.newId('consent'),
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    householdHadItThen,
    houseIsStillTheirs,
    surveyFoundTheHouseIdle,
    ownerIsToldOfTheConsequence,
    householdAgreesItself,
    everybodyOfAgeAgrees,
    minorsDoNotSign,
    changeOfMindIsStated,
    mindWasChangedAfterTheSurvey,
    consentIsForDaysToCome,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, consentId, consenters, authorised, signedOn, until }, { command }) => {
    const { ways, purposes, paperSha256, operatorCreditCode, operatorHouseholdId, changeOfMind } = command;
    return [
      OwnerConsentRecorded.of({
        ...{ homesteadId, consentId, ways, purposes, consenters, signedOn, until, paperSha256 },
        authorised: authorised.map(({ personId, sha256 }) => ({ personId, sha256 })),
        operatorId: operatorCreditCode ?? operatorHouseholdId,
        toldNoNewHomestead: true,
        ...(changeOfMind && { changeOfMind: { ...changeOfMind } }),
      }),
    ];
  },
});
