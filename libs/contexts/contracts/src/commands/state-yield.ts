import { yearsBegun } from '#kernel';
import { Grounds, commandOn } from '#nest';
import { FenField, IntegerField, LegalDateField, SubjectId } from '#nest/fields';
import { YieldStated, contractStream, rentIsOwedWhileInEffect, yieldIsStatedOnce } from '../facts/index.js';

export class StateYield extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @IntegerField('第几笔租金（付款计划中的次序，从 1 起）', 1, 100)
  line: number;

  @IntegerField('第几年', 1, 70)
  year: number;

  @FenField('该年产值（分；绝收的填 0）', { min: 0 })
  yieldFen: number;

  @LegalDateField('申报日')
  statedOn: string;
}

/** Settles the rent of a year that is a share of its yield. */
export const stateYield = commandOn({
  command: StateYield,
  title: '申报产值',
  permission: 'contracts.accrue',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ statedOn }) => statedOn,
  facts: ({ command: { line, year, yieldFen, statedOn }, state: contract, context: { today } }) => {
    const years = yearsBegun(contract.from, contract.to);
    return { contract, line: line - 1, year, years, yieldFen, statedOn, today };
  },
  rules: [rentIsOwedWhileInEffect, yieldIsStatedOnce],
  decide: ({ contract: { contractId }, line, year, yieldFen, statedOn }) => [
    YieldStated.of({ contractId, line, year, yieldFen, statedOn }),
  ],
});
