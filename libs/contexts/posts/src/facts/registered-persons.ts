import type { Household } from '#collectives/facts';
import type { DutyBook } from './duty-book.js';

/** Whether the register knows a person of this id: a member of a household, or somebody in the duty book. */
export function isRegistered(
  personId: string,
  { household, book }: { household: Household | undefined; book: DutyBook | undefined },
): boolean {
  return (
    (household?.members.some((member) => member.personId === personId) ?? false) ||
    (book?.duties.some((held) => held.personId === personId) ?? false) ||
    (book?.kin.some((each) => each.personId === personId || each.kinId === personId) ?? false)
  );
}
