import {
  type Fraction,
  type LegalDate,
  WHOLE,
  addDays,
  compareFractions,
  formatFraction,
  idleHomesteadNotice,
  registerRules,
  rule,
  sumOf,
} from '#kernel';
import { type NamedHousehold, householdInWords } from '#collectives/facts';
import { USE_WAYS } from './kinds.js';
import { type ProjectUse, type Revitalization, usesStanding } from './revitalization.js';
import type { Operator } from './revitalization-events.js';
import { termOf, usesWithin } from './use-terms.js';

/* Who has which part of what a project earns, and that it follows the houses that are in it. */

interface Share {
  readonly party: Operator;
  readonly share: Fraction;
}

export interface SplitEntry {
  readonly project: Revitalization;
  readonly split: readonly Share[];
  /** The first day on which it is followed. */
  readonly from: LegalDate;
  /** Those of the project and of the split, as registered. */
  readonly households: readonly NamedHousehold[];
}

/** A party to a split, to be followed by Chinese: a household by its code. */
const inWords = ({ kind, id }: Operator, households: readonly NamedHousehold[]): string =>
  kind === 'household' ? householdInWords(id, households) : `${id} `;

const keyOf = ({ kind, id }: Operator): string => `${kind}/${id}`;

/** The uses of a day, those among them that are over by now. */
const usesOfDay = (project: Revitalization, day: LegalDate): readonly ProjectUse[] =>
  usesWithin(project, { from: day, to: day }).map(({ use }) => use);

/** Why somebody has no part in the revenue of a project. */
function strangerAmong({ project, split, from }: SplitEntry): Operator | undefined {
  const uses = [...usesStanding(project), ...usesOfDay(project, from)];
  const households = uses.flatMap(({ householdId: id }) =>
    id === undefined ? [] : [keyOf({ kind: 'household', id })],
  );
  const collective = keyOf({ kind: 'collective', id: project.collectiveId });
  const known = [...households, collective, keyOf(project.operator)];
  return split.map(({ party }) => party).find((party) => !known.includes(keyOf(party)));
}

/** Who brings a house in for a part of the revenue, not for rent. */
const takesPart = ({ way }: ProjectUse): boolean => way !== 'lease';

const hasShare = (split: readonly Share[], householdId: string | undefined): boolean =>
  split.some(({ party }) => party.kind === 'household' && party.id === householdId);

/** A household's house that is brought in for a part of the revenue, of which it has none. */
export const leftOut = (uses: readonly ProjectUse[], split: readonly Share[]): ProjectUse | undefined =>
  uses.find((use) => takesPart(use) && use.householdId !== undefined && !hasShare(split, use.householdId));

/** Who is no party to a split, or should be and is not, as a sentence. */
function partyAmiss(entry: SplitEntry): string | undefined {
  const { split, project, from, households } = entry;
  const stranger = strangerAmong(entry);
  if (stranger) return `${inWords(stranger, households)}不是项目的一方。`;
  // A house that comes later, or has left, has its part from or up to a day of its own.
  const standing = usesOfDay(project, from).filter(({ endedOn }) => endedOn === undefined);
  const without = leftOut(standing, split);
  if (without)
    return `${householdInWords(without.householdId ?? '', households)}以${USE_WAYS[without.way]}提供房屋 ${without.parcelCode}，没有份额。`;
  const parties = new Set(split.map(({ party }) => keyOf(party)));
  return parties.size < split.length ? '同一方写了两次。' : undefined;
}

/** That the parts of a split are not the whole, as a sentence. */
function partsAmiss({ split }: SplitEntry): string | undefined {
  const sum = sumOf(split.map(({ share }) => share));
  return compareFractions(sum, WHOLE) === 0 ? undefined : `份额合计是 ${formatFraction(sum)}。`;
}

export const revenueIsSplitWhole = rule<SplitEntry>({
  id: 'RV9',
  code: 'HOMESTEADS.SPLIT_NOT_WHOLE',
  sentence: '收益在经营主体、提供房屋的农户、集体之间分配，每方写一次，份额合计正好是全部。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  breach: (entry) => {
    const detail = partyAmiss(entry) ?? partsAmiss(entry);
    const wayForward = '核对各方和份额；份额合计应为 1，不参加分配的不写。';
    return detail === undefined ? undefined : { detail, field: 'split', wayForward };
  },
});

