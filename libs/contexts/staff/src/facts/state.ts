import { type DataOf, type LegalDate, streamType, absent } from '#kernel';
import { AccountOpened, AssignmentEnded, RoleAssigned } from './events.js';

export type Assignment = DataOf<typeof RoleAssigned>;

export interface Account {
  readonly accountId: string;
  readonly divisionCode: string;
  readonly assignments: readonly Assignment[];
}

export const accountStream = streamType({
  category: 'account',
  title: '账号',
  events: [AccountOpened, RoleAssigned, AssignmentEnded],
  initial: absent<Account>(),
  evolve: {
    AccountOpened: (_, account) => ({ ...account, assignments: [] }),
    RoleAssigned: (account, assignment) =>
      account && { ...account, assignments: [...account.assignments, assignment] },
    AssignmentEnded: (account, { assignmentId, on }) =>
      account && {
        ...account,
        assignments: account.assignments.map((each) =>
          each.assignmentId === assignmentId ? { ...each, to: on } : each,
        ),
      },
  },
});

/** The assignments that hold on a day. */
export function assignmentsOn(account: Account, day: LegalDate): readonly Assignment[] {
  return account.assignments.filter(({ from, to }) => from <= day && (to === undefined || to >= day));
}
