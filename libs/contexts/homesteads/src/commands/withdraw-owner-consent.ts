import { commandOn } from '#nest';
import { LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  OwnerConsentWithdrawn,
  consentInUseStands,
  consentIsThereToWithdraw,
  consentOf,
  homesteadIsTheHouseholds,
  homesteadOn,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class WithdrawOwnerConsent extends OfHomestead {
  @SubjectId('书面同意')
  consentId: string;

  @LegalDateField('撤回日')
  withdrawnOn: string;

  @Sha256('撤回书扫描件的 SHA-256')
  paperSha256: string;
}

export const withdrawOwnerConsent = commandOn({
  command: WithdrawOwnerConsent,
  title: '登记农户书面同意撤回',
  ...ON_ENTITLEMENT,
  effectiveOn: ({ withdrawnOn }) => withdrawnOn,
  facts: ({ command: { parcelCode, consentId, withdrawnOn }, state: entitlement, context: { today } }) => ({
    ...{ entitlement, parcelCode, consentId, withdrawnOn, today },
    happened: { withdrawnOn },
    consent: consentOf(entitlement, parcelCode, consentId),
    homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
  }),
  rules: [homesteadIsTheHouseholds, consentIsThereToWithdraw, consentInUseStands, whatIsRecordedHasHappened],
  decide: ({ homesteadId, consentId, withdrawnOn }, { command: { paperSha256 } }) => [
    OwnerConsentWithdrawn.of({ homesteadId, consentId, withdrawnOn, paperSha256 }),
  ],
});
