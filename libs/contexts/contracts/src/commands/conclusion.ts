import { type DecisionContext, type Loaded, type Rejection, isRejection } from '#kernel';
import {
  type Collective,
  type Household,
  collectiveStream,
  householdStream,
  registeredIn,
  reorganisationStream,
} from '#collectives/facts';
import { type Authorisation, authorisationStream } from '#decisions/facts';
import { PARCEL_LINEAGE, parcelStream } from '#land-rights/facts';
import { type Inherited, many, one } from '#nest';
import {
  type DealEntry,
  LAND_GROUNDS,
  type OutsiderDeal,
  type PriorityBook,
  askedSubjects,
  priorityBookStream,
} from '#priority/facts';
import { type PolicyBook, type PolicyReader, policyStream, rowsRead } from '#policies/facts';
import {
  type AgreedUseEntry,
  type AnnulledEntry,
  type Contract,
  ContractConcluded,
  type ContractEntry,
  type LandContractKind,
  type LeaseEntry,
  type Party,
  type PublishedPlan,
  type RentPlan,
  certainRentFen,
  type TakenNumber,
  contractIdOf,
  contractStream,
  isOutsider,
} from '../facts/index.js';
import { type ClaimReferences, type Grant, claimsOn, rightOf } from './claims.js';
import { numberReferences, numberStanding } from './contract-numbers.js';
import { contractPolicies } from './contract-policies.js';
import { leaseParties } from './lease-parties.js';
import type { ContractTerms, LeaseTerms } from './terms.js';

/** What the three ways of concluding a contract have in common. */

export interface ConclusionReferences extends ClaimReferences {
  readonly collective: Loaded<Collective | undefined> | undefined;
  readonly households: readonly Loaded<Household | undefined>[];
  readonly policies: Loaded<PolicyBook | undefined> | undefined;
  readonly capitalReview: Loaded<Authorisation | undefined> | undefined;
  readonly taken: Loaded<TakenNumber | undefined> | undefined;
  readonly annulled: Loaded<Contract | undefined> | undefined;
}

/** The streams that every contract looks at, by what it names. */
export function conclusionReferences<Command extends ContractTerms>(names: {
  readonly parcels: (command: Command) => readonly string[];
  readonly households: (command: Command) => readonly string[];
  readonly capitalReview?: (command: Command) => string | undefined;
}) {
  return {
    collective: one(collectiveStream, ({ collectiveId }: Command) => collectiveId),
    parcels: many(parcelStream, names.parcels),
    households: many(householdStream, names.households),
    reorganisations: one(reorganisationStream, ({ divisionCode }: Command) => divisionCode.slice(0, 6)),
    policies: one(policyStream, ({ divisionCode }: Command) => divisionCode.slice(0, 6)),
    capitalReview: one(authorisationStream, names.capitalReview ?? (() => undefined)),
    ...numberReferences<Command>(),
  };
}

/** A lease looks besides at who was asked whether they come first. */
export interface LeaseReferences extends ConclusionReferences {
  readonly priorities: readonly Inherited<PriorityBook | undefined>[];
}

export function leaseReferences<Command extends LeaseTerms>(
  names: Required<Parameters<typeof conclusionReferences<Command>>[0]>,
) {
  const priorities = many(priorityBookStream, names.parcels, PARCEL_LINEAGE);
  return { ...conclusionReferences<Command>(names), priorities };
}

export interface Conclusion
  extends ContractEntry, AnnulledEntry, AgreedUseEntry, PolicyReader, PublishedPlan {
  readonly kind: LandContractKind;
  readonly payments?: RentPlan;
  readonly terms: ContractTerms;
  /** The sheet of the household whose old term the contract extends. */
  readonly extensionSheetId?: string;
  readonly earnestMoneyFen?: number | undefined;
  readonly listingId?: string | undefined;
}

export type LeaseConclusion = Conclusion & LeaseEntry & DealEntry;

interface Concluding {
  readonly kind: LandContractKind;
  readonly terms: ContractTerms;
  /** Who grants the right on each parcel. */
  readonly grants: readonly Grant[];
  readonly grantees: readonly Party[];
  readonly state: Contract | undefined;
  readonly references: ConclusionReferences;
  readonly context: DecisionContext;
  /** The listing that the contract carries out. */
  readonly listingId?: string | undefined;
  readonly more?: Partial<
    Pick<
      ContractEntry,
      'resolution' | 'approval' | 'forestResolution' | 'forestApproval' | 'capabilityReportSha256'
    >
  >;
}

