import { Evidence, commandOn } from '#nest';
import { AccountName, Flag, Sha256, SubjectId } from '#nest/fields';
import {
  LeftoverHandedOver,
  booksAreKeptApart,
  giverHoldsIt,
  handOverIsSupervised,
  leftoverIsNotResolved,
  leftoverStream,
  namedAccountsAreOpen,
} from '../facts/index.js';
import { accountsNamed, namedAccounts } from './leftover-accounts.js';

export class HandOverLeftover extends Evidence {
  @SubjectId('遗留事项')
  leftoverId: string;

  @AccountName('移交人的登录名')
  giver: string;

  @AccountName('接管人的登录名')
  taker: string;

  @AccountName('监交人的登录名')
  supervisor: string;

  @Flag('移交后是否单独核算（账户、债权、债务、资产必须）', { optional: true })
  bookedApart?: boolean;

  @Sha256('三方签字的交接书的 SHA-256')
  documentSha256: string;
}

export const handOverLeftover = commandOn({
  command: HandOverLeftover,
  title: '登记遗留事项移交',
  permission: 'collectives.record',
  stream: leftoverStream,
  on: ({ leftoverId }) => leftoverId,
  references: accountsNamed(({ giver, taker, supervisor }: HandOverLeftover) => [giver, taker, supervisor]),
  facts: ({ command, state: leftover, references, context }) => {
    const { giver, taker, supervisor, bookedApart = false, documentSha256 } = command;
    const accounts = namedAccounts({ giver, taker, supervisor }, references);
    const on = context.effectiveOn;
    return { leftover, giver, taker, supervisor, bookedApart, accounts, documentSha256, on };
  },
  rules: [leftoverIsNotResolved, namedAccountsAreOpen, handOverIsSupervised, giverHoldsIt, booksAreKeptApart],
  decide: ({ leftover: { leftoverId, divisionCode }, giver, taker, supervisor, documentSha256, on }) => [
    LeftoverHandedOver.of({ leftoverId, divisionCode, giver, taker, supervisor, documentSha256, on }),
  ],
});
