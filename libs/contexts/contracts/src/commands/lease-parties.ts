import { type Rejection, isRejection, reject } from '#kernel';
import { type Collective, type Household, householdStream } from '#collectives/facts';
import { many } from '#nest';
import {
  type Contract,
  type LeaseEntry,
  type Party,
  type PaymentLine,
  type RentPlan,
  isOfThisCollective,
} from '../facts/index.js';
import type { LeaseTerms, PaymentPlan } from './terms.js';

/** First two characters of the code by what the grantee is (GB 32100): what it says decides the review. */
const CODE_FITS: Readonly<
  Record<'cooperative' | 'company' | 'other-organisation', (kind: string) => boolean>
> = {
  cooperative: (kind) => kind === '93',
  company: (kind) => kind === '91' || kind === '92',
  'other-organisation': (kind) => !/^9[123]$/.test(kind) && !kind.startsWith('N'),
};

/** What is known of the households that are named, and of the collective whose land it is. */
export interface KnownParties {
  readonly households: readonly Household[];
  readonly collective: Collective | undefined;
}

/** A household, with its collective when that is not the one whose land it is. */
export function householdParty(id: string, landOf: string, { households, collective }: KnownParties): Party {
  const collectiveId = households.find(({ householdId }) => householdId === id)?.collectiveId;
  const lessor = { collectiveId: landOf, collective };
  const fromElsewhere = collectiveId !== undefined && !isOfThisCollective(lessor, collectiveId);
  return { kind: 'household', id, ...(fromElsewhere && { collectiveId }) };
}

/** The grantees as parties, or what is missing in one of them. */
function partiesOf(
  { grantees, collectiveId }: LeaseTerms,
  known: KnownParties,
): readonly Party[] | Rejection {
  const parties: Party[] = [];
  for (const [index, { kind, householdId, creditCode, name }] of grantees.entries()) {
    const field = `grantees[${index}]`;
    if (kind === 'household') {
      if (householdId === undefined)
        return reject('invalid', 'CONTRACTS.GRANTEE', '承租方是农户的，请填写农户编号。', { field });
      parties.push(householdParty(householdId, collectiveId, known));
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
): RentPlan | Rejection {
  const planned: PaymentLine[] = [];
  for (const [index, stated] of lines.entries()) {
    const { payeeHouseholdId, payer = 1, account, steps, inKind, yieldShare, adjustment } = stated;
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
      ...(inKind && { inKind: { ...inKind } }),
      ...(yieldShare && { yieldShare: { ...yieldShare } }),
      ...(adjustment && { adjustment: { ...adjustment } }),
    });
  }
  return { firstDueOn, lines: planned };
}

/** A plan that is stated anew, between the parties of the contract; nothing when none is stated. */
export function planBetweenTheParties(
  contract: Contract,
  plan: PaymentPlan | undefined,
): Contract['payments'] | Rejection {
  if (!plan) return undefined;
  const landlord: Party = { kind: 'collective', id: contract.collectiveId };
  const leasedByCollective = contract.kind !== 'household-lease';
  const stated = paymentsOf(plan, contract.grantees, leasedByCollective ? landlord : undefined);
  return isRejection(stated) ? stated : { firstDueOn: stated.firstDueOn, lines: [...stated.lines] };
}

interface MayStatePlan {
  readonly payments?: PaymentPlan;
}

/** The households of which a plan speaks that is stated anew: those of the contract, and whoever it says is paid. */
export const householdsOfThePlan = <Command extends MayStatePlan>() =>
  many(householdStream, ({ payments }: Command, contract: Contract | undefined) => {
    if (!payments || !contract) return [];
    const { grantees, parcels, successions = [] } = contract;
    const lessors = [...parcels.map(({ grantor }) => grantor), ...successions.map(({ former }) => former)];
    const ofContract = [...lessors, ...grantees].flatMap(({ kind, id }) =>
      kind === 'household' ? [id] : [],
    );
    return [...new Set([...ofContract, ...payments.lines.flatMap((line) => line.payeeHouseholdId ?? [])])];
  });

/** With which codes parties and plan may be refused. */
export const PARTY_REFUSALS = ['CONTRACTS.GRANTEE', 'CONTRACTS.PAYER', 'CONTRACTS.PAYEE'] as const;

/** Both together: they depend on each other and are refused alike. */
export function leaseParties(
  terms: LeaseTerms,
  known: KnownParties,
  landlord?: Party,
): Pick<LeaseEntry, 'grantees' | 'payments' | 'receipts'> | Rejection {
  const parties = partiesOf(terms, known);
  if (isRejection(parties)) return parties;
  const plan = paymentsOf(terms.payments, parties, landlord);
  return isRejection(plan) ? plan : { grantees: parties, payments: plan, receipts: plan.lines };
}
