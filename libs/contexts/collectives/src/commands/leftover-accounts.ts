import type { Loaded } from '#kernel';
import { many } from '#nest';
import { type Account, accountStream } from '#staff/facts';
import type { NamedAccounts } from '../facts/index.js';

/** The accounts that a command names, to be looked at: one that was opened stays so. */
export function accountsNamed<Command>(names: (command: Command) => readonly string[]) {
  return { accounts: many(accountStream, names) };
}

/** Which of the fields name an account that is open. */
export function namedAccounts(
  named: Readonly<Record<string, string>>,
  { accounts }: { readonly accounts: readonly Loaded<Account | undefined>[] },
): NamedAccounts['accounts'] {
  const open = new Set(accounts.filter(({ state }) => state).map(({ id }) => id));
  return Object.entries(named).map(([field, accountId]) => ({
    field,
    accountId,
    open: open.has(accountId),
  }));
}
