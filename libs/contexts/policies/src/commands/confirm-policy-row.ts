import { reject } from '#kernel';
import { Evidence, commandSpec, statedIn } from '#nest';
import { DivisionCode, DocumentNumber, Nested, SubjectId } from '#nest/fields';
import { PolicyRowConfirmed, policyRowAwaitsConfirmation, policyStream } from '../facts/index.js';
import { PolicyBasis } from './set-policy-row.js';

export class ConfirmPolicyRow extends Evidence {
  @DivisionCode('县级区划代码', { example: '140722' })
  divisionCode: string;

  @SubjectId('待确认的参数行')
  rowId: string;

  @Nested('本县的依据（不填则以范本的依据为准）', () => PolicyBasis, { optional: true })
  basis?: PolicyBasis;

  @DocumentNumber('本县依据的文号', { optional: true, example: '左政办发〔2026〕3号' })
  documentNumber?: string;
}

export const confirmPolicyRow = commandSpec({
  command: ConfirmPolicyRow,
  title: '确认政策参数',
  permission: 'policies.manage',
  stream: policyStream,
  subject: {
    kind: 'existing',
    id: ({ divisionCode }) => divisionCode,
    organisation: (book) => book?.divisionCode,
  },
  facts: ({ command: { rowId }, state: book }) => {
    const row = book?.rows.find((each) => each.rowId === rowId);
    return row
      ? { row }
      : reject('not-found', 'POLICY.NOT_FOUND', '本县没有这一行政策参数，请核对编号。', { field: 'rowId' });
  },
  rules: [policyRowAwaitsConfirmation],
  decide: (_, { command }) => [PolicyRowConfirmed.of(statedIn(command))],
});
