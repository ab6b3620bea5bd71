import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  type RentDueEntry,
  RentFellDue,
  contractStream,
  plannedRents,
  rentIsOwedWhileInEffect,
  someRentHasFallenDue,
} from '../facts/index.js';

/** The earliest in one command; sent again, it records the next. */
const RENTS_AT_ONCE = 500;

export class RecordRentDue extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('登记到哪一天为止到期的租金')
  upTo: string;
}

/** All rent of the plan that fell due up to a day and is not recorded yet. */
export const recordRentDue = commandOn({
  command: RecordRentDue,
  title: '登记到期应收租金',
  permission: 'contracts.accrue',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  // Each rent on its own day, however late it is recorded.
  effectiveOn: ({ upTo }, _, event) => (event.type === 'RentFellDue' ? event.data.dueOn : upTo),
  facts: ({ command: { upTo }, state: contract, context: { today } }): RentDueEntry => {
    const recorded = new Set(contract.dues.map(({ line, year }) => `${line}/${year}`));
    const rents = plannedRents(contract)
      .filter(({ line, year, dueOn }) => dueOn <= upTo && !recorded.has(`${line}/${year}`))
      .slice(0, RENTS_AT_ONCE);
    return { contract, upTo, today, rents };
  },
  rules: [rentIsOwedWhileInEffect, someRentHasFallenDue],
  decide: ({ contract: { contractId, number: contractNumber, collectiveId }, rents }) =>
    rents.map(({ line, year, dueOn, amountFen, payer, payee }) =>
      RentFellDue.of({
        contractId,
        contractNumber,
        collectiveId,
        line,
        year,
        dueOn,
        amountFen,
        payer,
        payee,
      }),
    ),
});
