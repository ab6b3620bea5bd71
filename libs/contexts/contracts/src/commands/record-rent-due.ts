import { parcelStream } from '#land-rights/facts';
import { Grounds, commandOn, many } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  type Contract,
  RENT_FOR_LAND_RULES,
  type RentDueEntry,
  RentFellDue,
  type RentForLandEntry,
  contractStream,
  plannedRents,
  rentIsOwedWhileInEffect,
  rentsForLand,
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

/** All rent of the plan that fell due up to a day and is not recorded yet, but for that of land which was there no more. */
export const recordRentDue = commandOn({
  command: RecordRentDue,
  title: '登记到期应收租金',
  permission: 'contracts.accrue',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  // Each rent on its own day, however late it is recorded.
  effectiveOn: ({ upTo }, _, event) => (event.type === 'RentFellDue' ? event.data.dueOn : upTo),
  references: {
    // None of a contract of before the register, which moved no right.
    land: many(parcelStream, (_: RecordRentDue, contract: Contract | undefined) =>
      contract?.old ? [] : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode),
    ),
  },
  facts: ({
    command: { upTo },
    state: contract,
    references: { land },
    context: { today },
  }): RentDueEntry & RentForLandEntry => {
    const recorded = new Set(contract.dues.map(({ line, year }) => `${line}/${year}`));
    const rents = plannedRents(contract)
      .filter(({ dueOn, amountFen, awaitsYield }) => dueOn <= upTo && amountFen > 0 && !awaitsYield)
      .filter(({ line, year }) => !recorded.has(`${line}/${year}`));
    const forLand = rentsForLand(contract, rents, land);
    const owed = forLand.filter(({ nothingIsLeft }) => !nothingIsLeft).slice(0, RENTS_AT_ONCE);
    const withoutLand = forLand.filter(({ nothingIsLeft }) => nothingIsLeft);
    return { contract, upTo, today, rents, owed, withoutLand };
  },
  rules: [rentIsOwedWhileInEffect, someRentHasFallenDue, ...RENT_FOR_LAND_RULES],
  decide: ({ contract: { contractId, number: contractNumber, collectiveId }, owed }) =>
    owed.map(({ rent: { line, year, dueOn, amountFen, payer, payee } }) =>
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
