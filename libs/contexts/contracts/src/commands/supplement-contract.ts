import { type DataOf, type Rejection, type Rule, addDays, forEvery, isRejection } from '#kernel';
import { authorisationStream, resolutionStream } from '#decisions/facts';
import { PARCEL_LINEAGE, parcelStream } from '#land-rights/facts';
import { Grounds, type Inherited, commandOn, many, one } from '#nest';
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
import { POLICY_READING_RULES, type PolicyReader, policyStream, rowsRead } from '#policies/facts';
import {
  type DealEntry,
  LAND_DEAL_RULES,
  LAND_GROUNDS,
  type PriorityBook,
  askedSubjects,
  priorityBookStream,
} from '#priority/facts';
import {
  AMENDED_AREA_RULES,
  type AgreedUseEntry,
  type AmendedLand,
  type AmendedTerm,
  type Contract,
  ContractSupplemented,
  LENGTHENED_TERM_RULES,
  type LengthenedTerm,
  type LifeEntry,
  type PaymentLine,
  type PlanEntry,
  type SupplementEntry,
  agreedAnew,
  amendedParcelsAreOfTheContract,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
  farmedLandIsFarmed,
  householdsGetTheirRent,
  isOutsider,
  paymentPlanFitsTheContract,
  recordedRentStands,
  rentIsReckonedInOneWay,
  supplementAmendsSomething,
  termIsAmendedLawfully,
  withoutYearsOfOthers,
} from '../facts/index.js';
import { amendedLand } from './amended-land.js';
import { lengthening } from './lengthening.js';
import { PARTY_REFUSALS, householdsOfThePlan, planBetweenTheParties } from './lease-parties.js';
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

  @LegalDateField('变更后的止期（含当日）', { optional: true })
  to?: string;

  @SubjectId('通过的决议（延长集体土地出租给集体以外的单位、个人的填）', { optional: true })
  resolutionId?: string;

  @SubjectId('乡镇批准（同上）', { optional: true })
  approvalId?: string;

  @Sha256('资信和经营能力审查材料的 SHA-256（同上）', { optional: true })
  capabilityReportSha256?: string;
}

interface SupplementCase extends SupplementEntry, LifeEntry, AmendedTerm, AgreedUseEntry, PolicyReader {
  /** The longer term; none when it stays, or is made shorter. */
  readonly lengthened: readonly LengthenedTerm[];
  /** The parcels whose area is amended. */
  readonly remeasured: readonly AmendedLand[];
  /** The added days, as those look at them who come before an outsider. */
  readonly deals: readonly DealEntry[];
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
  ...AMENDED_AREA_RULES.map((each) =>
    forEvery<AmendedLand, SupplementCase>(each, ({ remeasured }) => remeasured),
  ),
  recordedRentStands,
  forEvery<PlanEntry, SupplementCase>(paymentPlanFitsTheContract, ({ plans }) => plans),
  forEvery<PlanEntry, SupplementCase>(rentIsReckonedInOneWay, ({ plans }) => plans.map(withoutYearsOfOthers)),
  collectiveMoneyStaysOutOfPersonalAccounts,
  householdsGetTheirRent,
  farmedLandIsFarmed,
  termIsAmendedLawfully,
  ...LENGTHENED_TERM_RULES.map((each) =>
    forEvery<LengthenedTerm, SupplementCase>(each, ({ lengthened }) => lengthened),
  ),
  ...LAND_DEAL_RULES.map((each) => forEvery<DealEntry, SupplementCase>(each, ({ deals }) => deals)),
  ...POLICY_READING_RULES,
];

/** The added days are a deal of their own: whoever comes first was asked about the days before. */
function dealOf(
  { grantees, to: formerTo }: Contract,
  priorities: readonly Inherited<PriorityBook | undefined>[],
  { to }: LengthenedTerm,
): DealEntry {
  return {
    deal: {
      grounds: LAND_GROUNDS,
      subjects: askedSubjects(priorities),
      outsiders: grantees.filter(isOutsider).map(({ id }) => id),
      receivers: grantees.map(({ id }) => id),
      // A plan says what all the years bring, not what these days do.
      ...{ from: addDays(formerTo, 1), to, priceFen: undefined },
    },
  };
}

/** Amends what the parties may amend at any time; a longer term when the rights on the parcels can last as long. */
export const supplementContract = commandOn({
  command: SupplementContract,
  title: '登记补充协议',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: {
    households: householdsOfThePlan<SupplementContract>(),
    parcels: many(
      parcelStream,
      ({ to, agreedUse, areas }: SupplementContract, contract: Contract | undefined) =>
        [to, agreedUse, areas].every((each) => each === undefined)
          ? []
          : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode),
    ),
    priorities: many(
      priorityBookStream,
      ({ to }: SupplementContract, contract: Contract | undefined) =>
        to === undefined ? [] : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode),
      PARCEL_LINEAGE,
    ),
    policies: one(policyStream, ({ to, areas }: SupplementContract, contract: Contract | undefined) =>
      to === undefined && areas === undefined ? undefined : contract?.divisionCode.slice(0, 6),
    ),
    resolution: one(resolutionStream, ({ resolutionId }: SupplementContract) => resolutionId),
    approval: one(authorisationStream, ({ approvalId }: SupplementContract) => approvalId),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  refusals: PARTY_REFUSALS,
  policies: ({ policyReadings }: SupplementCase) => rowsRead(policyReadings),
  facts: ({ command, state: contract, references, context: { today } }): SupplementCase | Rejection => {
    const { supplementNumber: number, signedOn: on, paperSha256, payments, areas, agreedUse, to } = command;
    const { resolutionId, approvalId, capabilityReportSha256 } = command;
    const plan = planBetweenTheParties(contract, payments);
    if (isRejection(plan)) return plan;
    const measured = areas?.map(({ parcelCode, areaDm2 }) => ({ parcelCode, areaDm2 }));
    const households = references.households.flatMap(({ state }) => state ?? []);
    const grantors = contract.old ? [contract.old.grantor] : contract.parcels.map(({ grantor }) => grantor);
    const end = to ?? contract.to;
    const successions = plan ? agreedAnew(contract.successions ?? [], on) : contract.successions;
    const ways = { resolutionId, approvalId, capabilityReportSha256 };
    const longer = lengthening(command, contract, {
      ...references,
      payments: plan ?? contract.payments,
      today,
    });
    const land = amendedLand(command, contract, references);
    return {
      ...{ contract, on, today, number, to: end, amendedTo: to },
      ...{ lengthened: longer.lengthened, remeasured: land.remeasured },
      policyReadings: [...longer.policyReadings, ...land.policyReadings],
      deals: longer.lengthened.map((each) => dealOf(contract, references.priorities, each)),
      plans: plan ? [{ ...contract, grantors, households, payments: plan, to: end, successions }] : [],
      successions,
      payments: plan ?? contract.payments,
      receipts: plan?.lines ?? [],
      areas: measured ?? [],
      agreedUse,
      land: agreedUse === undefined ? [] : references.parcels.flatMap(({ state: parcel }) => parcel ?? []),
      amends: [plan, measured, agreedUse, to].some((each) => each !== undefined),
      amended: {
        ...{ number, signedOn: on, paperSha256, payments: plan, areas: measured, agreedUse },
        ...(to && { to, formerTo: contract.to, ...ways }),
      },
    };
  },
  rules: SUPPLEMENT_RULES,
  decide: ({ contract: { contractId }, amended }) => [ContractSupplemented.of({ contractId, ...amended })],
});
