import { Evidence, commandOn } from '#nest';
import { AccountName, Choice, LegalDateField, SubjectId, Text } from '#nest/fields';
import {
  ESCALATION_DUTIES,
  ESCALATION_LEVELS,
  type EscalationLevel,
  LeftoverEscalated,
  leftoverIsNotResolved,
  leftoverStream,
  namedAccountsAreOpen,
} from '../facts/index.js';
import { accountsNamed, namedAccounts } from './leftover-accounts.js';

export class EscalateLeftover extends Evidence {
  @SubjectId('遗留事项')
  leftoverId: string;

  @Choice('上报到', ESCALATION_LEVELS)
  to: EscalationLevel;

  @Text('上报原因', 200)
  ground: string;

  @AccountName('新责任人的登录名')
  dutyHolder: string;

  @LegalDateField('新的办理期限（不填则不变）', { optional: true })
  deadlineOn?: string;
}

export const escalateLeftover = commandOn({
  command: EscalateLeftover,
  title: '登记遗留事项上报',
  permission: 'collectives.record',
  stream: leftoverStream,
  on: ({ leftoverId }) => leftoverId,
  references: accountsNamed(({ dutyHolder }: EscalateLeftover) => [dutyHolder]),
  facts: ({ command, state: leftover, references, context }) => {
    const { to, ground, dutyHolder, deadlineOn } = command;
    const accounts = namedAccounts({ dutyHolder }, references);
    const on = context.effectiveOn;
    return { leftover, to, ground, dutyHolder, deadlineOn, accounts, on };
  },
  rules: [leftoverIsNotResolved, namedAccountsAreOpen, ...ESCALATION_DUTIES],
  decide: ({ leftover: { leftoverId, divisionCode }, to, ground, dutyHolder, deadlineOn, on }) => [
    LeftoverEscalated.of({ leftoverId, divisionCode, to, ground, dutyHolder, deadlineOn, on }),
  ],
});
