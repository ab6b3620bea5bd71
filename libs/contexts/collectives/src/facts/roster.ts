import { type LegalDate, absent, canonicalJson, sha256Hex, streamType } from '#kernel';
import { bornOn } from './capacity.js';
import { rosterRighted } from './corrected-persons.js';
import {
  CivilCapacityRecorded,
  IncomeSharerAdmitted,
  InitialMembersEntered,
  MajorityCorrected,
  MembersConfirmed,
  MembershipLost,
  MembershipWithdrawn,
  RosterOpened,
} from './roster-events.js';

/** One time during which somebody is a member. */
interface MembershipPeriod {
  readonly personId: string;
  /** First day; absent for a member from before the register. */
  readonly from?: LegalDate | undefined;
  /** First day no more; absent while it lasts. */
  readonly until?: LegalDate | undefined;
  /** Entered as a member from before the register. */
  readonly initial?: true;
}

interface Majority {
  readonly personId: string;
  /** The 18th birthday of somebody who was a minor when entered. */
  readonly from: LegalDate;
}

interface DeclaredCapacity {
  readonly personId: string;
  readonly full: boolean;
  readonly from: LegalDate;
}

/** The roster of a collective's members with its whole history, so that it can be asked for any day. */
export interface Roster {
  readonly collectiveId: string;
  readonly divisionCode: string;
  /** Of meetings before this day the register knows the roster only from their minutes. */
  readonly openedOn: LegalDate;
  readonly periods: readonly MembershipPeriod[];
  readonly majorities: readonly Majority[];
  readonly declared: readonly DeclaredCapacity[];
  /** Who has died as a member. */
  readonly dead: readonly string[];
  readonly incomeSharers: readonly { readonly personId: string; readonly from: LegalDate }[];
}

interface Entered {
  readonly personId: string;
  readonly fullCapacityFrom?: string | undefined;
}

function entered(
  roster: Roster | undefined,
  members: readonly Entered[],
  from?: LegalDate,
): Roster | undefined {
  if (!roster) return roster;
  const minors = members.flatMap(({ personId, fullCapacityFrom }) =>
    fullCapacityFrom === undefined ? [] : [{ personId, from: fullCapacityFrom }],
  );
  const periods = members.map(({ personId, fullCapacityFrom }) => ({
    personId,
    // Nobody was a member before birth.
    from: from ?? (fullCapacityFrom === undefined ? undefined : bornOn(fullCapacityFrom)),
    ...(from === undefined && { initial: true as const }),
  }));
  return {
    ...roster,
    periods: [...roster.periods, ...periods],
    majorities: [...roster.majorities, ...minors],
  };
}

function ended(roster: Roster | undefined, personId: string, until: LegalDate): Roster | undefined {
  return (
    roster && {
      ...roster,
      periods: roster.periods.map((period) =>
        period.personId === personId && period.until === undefined ? { ...period, until } : period,
      ),
    }
  );
}

export const rosterStream = streamType({
  category: 'roster',
  title: '成员名册',
  events: [
    RosterOpened,
    InitialMembersEntered,
    MembersConfirmed,
    MembershipLost,
    MembershipWithdrawn,
    IncomeSharerAdmitted,
    CivilCapacityRecorded,
    MajorityCorrected,
  ],
  initial: absent<Roster>(),
  evolve: {
    RosterOpened: (_, { collectiveId, divisionCode }, { effectiveOn: openedOn }) => ({
      collectiveId,
      divisionCode,
      openedOn,
      periods: [],
      majorities: [],
      declared: [],
      dead: [],
      incomeSharers: [],
    }),
    InitialMembersEntered: (roster, { members }) => entered(roster, members),
    MembersConfirmed: (roster, { members, confirmedOn }) => entered(roster, members, confirmedOn),
    MembershipLost: (roster, { personId, lostOn, ground }) => {
      const left = ended(roster, personId, lostOn);
      return left && ground === 'death' ? { ...left, dead: [...left.dead, personId] } : left;
    },
    MembershipWithdrawn: (roster, { personId, withdrawnOn }) => ended(roster, personId, withdrawnOn),
    IncomeSharerAdmitted: (roster, { personId, admittedOn: from }) =>
      roster && { ...roster, incomeSharers: [...roster.incomeSharers, { personId, from }] },
    CivilCapacityRecorded: (roster, { personId, fullCapacity: full, from }) =>
      roster && { ...roster, declared: [...roster.declared, { personId, full, from }] },
    MajorityCorrected: (roster, { personId, fullCapacityFrom }) =>
      roster && rosterRighted(roster, personId, fullCapacityFrom),
  },
});

/** Whether meetings of a day are counted by the roster: before it was opened by their own minutes. */
export function standsInTheRegisterOn({ openedOn }: Roster, day: LegalDate): boolean {
  return openedOn <= day;
}

/** Person ids of everybody who is a member on a day, in their order as text. */
export function membersOn({ periods }: Roster, day: LegalDate): readonly string[] {
  const members = periods
    .filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day < until))
    .map(({ personId }) => personId);
  return [...new Set(members)].sort();
}

/** Of the members on a day those of full civil capacity: the members' assembly (集体法 26). */
export function votersOn(roster: Roster, day: LegalDate): readonly string[] {
  const majorities = new Map(roster.majorities.map(({ personId, from }) => [personId, from]));
  const declared = new Map<string, DeclaredCapacity>();
  for (const capacity of roster.declared) {
    const { personId, from } = capacity;
    const known = declared.get(personId);
    // Of two for one day the one that was recorded later.
    if (from <= day && (known === undefined || known.from <= from)) declared.set(personId, capacity);
  }
  return membersOn(roster, day).filter((personId) => {
    const majority = majorities.get(personId);
    return declared.get(personId)?.full ?? (majority === undefined || majority <= day);
  });
}

/** Hex SHA-256 over the canonical JSON of the person ids of {@link membersOn}: proves who was on the roster. */
export function rosterDigest(roster: Roster, day: LegalDate): string {
  return sha256Hex(canonicalJson(membersOn(roster, day)));
}

/** Whether somebody is on the roster as it stands, whatever the day. */
export function isOnRoster({ periods }: Roster, personId: string): boolean {
  return periods.some((period) => period.personId === personId && period.until === undefined);
}

/** Whether somebody is on the roster, or was. */
export function wasOnRoster({ periods }: Roster, personId: string): boolean {
  return periods.some((period) => period.personId === personId);
}

/** The 18th birthday of somebody who was entered as a minor. */
export function majorityOf({ majorities }: Roster, personId: string): LegalDate | undefined {
  return majorities.findLast((majority) => majority.personId === personId)?.from;
}