/** States the facts of a contract: its terms, its claims on each parcel, and what policy says of it. */
export function conclude(given: Concluding): Conclusion {
  const { kind, terms, grants, grantees, state, references, context, more } = given;
  const { from, to, signedOn } = terms;
  const collective = registeredIn(terms.divisionCode, references.collective?.state);
  const right = rightOf(kind);
  const { listingId } = given;
  const claims = claimsOn(grants, references, { right, holders: grantees, signedOn, from, to, listingId });
  return {
    ...numberStanding(terms, state, references),
    kind,
    terms,
    number: terms.number,
    agreedUse: terms.agreedUse,
    land: claims.flatMap(({ parcel }) => parcel ?? []),
    collectiveId: terms.collectiveId,
    collective,
    form: terms.form,
    signedOn,
    today: context.today,
    from,
    to,
    claims,
    grantors: distinct(grants.map(({ grantor }) => grantor)),
    grantees,
    households: registered(references.households),
    resolution: more?.resolution,
    approval: more?.approval,
    forestResolution: more?.forestResolution,
    forestApproval: more?.forestApproval,
    capitalReview: references.capitalReview?.state,
    capabilityReportSha256: more?.capabilityReportSha256,
    areaDm2: claims.reduce((sum, { parcel }) => sum + (parcel?.areaDm2 ?? 0), 0),
    listingId,
    ...contractPolicies(references.policies?.state, { kind, claims, signedOn }),
  };
}

interface ConcludingLease extends Omit<Concluding, 'grantees' | 'references'> {
  readonly terms: LeaseTerms;
  readonly references: LeaseReferences;
  /** Who is paid where the plan names no household. */
  readonly landlord?: Party;
}

/** The same of a lease: besides, who rents the land and for what. */
export function concludeRent(given: ConcludingLease): LeaseConclusion | Rejection {
  const { terms, references, landlord } = given;
  const households = registered(references.households);
  const collective = registeredIn(terms.divisionCode, references.collective?.state);
  const parties = leaseParties(terms, { households, collective }, landlord);
  if (isRejection(parties)) return parties;
  const { grantees } = parties;
  const deal = rentDealOf(terms, parties, references.priorities);
  const { earnestMoneyFen, listingId } = terms;
  return { ...conclude({ ...given, grantees, listingId }), ...parties, deal, earnestMoneyFen };
}

/** What those who come first before outsiders look at. */
export function rentDealOf(
  { from, to }: Pick<LeaseTerms, 'from' | 'to'>,
  { grantees, payments }: Pick<LeaseEntry, 'grantees' | 'payments'>,
  priorities: LeaseReferences['priorities'],
): OutsiderDeal {
  return {
    grounds: LAND_GROUNDS,
    subjects: askedSubjects(priorities),
    outsiders: grantees.filter(isOutsider).map(({ id }) => id),
    receivers: grantees.map(({ id }) => id),
    ...{ from, to, priceFen: certainRentFen(payments) },
  };
}

function registered(households: ConclusionReferences['households']): Household[] {
  return households.flatMap(({ state }) => state ?? []);
}

function distinct(parties: readonly Party[]): Party[] {
  return [...new Map(parties.map((party) => [party.id, party])).values()];
}

/** The contract as it is recorded. */
function concluded(entry: Conclusion) {
  const { kind, terms, grantees, claims, payments, resolution, approval, capitalReview } = entry;
  const { collectiveId, divisionCode, number, signedOn, from, to, paperSha256, agreedUse } = terms;
  return ContractConcluded.of({
    contractId: contractIdOf(terms),
    kind,
    number,
    divisionCode,
    collectiveId,
    grantees: [...grantees],
    parcels: claims.map(({ parcelCode, grantor, parcel }) => ({
      parcelCode,
      grantor,
      areaDm2: parcel?.areaDm2 ?? 0,
    })),
    signedOn,
    from,
    to,
    paperSha256,
    agreedUse,
    payments: payments && { firstDueOn: payments.firstDueOn, lines: [...payments.lines] },
    resolutionId: resolution?.resolutionId,
    approvalId: approval?.authorisationId,
    forestResolutionId: entry.forestResolution?.resolutionId,
    forestApprovalId: entry.forestApproval?.authorisationId,
    capitalReviewId: capitalReview?.authorisationId,
    capabilityReportSha256: entry.capabilityReportSha256,
    extensionSheetId: entry.extensionSheetId,
    earnestMoneyFen: entry.earnestMoneyFen,
    listingId: entry.listingId,
  });
}

/** What every command that concludes a contract says alike. */
export const CONCLUDING = {
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: (terms: ContractTerms) => contractIdOf(terms),
    organisation: ({ divisionCode }: ContractTerms) => divisionCode,
  },
  effectiveOn: ({ signedOn }: ContractTerms) => signedOn,
  policies: ({ policyReadings }: Conclusion) => rowsRead(policyReadings),
  decide: (entry: Conclusion) => [concluded(entry)],
} as const;
