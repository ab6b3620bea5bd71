import { type DutyBook, type HeldDuty, overlap } from './duty-book.js';

/** A duty that a person is to hold, and the book of the place as it stands. */
export interface DutyEntry extends HeldDuty {
  readonly book: DutyBook | undefined;
}

/** Duties of others in the same days; those owed to every organisation of the village meet all. */
export function meeting({ book, dutyId, organisationId, ...term }: DutyEntry): readonly HeldDuty[] {
  return (book?.duties ?? []).filter(
    (held) =>
      held.dutyId !== dutyId &&
      overlap(held, term) &&
      (held.organisationId === undefined ||
        organisationId === undefined ||
        held.organisationId === organisationId),
  );
}
