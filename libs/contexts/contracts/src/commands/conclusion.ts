import { type DecisionContext, type Loaded, type Rejection, isRejection, periodEnd, reject } from '#kernel';
import {
  type Collective,
  type Household,
  collectiveStream,
  householdStream,
  registeredIn,
} from '#collectives/facts';
import { type Authorisation, authorisationStream } from '#decisions/facts';
import { type Claim, type Parcel, type RightKind, parcelStream } from '#land-rights/facts';
import { many, one } from '#nest';
import { type PolicyBook, policyOn, policyStream } from '#policies/facts';
import {
  type Contract,
  ContractConcluded,
  type ContractEntry,
  type ContractKind,
  type Party,
  type PaymentLine,
} from '../facts/index.js';
import {
  type ContractTerms,
  type Grantee,
  type LeaseTerms,
  type PaymentPlan,
  contractIdOf,
} from './terms.js';

/** What the three ways of concluding a contract have in common. */

/** By statute alone, enterprises must be reviewed whatever the area (承包法 45). */
const REVIEWED_BY_STATUTE = { kinds: ['company'], fromAreaDm2: 0 } as const;

export interface ConclusionReferences {
  readonly collective: Loaded<Collective | undefined> | undefined;
  readonly parcels: readonly Loaded<Parcel | undefined>[];
  readonly households: readonly Loaded<Household | undefined>[];
  readonly policies: Loaded<PolicyBook | undefined> | undefined;
  readonly capitalReview: Loaded<Authorisation | undefined> | undefined;
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
    policies: one(policyStream, ({ divisionCode }: Command) => divisionCode.slice(0, 6)),
    capitalReview: one(authorisationStream, names.capitalReview ?? (() => undefined)),
  };
}

export interface Conclusion extends ContractEntry {
  readonly receipts: readonly PaymentLine[];
  readonly policyRows: readonly string[];
  readonly terms: ContractTerms;
}

/** States the facts of a contract: its terms, its claims on each parcel, and what policy says of it. */
export function conclude(given: {
  readonly kind: ContractKind;
  readonly terms: ContractTerms;
  readonly right: RightKind;
  /** Who grants the right on each parcel. */
  readonly grants: readonly { readonly parcelCode: string; readonly grantor: Party }[];
  readonly grantees: readonly Party[];
  readonly payments: ContractEntry['payments'];
  readonly state: Contract | undefined;
  readonly references: ConclusionReferences;
  readonly context: DecisionContext;
  readonly more?: Partial<Pick<ContractEntry, 'resolution' | 'approval' | 'capabilityReportSha256'>>;
}): Conclusion {
  const { kind, terms, right, grants, grantees, payments, state, references, context, more } = given;
  const { from, to, signedOn } = terms;
  const parcels = new Map(references.parcels.map((loaded) => [loaded.id, loaded.state]));
  const claims = grants.map(({ parcelCode, grantor }): Claim => {
    const parcel = parcels.get(parcelCode);
    return { parcelCode, parcel, right, grantor, holders: grantees, from, to };
  });
  const policy = policiesOn(references.policies?.state, signedOn);
  return {
    known: state,
    kind,
    terms,
    number: terms.number,
    collectiveId: terms.collectiveId,
    collective: registeredIn(terms.divisionCode, references.collective?.state),
    form: terms.form,
    signedOn,
    today: context.today,
    from,
    to,
    claims,
    grantors: distinct(grants.map(({ grantor }) => grantor)),
    grantees,
    households: references.households.map((loaded) => loaded.state).filter((each) => each !== undefined),
    payments,
    receipts: payments?.lines ?? [],
    resolution: more?.resolution,
    approval: more?.approval,
    capitalReview: references.capitalReview?.state,
    capabilityReportSha256: more?.capabilityReportSha256,
    reviewed: policy.reviewed,
    areaDm2: claims.reduce((sum, { parcel }) => sum + (parcel?.areaDm2 ?? 0), 0),
    filingDueOn: policy.filingDueOn,
    policyRows: policy.rows,
  };
}

