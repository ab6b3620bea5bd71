import { householdStream } from '#collectives/facts';
import { commandOn, one } from '#nest';
import { Choice, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  HOUSE_DISPOSALS,
  HouseDisposed,
  type HouseDisposalWay,
  homesteadIsTheHouseholds,
  homesteadOn,
  houseInAProjectStays,
  houseStaysWithinTheCollective,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class RecordHouseDisposed extends OfHomestead {
  @Choice('方式', HOUSE_DISPOSALS)
  way: HouseDisposalWay;

  @LegalDateField('合同签订日')
  disposedOn: string;

  @SubjectId('受让农户编号（出卖、赠与的填）', { optional: true })
  recipientHouseholdId?: string;

  @Sha256('合同扫描件的 SHA-256')
  paperSha256: string;
}

export const recordHouseDisposed = commandOn({
  command: RecordHouseDisposed,
  title: '登记住房出卖、出租、赠与',
  ...ON_ENTITLEMENT,
  references: {
    recipient: one(householdStream, ({ recipientHouseholdId }: RecordHouseDisposed) => recipientHouseholdId),
  },
  effectiveOn: ({ disposedOn }) => disposedOn,
  facts: ({ command, state: entitlement, references, context: { today } }) => {
    const { householdId, parcelCode, way, recipientHouseholdId, disposedOn } = command;
    return {
      ...{ entitlement, householdId, parcelCode, way, recipientHouseholdId },
      ...{ happened: { disposedOn }, today },
      recipient: references.recipient?.state,
      homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
    };
  },
  rules: [
    homesteadIsTheHouseholds,
    houseInAProjectStays,
    houseStaysWithinTheCollective,
    whatIsRecordedHasHappened,
  ],
  decide: ({ homesteadId, parcelCode, way, recipientHouseholdId }, { command }) => {
    const { disposedOn, paperSha256 } = command;
    return [
      HouseDisposed.of({ homesteadId, parcelCode, way, disposedOn, recipientHouseholdId, paperSha256 }),
    ];
  },
});
