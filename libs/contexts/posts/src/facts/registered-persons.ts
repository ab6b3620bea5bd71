import type { Household } from '#collectives/facts';
import type { Breach } from '#kernel';
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

/** What there is to say of an id under which nobody is registered. */
export function nobodyOfThatId(personId: string, field: string, wayForward: string): Breach {
  return { detail: `没有登记编号为 ${personId} 的人。`, field, wayForward };
}
