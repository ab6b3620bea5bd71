import { type LegalDate, addDays } from '#kernel';
import { type Burden, type Encumbrance, standingAtFirst } from './encumbrances.js';
import type { Holder } from './events.js';
import type { RightKind } from './right-kinds.js';
import type { LandEndGround } from './surrender-events.js';

export const RIGHT_STANDINGS = {
  held: '预留',
  'awaiting-registration': '待登记',
  established: '已设立',
  ended: '已终止',
} as const;

export interface Registration {
  readonly authority: string;
  readonly number: string;
  readonly registeredOn: LegalDate;
}

/** One right on a parcel: held in place for a contract, established, or ended on its last day. */
export interface Right {
  /** Id of the contract under which it stands, or of the act by which it arose. */
  readonly contractId: string;
  /** The contract under which it stands, where it has an id of its own: by a swap, or of heirs. */
  readonly underContract?: string | undefined;
  /** As people name the contract; not known of holds of the first version. */
  readonly contractNumber?: string | undefined;
  /** Day on which the contract was signed and took effect between its parties. */
  readonly signedOn: LegalDate;
  readonly right: RightKind;
  readonly holders: readonly Holder[];
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly standing: keyof typeof RIGHT_STANDINGS;
  /** Of one that ended: the last day for which it was agreed. */
  readonly agreedTo?: LegalDate;
  /** Of a contract right that was given back or recalled. */
  readonly endGround?: LandEndGround;
  /** The right from which it is carved, where that is stated; see `upstreamOf`. */
  readonly upstream?: string | undefined;
  readonly registration?: Registration;
  /** Of one that awaits its registration: the right in whose place it will stand. */
  readonly succeeds?: string;
}

/** What the rights of a parcel are told from. */
export interface RightStack {
  readonly rights: readonly Right[];
  readonly encumbrances: readonly Encumbrance[];
}

export function rightOf({ rights }: Pick<RightStack, 'rights'>, id: string): Right | undefined {
  return rights.find(({ contractId }) => contractId === id);
}

/** The contract under which a right stands: what names it, unless it arose by a swap or is that of heirs. */
export function contractOfRight({
  underContract,
  contractId,
}: Pick<Right, 'contractId' | 'underContract'>): string {
  return underContract ?? contractId;
}

/** The rights of a kind that share at least a day with a term; one that ended before it began shares none. */
export function rightsWithin(
  { rights }: Pick<RightStack, 'rights'>,
  kind: RightKind,
  { from, to }: { from: LegalDate; to: LegalDate },
): readonly Right[] {
  return rights.filter(
    (right) => right.right === kind && right.from <= right.to && right.from <= to && right.to >= from,
  );
}

/** From what a right is carved that names no other: a management right, or the lease of a house on a homestead. */
const CARVED_FROM: Readonly<Partial<Record<RightKind, RightKind>>> = {
  'management-right': 'contract-right',
  lease: 'homestead-use',
};

/** The last day of a right that has none, as the use of a homestead; beyond every date that can be entered. */
export const WITHOUT_END: LegalDate = '9999-12-31';

/** A term as one says it. */
export function termInWords({ from, to }: Pick<Right, 'from' | 'to'>): string {
  return to === WITHOUT_END ? `${from} 起长期` : `${from} 至 ${to} 期间`;
}

/**
 * The right from which another is carved: the one that it names, else the contract right on the first day of a
 * management right, the use of the homestead on that of a lease. None of a right that the owner gave.
 */
export function upstreamOf(stack: Pick<RightStack, 'rights'>, right: Right): Right | undefined {
  if (right.upstream !== undefined) return rightOf(stack, right.upstream);
  const upstream = CARVED_FROM[right.right];
  if (upstream === undefined) return undefined;
  return rightsWithin(stack, upstream, { from: right.from, to: right.from }).find(
    ({ standing }) => standing !== 'held',
  );
}

/**
 * The rights that are carved from another, and from those in turn, and last beyond a day; those that have ended later than
 * that among them, when what is recorded today was true before.
 */
export function carvedBeyond(stack: Pick<RightStack, 'rights'>, id: string, on: LegalDate): readonly Right[] {
  const own = stack.rights.filter(
    (right) => right.from <= right.to && right.to > on && upstreamOf(stack, right)?.contractId === id,
  );
  return own.flatMap((right) => [right, ...carvedBeyond(stack, right.contractId, on)]);
}

function changed<Stack extends RightStack>(stack: Stack, id: string, change: Partial<Right>): Stack {
  const rights = stack.rights.map((right) => (right.contractId === id ? { ...right, ...change } : right));
  return { ...stack, rights };
}