/** The last day up to which somebody has agreed on the split, or revenue is recorded. */
function settledUpTo({ project }: SplitEntry): LegalDate | undefined {
  return [...project.splits.map(({ from }) => from), ...project.revenues.map(({ to }) => to)].sort().at(-1);
}

/** A house that is over by now and was in the project on the first day still: its household has a part of that day. */
function notYetGone({ project, split, from }: SplitEntry): ProjectUse | undefined {
  return leftOut(
    usesOfDay(project, from).filter(({ endedOn }) => endedOn !== undefined),
    split,
  );
}

/** A household whose house stands in the project, and is not there on the first day: not yet, or no more. */
function notThere({ project, split, from }: SplitEntry): string | undefined {
  const [ever, then] = [usesStanding(project), usesOfDay(project, from)].map((uses) =>
    uses.flatMap(({ householdId }) => householdId ?? []),
  );
  return split
    .map(({ party }) => party.id)
    .find((id) => id !== project.operator.id && ever?.includes(id) && !then?.includes(id));
}

interface Untimely {
  readonly detail: string;
  /** The first day that would do, where another day would. */
  readonly earliest?: LegalDate;
}

/** Why no split can be agreed of its first day. */
function outOfTime(entry: SplitEntry): Untimely | undefined {
  const { from, project } = entry;
  const last = settledUpTo(entry);
  if (last !== undefined && from <= last) {
    const detail = `起始日 ${from} 不在 ${last} 以后：到这一天的分配已经约定，或者收益已经登记。`;
    return { detail, earliest: addDays(last, 1) };
  }
  if (project.endedOn === undefined || from <= project.endedOn) return undefined;
  return { detail: `项目已于 ${project.endedOn} 终止，${from} 起没有收益可以分配。` };
}

/** Why this one does not fit the houses of its first day. */
function unlikeTheHouses(entry: SplitEntry): Untimely | undefined {
  const there = notYetGone(entry);
  if (there) {
    const { to } = termOf(there);
    const detail = `${householdInWords(there.householdId ?? '', entry.households)}的房屋到 ${to} 为止在项目中，${entry.from} 的收益应当有该户的份额。`;
    return { detail, earliest: addDays(to, 1) };
  }
  const absent = notThere(entry);
  const detail = `${householdInWords(absent ?? '', entry.households)}在 ${entry.from} 没有房屋在项目中。`;
  return absent === undefined ? undefined : { detail };
}

export const splitIsOfDaysToCome = rule<SplitEntry>({
  id: 'RV25',
  code: 'HOMESTEADS.SPLIT_UNTIMELY',
  sentence:
    '收益分配从某日起执行：在开业和上一次约定以后，不涉及已登记的收益；分给这一天有房屋在项目中的农户，房屋退出的，从退出的次日起不分。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  breach: (entry) => {
    const amiss = outOfTime(entry) ?? unlikeTheHouses(entry);
    if (!amiss) return undefined;
    const { detail, earliest } = amiss;
    const day = earliest === undefined ? '' : `，应在 ${earliest} 或以后`;
    const wayForward = `核对起始日${day}；房屋加入的从加入之日起，退出的从退出的次日起另行约定。`;
    return { detail, field: 'from', wayForward };
  },
});

export const firstSplitIsOfHousesThere = rule<SplitEntry>({
  id: 'RV62',
  code: 'HOMESTEADS.FIRST_SPLIT_WITHOUT_HOUSE',
  sentence: '开业时约定的收益分给开业那天有房屋在项目中的农户；以后加入的，从加入之日起另行约定。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  bears: ({ project }) => project.stage === 'proposed',
  breach: (entry) => {
    const absent = notThere(entry);
    const detail = `${householdInWords(absent ?? '', entry.households)}在 ${entry.from} 没有房屋在项目中。`;
    const wayForward = '先约定有房屋的各方的份额；房屋加入时，登记从加入之日起的收益分配。';
    return absent === undefined ? undefined : { detail, field: 'split', wayForward };
  },
});
