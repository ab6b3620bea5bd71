import { resolutionNamesWhatItIsUsedFor, resolutionStream } from '#decisions/facts';
import { commandOn, one } from '#nest';
import { Choice, FenField, Flag, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  COMPENSATION_PAYERS,
  type CompensationPayer,
  HomesteadSurrendered,
  SURRENDER_ASKED_BY,
  SURRENDER_GROUNDS,
  type SurrenderAskedBy,
  type SurrenderGround,
  accountantEntersTheCompensation,
  compensationIsResolved,
  homesteadIsTheHouseholds,
  homesteadOn,
  houseInAProjectStays,
  householdHadItThen,
  houseWasInNoProjectThen,
  nobodyIsMadeToGiveUpAHomestead,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class SurrenderHomestead extends OfHomestead {
  @Choice('退出的原因', SURRENDER_GROUNDS)
  ground: SurrenderGround;

  @Choice('由谁提出', SURRENDER_ASKED_BY)
  askedBy: SurrenderAskedBy;

  @FenField('补偿金额')
  compensationFen: number;

  @Choice('补偿的出资方', COMPENSATION_PAYERS)
  paidBy: CompensationPayer;

  @Flag('是否保留宅基地资格权')
  keepsQualification: boolean;

  @LegalDateField('退出日')
  surrenderedOn: string;

  @SubjectId('通过的决议（集体出资的填）', { optional: true })
  resolutionId?: string;

  @Sha256('退出协议扫描件的 SHA-256')
  paperSha256: string;
}

export const surrenderHomestead = commandOn({
  command: SurrenderHomestead,
  title: '登记宅基地有偿退出',
  ...ON_ENTITLEMENT,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: SurrenderHomestead) => resolutionId),
  },
  effectiveOn: ({ surrenderedOn }) => surrenderedOn,
  facts: ({ command, state: entitlement, references, context: { today } }) => {
    const { parcelCode, ground, askedBy, paidBy, compensationFen, surrenderedOn: on } = command;
    return {
      ...{ entitlement, parcelCode, ground, askedBy, paidBy, on, today, mayPrecedeUses: false },
      compensationFen,
      happened: { surrenderedOn: on },
      resolution: paidBy === 'collective' ? references.resolution?.state : undefined,
      about: { householdId: entitlement.householdId, parcelCode },
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    nobodyIsMadeToGiveUpAHomestead,
    houseInAProjectStays,
    householdHadItThen,
    houseWasInNoProjectThen,
    compensationIsResolved,
    resolutionNamesWhatItIsUsedFor,
    accountantEntersTheCompensation,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, parcelCode, ground, paidBy, on: surrenderedOn }, { command }) => {
    const { compensationFen, keepsQualification, resolutionId, paperSha256 } = command;
    return [
      HomesteadSurrendered.of({
        ...{ homesteadId, parcelCode, ground, compensationFen, paidBy },
        ...{ keepsQualification, surrenderedOn, resolutionId, paperSha256 },
      }),
    ];
  },
});
