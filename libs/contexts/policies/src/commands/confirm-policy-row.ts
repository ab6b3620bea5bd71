import { type Rejection, isRejection } from '#kernel';
import { Evidence, commandOn, statedIn } from '#nest';
import { DivisionCode, DocumentNumber, Nested, SubjectId } from '#nest/fields';
import {
  type Confirmation,
  PolicyRowConfirmed,
  policyNamesItsDocument,
  policyRowAwaitsConfirmation,
  policyStream,
} from '../facts/index.js';
import { rowOfCounty } from './row-of-county.js';
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

export const confirmPolicyRow = commandOn({
  command: ConfirmPolicyRow,
  title: '确认政策参数',
  permission: 'policies.manage',
  stream: policyStream,
  on: ({ divisionCode }) => divisionCode,
  refusals: ['POLICY.NOT_FOUND'],
  facts: ({ command, state: book }): Confirmation | Rejection => {
    const { rowId, basis, documentNumber } = command;
    const row = rowOfCounty(book, rowId);
    if (isRejection(row)) return row;
    return { row, paper: basis && { law: basis.law, documentNumber } };
  },
  rules: [policyRowAwaitsConfirmation, policyNamesItsDocument],
  decide: (_, { command }) => [PolicyRowConfirmed.of(statedIn(command))],
});
