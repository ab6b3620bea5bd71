import type { CountedPeriod, LegalDate } from '#kernel';
import type { Collective, Household } from '#collectives/facts';
import type { Authorisation, Resolution } from '#decisions/facts';
import type { Claim } from '#land-rights/facts';
import type { ContractKind, Party, PaymentLine, RentPlan } from './events.js';
import type { NumberedContract } from './contract-number.js';

/** The facts of a contract that is to be concluded. */
export interface ContractEntry {
  /** The contract that has its number already. */
  readonly known: NumberedContract | undefined;
  readonly kind: ContractKind;
  readonly number: string;
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
  readonly form: 'written' | 'oral';
  readonly signedOn: LegalDate;
  readonly today: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly claims: readonly Claim[];
  readonly grantors: readonly Party[];
  readonly grantees: readonly Party[];
  /** Every household named on either side, as registered; absent ones are missing. */
  readonly households: readonly Household[];
  readonly resolution: Resolution | undefined;
  readonly approval: Authorisation | undefined;
  /** Of a lease of forest and other land: what was decided and approved on the forest, where that is another paper. */
  readonly forestResolution?: Resolution | undefined;
  readonly forestApproval?: Authorisation | undefined;
  readonly capitalReview: Authorisation | undefined;
  readonly capabilityReportSha256: string | undefined;
  /** Kinds of grantees that must be reviewed, and from which area (dm²), by policy or statute. */
  readonly reviewed: { readonly kinds: readonly string[]; readonly fromAreaDm2: number };
  readonly areaDm2: number;
  /** The period for filing by the county's policy; none when it has set none. */
  readonly filingPeriod: CountedPeriod | undefined;
  /** Beyond how many years a lease is doubtful. */
  readonly longFromYears: number | undefined;
  /** Of a lease of “四荒” land: how many years it may last. */
  readonly longestWastelandYears: number | undefined;
}

/** The facts of a lease: those of a contract, and its rent. */
export interface LeaseEntry extends ContractEntry {
  readonly payments: RentPlan;
  readonly receipts: readonly PaymentLine[];
}
