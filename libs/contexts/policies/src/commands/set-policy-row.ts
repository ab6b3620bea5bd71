import { type JsonValue, type Rejection, isRejection, mapTable } from '#kernel';
import { Evidence, commandSpec, statedIn } from '#nest';
import {
  Choice,
  DivisionCode,
  DocumentNumber,
  JsonField,
  LegalDateField,
  Nested,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  POLICY_KEYS,
  type PolicyEntry,
  type PolicyKey,
  PolicyRowSet,
  policyCorrectionFitsItsRow,
  policyIsTheCountys,
  policyNamesItsDocument,
  policyPeriodIsInOrder,
  policyRowsDoNotOverlap,
  policyStream,
  policyValueHasItsShape,
} from '../facts/index.js';
import { rowOfCounty } from './row-of-county.js';

const KEY_TITLES = mapTable(POLICY_KEYS, ({ title }) => title);

export class PolicyBasis {
  @Text('文件名称', 100, { example: '左权县农村产权流转交易管理办法' })
  law: string;

  @Text('条款', 50, { example: '第八条' })
  article: string;
}

export class SetPolicyRow extends Evidence {
  @DivisionCode('县级区划代码')
  divisionCode: string;

  @Choice('参数', KEY_TITLES)
  key: PolicyKey;

  @JsonField('值', { example: { count: 30, unit: 'calendar-day' } })
  value: JsonValue;

  @LegalDateField('生效日')
  from: string;

  @LegalDateField('失效日（不填则直到另行设定）', { optional: true })
  to?: string;

  @Nested('依据', () => PolicyBasis)
  basis: PolicyBasis;

  @DocumentNumber('依据的文号', { optional: true, example: '左政办发〔2026〕3号' })
  documentNumber?: string;

  @SubjectId('更正哪一行（不填则为新设）', { optional: true })
  replaces?: string;
}

/** A later row for the same key follows on an earlier one; what was decided by the earlier one stands. */
export const setPolicyRow = commandSpec({
  command: SetPolicyRow,
  title: '设定政策参数',
  permission: 'policies.manage',
  stream: policyStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  refusals: ['POLICY.NOT_FOUND'],
  facts: ({ command, state: book }): PolicyEntry | Rejection => {
    const { divisionCode, key, value, from, to, basis, documentNumber } = command;
    const replaces = command.replaces === undefined ? undefined : rowOfCounty(book, command.replaces);
    if (isRejection(replaces)) return replaces;
    const paper = { law: basis.law, documentNumber };
    return { book, divisionCode, key, value, from, to, replaces, paper };
  },
  rules: [
    policyIsTheCountys,
    policyValueHasItsShape,
    policyPeriodIsInOrder,
    policyRowsDoNotOverlap,
    policyCorrectionFitsItsRow,
    policyNamesItsDocument,
  ],
  decide: (_, { command, context }) => [
    PolicyRowSet.of({ ...statedIn(command), rowId: context.newId('row') }),
  ],
});
