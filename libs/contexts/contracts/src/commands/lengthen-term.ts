import { type LegalDate, type Rule, forEvery } from '#kernel';
import { commandOn } from '#nest';
import { type PolicyReader, rowsRead } from '#policies/facts';
import {
  type Contract,
  ContractTermLengthened,
  EXPIRY_REMINDERS,
  type Watched,
  contractStream,
  lengtheningIsPending,
} from '../facts/index.js';
import { policiesOfTheContract, reminderPolicy } from './reminder-policy.js';

/** Sent when the rights on all parcels of a contract are held for the longer term of a supplement. */
export class LengthenTerm {
  constructor(
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

interface LengtheningCase extends PolicyReader, Pick<Watched, 'reminderMonths'> {
  readonly contract: Contract;
  readonly on: LegalDate;
}

/** Reminders of the new end, beside those of the old one, which are closed. */
const REMINDERS: readonly Rule<LengtheningCase>[] = EXPIRY_REMINDERS.map((reminder) =>
  forEvery(reminder, ({ contract: { number, to, lengthening }, on, reminderMonths }) => {
    const end = lengthening?.to ?? to;
    return [{ contract: { number, to: end }, on, reminderMonths, occurrence: end }];
  }),
);

export const lengthenTerm = commandOn({
  command: LengthenTerm,
  title: '合同期限延长生效',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: { policies: policiesOfTheContract() },
  policies: ({ policyReadings }: LengtheningCase) => rowsRead(policyReadings),
  facts: ({ command: { effectiveOn: on }, state: contract, references }): LengtheningCase => ({
    contract,
    on,
    ...reminderPolicy(references.policies?.state, on),
  }),
  rules: [lengtheningIsPending, ...REMINDERS],
  decide: ({ contract: { contractId, divisionCode, to: formerTo, lengthening } }) => {
    if (!lengthening) return [];
    const { number, to } = lengthening;
    return [ContractTermLengthened.of({ contractId, divisionCode, number, to, formerTo })];
  },
});
