import { type Rejection, type Rule, differenceOf, forEvery, isRejection } from '#kernel';
import { CORRECTION_RULES, type CorrectionEntry } from '#corrections/facts';
import { PARCEL_LINEAGE, parcelStream } from '#land-rights/facts';
import { CorrectionGrounds, commandOn, correctedSince, many } from '#nest';
import { Nested, Sha256, SubjectId, Text } from '#nest/fields';
import { type OutsiderDeal, correctedRentIsComparedWithTheAsking, priorityBookStream } from '#priority/facts';
import {
  type AgreedUseEntry,
  CONTRACT_PARTICULARS,
  type Contract,
  ContractCorrected,
  type PaymentLine,
  type PlanEntry,
  type SupplementEntry,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractIsRunning,
  contractStream,
  farmedLandIsFarmed,
  householdsGetTheirRent,
  paymentPlanFitsTheContract,
  recordedRentStands,
  rentIsReckonedInOneWay,
  withoutYearsOfOthers,
} from '../facts/index.js';
import { rentDealOf } from './conclusion.js';
import { PARTY_REFUSALS, householdsOfThePlan, planBetweenTheParties } from './lease-parties.js';
import { PaymentPlan } from './terms.js';

export class CorrectContract extends CorrectionGrounds {
  @SubjectId('合同')
  contractId: string;

  @Text('合同写明的约定用途', 50, { optional: true })
  agreedUse?: string;

  @Sha256('合同扫描件的 SHA-256（扫描件弄错的填）', { optional: true })
  paperSha256?: string;

  @Nested('合同写明的付款计划（全部各年都填）', () => PaymentPlan, { optional: true })
  payments?: PaymentPlan;
}

interface CorrectionCase
  extends CorrectionEntry, AgreedUseEntry, Pick<SupplementEntry, 'contract' | 'payments' | 'to'> {
  readonly before: Partial<Pick<Contract, (typeof CONTRACT_PARTICULARS)[number]>>;
  readonly after: Partial<Pick<Contract, (typeof CONTRACT_PARTICULARS)[number]>>;
  /** The plan as it is right and what it must fit; none when the plan was recorded as it is. */
  readonly plans: readonly PlanEntry[];
  readonly receipts: readonly PaymentLine[];
  /** The rent as it is right, as those look at it who were asked before. */
  readonly deal: OutsiderDeal | undefined;
}

const RULES: readonly Rule<CorrectionCase>[] = [
  ...CORRECTION_RULES,
  contractIsRunning,
  recordedRentStands,
  forEvery<PlanEntry, CorrectionCase>(paymentPlanFitsTheContract, ({ plans }) => plans),
  forEvery<PlanEntry, CorrectionCase>(rentIsReckonedInOneWay, ({ plans }) => plans.map(withoutYearsOfOthers)),
  collectiveMoneyStaysOutOfPersonalAccounts,
  householdsGetTheirRent,
  farmedLandIsFarmed,
  correctedRentIsComparedWithTheAsking,
];

/** Puts right what was copied wrongly from the paper; what the parties agree anew is a supplement. */
export const correctContract = commandOn({
  command: CorrectContract,
  title: '更正合同登记',
  permission: 'registers.correct',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: correctedSince,
  references: {
    households: householdsOfThePlan<CorrectContract>(),
    parcels: many(parcelStream, ({ agreedUse }: CorrectContract, contract: Contract | undefined) =>
      agreedUse === undefined ? [] : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode),
    ),
    priorities: many(
      priorityBookStream,
      ({ payments }: CorrectContract, contract: Contract | undefined) =>
        payments ? (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode) : [],
      PARCEL_LINEAGE,
    ),
  },
  refusals: PARTY_REFUSALS,
  facts: ({ command, state: contract, references }): CorrectionCase | Rejection => {
    const { agreedUse, paperSha256, documents } = command;
    const payments = planBetweenTheParties(contract, command.payments);
    if (isRejection(payments)) return payments;
    const difference = differenceOf(contract, { agreedUse, paperSha256, payments }, CONTRACT_PARTICULARS);
    const plan = difference.after.payments;
    const households = references.households.flatMap(({ state }) => state ?? []);
    const grantors = contract.old ? [contract.old.grantor] : contract.parcels.map(({ grantor }) => grantor);
    return {
      ...{ contract, ...difference },
      payments: plan ?? contract.payments,
      to: contract.to,
      plans: plan ? [{ ...contract, grantors, households, payments: plan }] : [],
      receipts: plan?.lines ?? [],
      agreedUse,
      land: agreedUse === undefined ? [] : references.parcels.flatMap(({ state: parcel }) => parcel ?? []),
      deal: plan && rentDealOf(contract, { ...contract, payments: plan }, references.priorities),
      papers: documents?.length ?? 0,
    };
  },
  rules: RULES,
  decide: ({ contract: { divisionCode, signedOn: since }, before, after }, { command: { basis, error } }) => [
    ContractCorrected.of({ divisionCode, since, basis, error, before, after }),
  ],
});
