import { type LegalDate, addYears, parseIdentityNumber } from '#kernel';

/** Years at which a natural person has full civil capacity (民法典 17, 18). */
const YEARS_OF_MAJORITY = 18;

/** The 18th birthday of a minor, for the record of those who vote from then on; nothing of an adult. */
export function fullCapacityFrom(identityNumber: string, today: LegalDate): LegalDate | undefined {
  const identity = parseIdentityNumber(identityNumber);
  if (!identity.ok) return undefined;
  const birthday = addYears(identity.value.bornOn, YEARS_OF_MAJORITY);
  return birthday > today ? birthday : undefined;
}

/** The day a minor was born, as far as the day of majority tells it. */
export function bornOn(majority: LegalDate): LegalDate {
  return addYears(majority, -YEARS_OF_MAJORITY);
}