/** A right that is held beside an established one of the same contract makes it last longer: one right, not two. */
export function established<Stack extends RightStack>(stack: Stack, id: string): Stack {
  const own = stack.rights.filter(({ contractId }) => contractId === id);
  const held = own.find(({ standing }) => standing === 'held');
  if (!held) return stack;
  const lengthens = own.some(({ standing }) => standing === 'established');
  const rights = lengthens ? stack.rights.filter((right) => right !== held) : stack.rights;
  return changed({ ...stack, rights }, id, { to: held.to, standing: 'established' });
}

/** The place that is held for a contract is free again. */
export function released<Stack extends RightStack>(stack: Stack, id: string): Stack {
  const rights = stack.rights.filter(({ contractId, standing }) => contractId !== id || standing !== 'held');
  return { ...stack, rights };
}

export function ended<Stack extends RightStack>(stack: Stack, id: string, on: LegalDate): Stack {
  const agreedTo = rightOf(stack, id)?.to ?? on;
  return changed(stack, id, { standing: 'ended', to: on, agreedTo });
}

/** A contract right ends on one parcel, and its contract does not. */
export function givenBack<Stack extends RightStack>(
  stack: Stack,
  id: string,
  on: LegalDate,
  endGround: LandEndGround,
): Stack {
  return changed(ended(stack, id, on), id, { endGround });
}

/** A right goes on in other hands: what is carved from it, or burdens it, stands on the new one. */
export function passed<Stack extends RightStack>(
  stack: Stack,
  id: string,
  next: Pick<Right, 'contractId' | 'holders' | 'from' | 'to'> & Partial<Right>,
): Stack {
  const old = rightOf(stack, id);
  if (!old) return stack;
  const { registration: _, ...kept } = old;
  const carved = new Set(
    stack.rights
      .filter((right) => right.to >= next.from && upstreamOf(stack, right)?.contractId === id)
      .map(({ contractId }) => contractId),
  );
  const rights = stack.rights.map((right) =>
    carved.has(right.contractId) ? { ...right, upstream: next.contractId } : right,
  );
  const encumbrances = stack.encumbrances.map((each) =>
    each.rightId === id && each.standing !== 'ended' ? { ...each, rightId: next.contractId } : each,
  );
  const after = ended({ ...stack, rights, encumbrances }, id, addDays(next.from, -1));
  return { ...after, rights: [...after.rights, { ...kept, standing: 'established' as const, ...next }] };
}

/** Heirs go on with a right: a contract right of theirs stands under the contract as before. */
export function inherited<Stack extends RightStack>(
  stack: Stack,
  id: string,
  next: Pick<Right, 'contractId' | 'holders' | 'from' | 'to'>,
): Stack {
  const old = rightOf(stack, id);
  const contract = old?.right === 'contract-right' && { underContract: contractOfRight(old) };
  return passed(stack, id, { ...next, ...contract });
}

/** A right arises with its registration; one that succeeds another takes its place on that day (民法典 355). */
function registeredRight<Stack extends RightStack>(
  stack: Stack,
  found: Right,
  registration: Registration,
): Stack {
  const { succeeds, ...right } = found;
  if (succeeds === undefined || found.standing !== 'awaiting-registration')
    return changed(stack, found.contractId, { registration, standing: 'established' });
  const rights = stack.rights.filter(({ contractId }) => contractId !== found.contractId);
  const from = startOfSuccessor(found, registration);
  return passed({ ...stack, rights }, succeeds, { ...right, registration, from, standing: 'established' });
}

/** The first day of a right that waited for its registration: not before that day. */
export function startOfSuccessor(
  { from }: Pick<Right, 'from'>,
  { registeredOn }: Pick<Registration, 'registeredOn'>,
): LegalDate {
  return registeredOn > from ? registeredOn : from;
}

/** One more right on the stack. */
export function entered<Stack extends RightStack>(stack: Stack, right: Right): Stack {
  return { ...stack, rights: [...stack.rights, right] };
}

export function registered<Stack extends RightStack>(
  stack: Stack,
  id: string,
  registration: Registration,
): Stack {
  const found = rightOf(stack, id);
  if (found) return registeredRight(stack, found, registration);
  const encumbrances = stack.encumbrances.map((each) =>
    each.encumbranceId === id
      ? { ...each, registrationNumber: registration.number, standing: 'standing' as const }
      : each,
  );
  return { ...stack, encumbrances };
}

export function burdened<Stack extends RightStack>(stack: Stack, burden: Burden, from: LegalDate): Stack {
  const right = burden.rightId === undefined ? undefined : rightOf(stack, burden.rightId);
  const encumbrance = { ...burden, from, standing: standingAtFirst(burden, right) };
  return { ...stack, encumbrances: [...stack.encumbrances, encumbrance] };
}

export function unburdened<Stack extends RightStack>(stack: Stack, id: string, endedOn: LegalDate): Stack {
  const encumbrances = stack.encumbrances.map((each) =>
    each.encumbranceId === id ? { ...each, standing: 'ended' as const, endedOn } : each,
  );
  return { ...stack, encumbrances };
}
