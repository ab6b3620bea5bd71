import type { LegalDate } from '#kernel';
import { Evidence, one } from '#nest';
import { CreditCode, SubjectId, SubjectIds } from '#nest/fields';
import {
  type Holding,
  type Household,
  type ShareCertificate,
  type Shares,
  householdHolder,
  householdStream,
  sameHolder,
} from '../facts/index.js';

/* What issuing and replacing certificates have in common. */

/** Numbers of certificates in one collective at most. */
export const CERTIFICATES_LIMIT = 1_000_000;

export abstract class CertificateContent extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('农户')
  householdId: string;

  @SubjectIds('户内以个人持有份额的成员', { optional: true, max: 30 })
  memberIds?: string[];
}

export const certificateReferences = {
  household: one(householdStream, ({ householdId }: CertificateContent) => householdId),
};

/** What a certificate of a household says, and the number it gets. */
export function certificateOf(given: {
  readonly command: CertificateContent;
  readonly shares: Shares;
  readonly household: Household | undefined;
  readonly effectiveOn: LegalDate;
}) {
  const { command, shares, household, effectiveOn: issuedOn } = given;
  const { collectiveId, householdId, memberIds = [] } = command;
  const members = memberIds.map((id) => ({ kind: 'member' as const, id }));
  const holders = [householdHolder(householdId), ...members];
  const lines: readonly Holding[] = shares.holdings.filter(({ holder }) =>
    holders.some((each) => sameHolder(each, holder)),
  );
  return {
    collectiveId,
    household,
    memberIds,
    lines,
    content: {
      collectiveId,
      divisionCode: shares.divisionCode,
      number: shares.certificates.length + 1,
      householdId,
      issuedOn,
      lines: [...lines],
    },
  };
}

/** The certificate of a household that is in force. */
export function validCertificate(
  { certificates }: Shares,
  householdId: string,
): ShareCertificate | undefined {
  return certificates.find((each) => each.householdId === householdId && each.standing === 'valid');
}
