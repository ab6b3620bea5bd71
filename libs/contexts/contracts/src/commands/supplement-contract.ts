import { type DataOf, type Rejection, type Rule, forEvery, isRejection } from '#kernel';
import { Grounds, commandOn } from '#nest';
import {
  AreaField,
  DocumentNumber,
  LegalDateField,
  Nested,
  NestedList,
  LandCode,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  type Contract,
  ContractSupplemented,
  type LifeEntry,
  type Party,
  type PaymentLine,
  type PlanEntry,
  type SupplementEntry,
  amendedParcelsAreOfTheContract,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
  householdsGetTheirRent,
  paymentPlanFitsTheContract,
  recordedRentStands,
  rentIsReckonedInOneWay,
  supplementAmendsSomething,
} from '../facts/index.js';
import { PARTY_REFUSALS, paymentsOf } from './lease-parties.js';
import { PARCELS_LIMIT, PaymentPlan } from './terms.js';

class AmendedArea {
  @LandCode('地块')
  parcelCode: string;

  @AreaField('变更后的面积')
  areaDm2: number;
}

export class SupplementContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @DocumentNumber('补充协议编号', { example: '补1' })
  supplementNumber: string;

  @LegalDateField('补充协议签订日')
  signedOn: string;

  @Sha256('补充协议扫描件的 SHA-256')
  paperSha256: string;

  @Nested('变更后的付款计划（全部各年；不变更的不填）', () => PaymentPlan, { optional: true })
  payments?: PaymentPlan;

  @NestedList('变更面积的地块', () => AmendedArea, { optional: true, max: PARCELS_LIMIT })
  areas?: AmendedArea[];

  @Text('变更后的约定用途', 50, { optional: true })
  agreedUse?: string;
}

interface SupplementCase extends SupplementEntry, LifeEntry {
  /** The amended plan and what it must fit; none when the plan stays. */
  readonly plans: readonly PlanEntry[];
  readonly receipts: readonly PaymentLine[];
  readonly amended: Omit<DataOf<typeof ContractSupplemented>, 'contractId'>;
}

const SUPPLEMENT_RULES: readonly Rule<SupplementCase>[] = [
  contractIsRunning,
  dayIsWithinTheContract,
  supplementAmendsSomething,
  amendedParcelsAreOfTheContract,
  recordedRentStands,
  forEvery<PlanEntry, SupplementCase>(paymentPlanFitsTheContract, ({ plans }) => plans),
  forEvery<PlanEntry, SupplementCase>(rentIsReckonedInOneWay, ({ plans }) => plans),
  collectiveMoneyStaysOutOfPersonalAccounts,
  householdsGetTheirRent,
];

/** The plan that a supplement states, between the parties of the contract; nothing when it states none. */
function amendedPlan(contract: Contract, plan: PaymentPlan | undefined): Contract['payments'] | Rejection {
  if (!plan) return undefined;
  const landlord: Party = { kind: 'collective', id: contract.collectiveId };
  const leasedByCollective = contract.parcels.some(({ grantor }) => grantor.kind === 'collective');
  const stated = paymentsOf(plan, contract.grantees, leasedByCollective ? landlord : undefined);
  return isRejection(stated) ? stated : { firstDueOn: stated.firstDueOn, lines: [...stated.lines] };
}

/** Amends what the parties may amend at any time; a longer term is a contract that follows. */
export const supplementContract = commandOn({
  command: SupplementContract,
  title: '登记补充协议',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ signedOn }) => signedOn,
  refusals: PARTY_REFUSALS,
  facts: ({ command, state: contract, context: { today } }): SupplementCase | Rejection => {
    const { supplementNumber: number, signedOn: on, paperSha256, payments, areas, agreedUse } = command;
    const plan = amendedPlan(contract, payments);
    if (isRejection(plan)) return plan;
    const measured = areas?.map(({ parcelCode, areaDm2 }) => ({ parcelCode, areaDm2 }));
    const grantors = contract.parcels.map(({ grantor }) => grantor);
    return {
      ...{ contract, on, today, number },
      plans: plan ? [{ ...contract, grantors, payments: plan }] : [],
      payments: plan ?? contract.payments,
      receipts: plan?.lines ?? [],
      areas: measured ?? [],
      amends: plan !== undefined || measured !== undefined || agreedUse !== undefined,
      amended: { number, signedOn: on, paperSha256, payments: plan, areas: measured, agreedUse },
    };
  },
  rules: SUPPLEMENT_RULES,
  decide: ({ contract: { contractId }, amended }) => [ContractSupplemented.of({ contractId, ...amended })],
});