function policiesOn(book: PolicyBook | undefined, day: string) {
  const kinds = policyOn(book, 'capital-review.kinds', day);
  const area = policyOn(book, 'capital-review.area-from-dm2', day);
  const filing = policyOn(book, 'conveyance.filing-period', day);
  return {
    reviewed: {
      kinds: kinds?.value ?? REVIEWED_BY_STATUTE.kinds,
      fromAreaDm2: area?.value ?? REVIEWED_BY_STATUTE.fromAreaDm2,
    },
    filingDueOn: filing && periodEnd(day, filing.value),
    rows: [kinds, area, filing].flatMap((row) => (row ? [row.rowId] : [])),
  };
}

function distinct(parties: readonly Party[]): Party[] {
  return [...new Map(parties.map((party) => [party.id, party])).values()];
}

/** The contract as it is recorded. */
export function concluded(entry: Conclusion) {
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
    capitalReviewId: capitalReview?.authorisationId,
    capabilityReportSha256: entry.capabilityReportSha256,
  });
}

/** First two characters of the code by what the grantee is (GB 32100): what it says decides the review. */
const CODE_FITS: Readonly<
  Record<'cooperative' | 'company' | 'other-organisation', (kind: string) => boolean>
> = {
  cooperative: (kind) => kind === '93',
  company: (kind) => kind === '91' || kind === '92',
  'other-organisation': (kind) => !/^9[123]$/.test(kind) && !kind.startsWith('N'),
};

/** The grantees as parties, or what is missing in one of them. */
export function partiesOf(grantees: readonly Grantee[]): readonly Party[] | Rejection {
  const parties: Party[] = [];
  for (const [index, { kind, householdId, creditCode, name }] of grantees.entries()) {
    const field = `grantees[${index}]`;
    if (kind === 'household') {
      if (householdId === undefined)
        return reject('invalid', 'CONTRACTS.GRANTEE', '承租方是农户的，请填写农户编号。', { field });
      parties.push({ kind, id: householdId });
    } else {
      if (creditCode === undefined || name === undefined)
        return reject('invalid', 'CONTRACTS.GRANTEE', '承租方是单位的，请填写统一社会信用代码和名称。', {
          field,
        });
      if (!CODE_FITS[kind](creditCode.slice(0, 2)))
        return reject('invalid', 'CONTRACTS.GRANTEE', `代码 ${creditCode} 与承租方类型不符，请核对。`, {
          field,
        });
      parties.push({ kind, id: creditCode, name });
    }
  }
  return parties;
}

/** The plan with its parties; each line's payee is the household it names, or else `landlord`. */
export function paymentsOf(
  { firstDueOn, lines }: PaymentPlan,
  grantees: readonly Party[],
  landlord?: Party,
): NonNullable<ContractEntry['payments']> | Rejection {
  const planned: PaymentLine[] = [];
  for (const [index, { payeeHouseholdId, payer = 1, account, steps }] of lines.entries()) {
    const field = `payments.lines[${index}]`;
    const from = grantees[payer - 1];
    const to: Party | undefined =
      payeeHouseholdId === undefined ? landlord : { kind: 'household', id: payeeHouseholdId };
    if (!from) return reject('invalid', 'CONTRACTS.PAYER', `没有第 ${payer} 个承租方。`, { field });
    if (!to) return reject('invalid', 'CONTRACTS.PAYEE', '请填写收款的出租农户。', { field });
    planned.push({
      payer: from,
      payee: to,
      account,
      steps: steps.map(({ fromYear, amountFen }) => ({ fromYear, amountFen })),
    });
  }
  return { firstDueOn, lines: planned };
}

/** With which codes parties and plan may be refused. */
export const PARTY_REFUSALS = ['CONTRACTS.GRANTEE', 'CONTRACTS.PAYER', 'CONTRACTS.PAYEE'] as const;

/** Both together: they depend on each other and are refused alike. */
export function leaseParties(
  { grantees, payments }: LeaseTerms,
  landlord?: Party,
): { grantees: readonly Party[]; payments: NonNullable<ContractEntry['payments']> } | Rejection {
  const parties = partiesOf(grantees);
  if (isRejection(parties)) return parties;
  const plan = paymentsOf(payments, parties, landlord);
  return isRejection(plan) ? plan : { grantees: parties, payments: plan };
}
