import { rule, type LegalDate, civilCode } from '#kernel';
import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  type Contract,
  type PlannedRent,
  RentFellDue,
  contractStream,
  plannedRents,
  rentIsOwedWhileInEffect,
} from '../facts/index.js';

/** The earliest in one command; sent again, it records the next. */
const RENTS_AT_ONCE = 500;

export class RecordRentDue extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('登记到哪一天为止到期的租金')
  upTo: string;
}

interface RentDueEntry {
  readonly contract: Contract;
  readonly upTo: LegalDate;
  readonly today: LegalDate;
  readonly rents: readonly PlannedRent[];
}

const someRentHasFallenDue = rule<RentDueEntry>({
  id: 'K10',
  code: 'CONTRACTS.NO_RENT_DUE',
  sentence: '租金到付款日才登记应收，每笔登记一次。',
  basis: [civilCode('第七百二十一条')],
  severity: 'block',
  breach: ({ contract, rents, upTo, today }) => {
    if (upTo > today) return { detail: `${upTo} 还没有到，租金尚未到期。`, field: 'upTo' };
    return rents.length > 0
      ? undefined
      : { detail: `合同 ${contract.number} 到 ${upTo} 为止没有新到期的租金。`, field: 'upTo' };
  },
});

/** All rent of the plan that fell due up to a day and is not recorded yet. */
export const recordRentDue = commandOn({
  command: RecordRentDue,
  title: '登记到期应收租金',
  permission: 'contracts.collect',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  // Each rent on its own day, however late it is recorded.
  effectiveOn: ({ upTo }, _, event) => (event.type === 'RentFellDue' ? event.data.dueOn : upTo),
  facts: ({ command: { upTo }, state: contract, context: { today } }) => {
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
