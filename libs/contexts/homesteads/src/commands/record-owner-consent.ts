import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import { Choices, Flag, LegalDateField, Sha256, SubjectIds } from '#nest/fields';
import {
  OwnerConsentRecorded,
  USE_WAYS,
  type UseWay,
  homesteadIsTheHouseholds,
  homesteadOn,
  householdAgreesItself,
  ownerIsToldOfTheConsequence,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class RecordOwnerConsent extends OfHomestead {
  @Choices('同意的方式', USE_WAYS, { max: 3 })
  ways: UseWay[];

  @SubjectIds('签字人（户主和共同使用人）的人员编号', { max: 30 })
  consenters: string[];

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
    const { parcelCode, consenters, toldNoNewHomestead, signedOn } = command;
    return {
      ...{ entitlement, parcelCode, consenters, toldNoNewHomestead },
      ...{ happened: { signedOn }, today: context.today },
      household: references.household?.state,
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
      consentId: context.newId('consent'),
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    ownerIsToldOfTheConsequence,
    householdAgreesItself,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, consentId, consenters }, { command: { ways, signedOn, paperSha256 } }) => [
    OwnerConsentRecorded.of({
      ...{ homesteadId, consentId, ways, consenters, signedOn, paperSha256 },
      toldNoNewHomestead: true,
    }),
  ],
});
