import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { divisionStream } from '#divisions/facts';
import { Evidence, commandSpec, one, statedIn } from '#nest';
import {
  AccountName,
  Choice,
  CreditCode,
  DivisionCode,
  FenField,
  LegalDateField,
  Sha256,
  Text,
} from '#nest/fields';
import {
  LEFTOVER_KINDS,
  type LeftoverKind,
  LeftoverRecorded,
  collectiveStream,
  deadlineLiesAhead,
  leftoverComesFromARegisteredPlace,
  leftoverHasADeadline,
  leftoverIsRecordedOnce,
  leftoverIsToBeResolvedInTime,
  leftoverStream,
  moneyLeftOverHasItsAmount,
  namedAccountsAreOpen,
} from '../facts/index.js';
import { accountsNamed, namedAccounts } from './leftover-accounts.js';

export class RecordLeftover extends Evidence {
  @DivisionCode('原村区划代码')
  divisionCode: string;

  @CreditCode('原集体经济组织代码（属于村里的不填）', { optional: true })
  collectiveId?: string;

  @Choice('类别', LEFTOVER_KINDS)
  kind: LeftoverKind;

  @Text('名称（与同类事项相区别）', 60, { example: '村委会公章一枚' })
  subject: string;

  @Text('情况', 300)
  description: string;

  @FenField('金额（债权、债务必填）', { optional: true })
  amountFen?: number;

  @AccountName('责任人的登录名')
  dutyHolder: string;

  @Sha256('依据文件的 SHA-256')
  documentSha256: string;

  @LegalDateField('办理期限', { optional: true })
  deadlineOn?: string;
}

/** One thing that a place left over is one subject, however often it is sent. */
export function leftoverIdOf({
  divisionCode,
  collectiveId = '',
  kind,
  subject,
}: Pick<RecordLeftover, 'divisionCode' | 'collectiveId' | 'kind' | 'subject'>): string {
  return uuidV5(DIQI_NAMESPACE, `leftover/${divisionCode}/${collectiveId}/${kind}/${subject}`);
}

export const recordLeftover = commandSpec({
  command: RecordLeftover,
  title: '登记撤并遗留事项',
  permission: 'collectives.record',
  stream: leftoverStream,
  subject: {
    kind: 'opening',
    id: (command) => leftoverIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    division: one(divisionStream, ({ divisionCode }: RecordLeftover) => divisionCode),
    collective: one(collectiveStream, ({ collectiveId }: RecordLeftover) => collectiveId),
    ...accountsNamed(({ dutyHolder }: RecordLeftover) => [dutyHolder]),
  },
  facts: ({ command, state, references, context }) => {
    const { divisionCode, collectiveId, kind, subject, amountFen, dutyHolder, deadlineOn } = command;
    return {
      known: state,
      divisionCode,
      division: references.division?.state,
      collectiveId,
      collective: references.collective?.state,
      kind,
      subject,
      amountFen,
      on: context.effectiveOn,
      deadlineOn,
      accounts: namedAccounts({ dutyHolder }, references),
    };
  },
  rules: [
    leftoverIsRecordedOnce,
    leftoverComesFromARegisteredPlace,
    moneyLeftOverHasItsAmount,
    deadlineLiesAhead,
    leftoverHasADeadline,
    leftoverIsToBeResolvedInTime,
    namedAccountsAreOpen,
  ],
  decide: (_, { command }) => [
    LeftoverRecorded.of({ ...statedIn(command), leftoverId: leftoverIdOf(command) }),
  ],
});
