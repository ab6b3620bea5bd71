import type { Right, RightStack } from './rights.js';

/* Land that is extended already (二轮延包): the right of the next term stands on the parcel before it begins. */

function haveTheSameHolders(one: Right, other: Right): boolean {
  const ids = other.holders.map(({ id }) => id);
  return one.holders.length === ids.length && one.holders.every(({ id }) => ids.includes(id));
}

/** The contract rights by which the holders of one go on when it ends, in their order; those that are held among them. */
export function laterRights(
  { rights }: Pick<RightStack, 'rights'>,
  right: Right | undefined,
): readonly Right[] {
  if (right?.right !== 'contract-right') return [];
  return rights
    .filter((each) => each.right === right.right && each.standing !== 'ended' && each.from > right.to)
    .filter((each) => haveTheSameHolders(each, right))
    .sort((one, other) => one.from.localeCompare(other.from));
}

/** Ids of the rights that go when one is disposed of or given up: its own, and those of the terms after it. */
export function goingRights({
  rightId,
  later = [],
}: {
  readonly rightId: string;
  readonly later?: readonly Right[];
}): readonly string[] {
  return [rightId, ...later.map(({ contractId }) => contractId)];
}
