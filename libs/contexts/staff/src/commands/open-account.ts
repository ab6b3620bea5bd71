import { Evidence, commandSpec } from '#nest';
import { AccountName, DivisionCode } from '#nest/fields';
import { AccountOpened, accountIsOpenedOnce, accountStream } from '../facts/index.js';

export class OpenAccount extends Evidence {
  @AccountName('登录名')
  accountId: string;

  @DivisionCode('管理该账号的区划')
  divisionCode: string;
}

export const openAccount = commandSpec({
  command: OpenAccount,
  title: '开立账号',
  permission: 'staff.manage',
  stream: accountStream,
  subject: {
    kind: 'opening',
    id: ({ accountId }) => accountId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { accountId, divisionCode }, state }) => ({ known: state, accountId, divisionCode }),
  rules: [accountIsOpenedOnce],
  decide: ({ accountId, divisionCode }) => [AccountOpened.of({ accountId, divisionCode })],
});
