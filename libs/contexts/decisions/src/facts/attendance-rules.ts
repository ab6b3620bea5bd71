import { type Breach, type LegalDate, collectivesLaw, registerRules, rule } from '#kernel';
import { type DecidingBody, DECIDING_BODIES } from './bodies.js';
import type { Meeting } from './state.js';

/* Who was there, themselves, online or by somebody of their household. */

export interface Proxy {
  readonly memberId: string;
  readonly proxyId: string;
  readonly householdId: string;
}

/** Who lives together, as far as it matters here who may come for whom. */
export interface Home {
  readonly householdId: string;
  readonly members: readonly {
    readonly personId: string;
    /** The 18th birthday of whoever was a minor when recorded. */
    readonly fullCapacityFrom?: LegalDate | undefined;
  }[];
}

export interface AttendanceEntry {
  readonly heldOn: LegalDate;
  /** Whether the roster stands in the register for the day; else nobody can be looked for on it. */
  readonly inRegister: boolean;
  /** Members of full civil capacity on the day. */
  readonly voters: readonly string[];
  /** Members on the day, children included. */
  readonly members: readonly string[];
  readonly inPerson: readonly string[];
  readonly online: readonly string[];
  readonly proxies: readonly Proxy[];
  readonly households: readonly Home[];
}

/** Everybody who is counted, each as often as they are named. */
export function counted(entry: Pick<AttendanceEntry, 'inPerson' | 'online' | 'proxies'>): readonly string[] {
  return [...entry.inPerson, ...entry.online, ...entry.proxies.map(({ memberId }) => memberId)];
}

/** Where in the command a person is named, by their place among all who are counted. */
function fieldAt({ inPerson, online }: AttendanceEntry, at: number): string {
  if (at < inPerson.length) return `attendance.inPerson[${at}]`;
  const later = at - inPerson.length;
  return later < online.length
    ? `attendance.online[${later}]`
    : `attendance.proxies[${later - online.length}].memberId`;
}

interface NamedPerson {
  readonly id: string;
  readonly times: number;
  /** Their first place among all who are counted, and their second if they have one. */
  readonly at: number;
  readonly again?: number;
}

/** Everybody who is counted, each once, in the order in which they are first named. */
function persons(entry: AttendanceEntry): readonly NamedPerson[] {
  const found = new Map<string, NamedPerson>();
  for (const [at, id] of counted(entry).entries()) {
    const known = found.get(id);
    found.set(id, known ? { again: at, ...known, times: known.times + 1 } : { id, times: 1, at });
  }
  return [...found.values()];
}

function timesNamed({ times }: NamedPerson): string {
  return times === 1 ? '' : `（名单中列了 ${times} 次，只算一人）`;
}

export const everybodyPresentIsOnTheRoster = rule<AttendanceEntry>({
  id: 'V17',
  code: 'DECISIONS.NOT_ON_THE_ROSTER',
  sentence: '到会或由人代为参加的，是开会当日名册上具有完全民事行为能力的成员。',
  basis: [collectivesLaw('第二十六条'), collectivesLaw('第二十七条')],
  severity: 'block',
  bears: ({ inRegister }) => inRegister,
  breach: (entry) => {
    const voters = new Set(entry.voters);
    const [first, ...more] = persons(entry).filter(({ id }) => !voters.has(id));
    if (!first) return undefined;
    const strangers = more.length + 1;
    const detail = `${first.id} 在 ${entry.heldOn} 不是名册上具有完全民事行为能力的成员${timesNamed(first)}；这样的共 ${strangers} 人。`;
    const wayForward = `从到会名单中去掉这 ${strangers} 人，或先在成员名册中登记。`;
    return { detail, field: fieldAt(entry, first.at), facts: { strangers }, wayForward };
  },
});

export const nobodyIsCountedTwice = rule<AttendanceEntry>({
  id: 'V18',
  code: 'DECISIONS.COUNTED_TWICE',
  sentence: '一人一票：本人到会的不再由人代为参加，每人只委托一人。',
  basis: [collectivesLaw('第二十七条')],
  severity: 'block',
  breach: (entry) => {
    const [first, ...more] = persons(entry).filter(({ again }) => again !== undefined);
    if (first?.again === undefined) return undefined;
    const several = more.length > 0 ? `；这样的共 ${more.length + 1} 人` : '';
    const detail = `${first.id} 在到会名单中计了 ${first.times} 次（本人到会、线上参加、代为参加只能取其一）${several}。`;
    const wayForward = '每人只保留一处：本人到会的，去掉其委托。';
    return { detail, field: fieldAt(entry, first.again), wayForward };
  },
});

/** The persons of a household; nobody, of one that is not registered. */
function personsOf({ households }: AttendanceEntry, { householdId }: Proxy): Home['members'] {
  return households.find((home) => home.householdId === householdId)?.members ?? [];
}

function isOfAnotherHousehold(entry: AttendanceEntry, proxy: Proxy): boolean {
  const persons = personsOf(entry, proxy).map(({ personId }) => personId);
  const { memberId, proxyId } = proxy;
  return memberId === proxyId || !persons.includes(memberId) || !persons.includes(proxyId);
}

/** Of age by the household's book; a member by the roster, which knows of courts as well. */
function isOfFullCapacity(entry: AttendanceEntry, proxy: Proxy): boolean {
  const { heldOn, voters, members } = entry;
  if (members.includes(proxy.proxyId)) return voters.includes(proxy.proxyId);
  const person = personsOf(entry, proxy).find(({ personId }) => personId === proxy.proxyId);
  return person !== undefined && (person.fullCapacityFrom === undefined || person.fullCapacityFrom <= heldOn);
}

function proxyIsWrong(entry: AttendanceEntry, proxy: Proxy): string | undefined {
  const { memberId, proxyId, householdId } = proxy;
  if (isOfAnotherHousehold(entry, proxy))
    return `${memberId} 委托的 ${proxyId} 与其不是同一户（${householdId}）的两个人。`;
  if (!isOfFullCapacity(entry, proxy))
    return `代为参加的 ${proxyId} 在 ${entry.heldOn} 不具有完全民事行为能力。`;
  const comes = [...entry.inPerson, ...entry.online].includes(proxyId);
  return entry.voters.includes(proxyId) && !comes ? `代为参加的 ${proxyId} 自己没有到会。` : undefined;
}

export const proxyIsOfTheHousehold = rule<AttendanceEntry>({
  id: 'V19',
  code: 'DECISIONS.PROXY_OF_ANOTHER_HOUSEHOLD',
  sentence: '不能到会的成员，可以书面委托同一户内具有完全民事行为能力的其他家庭成员到会代为参加。',
  basis: [collectivesLaw('第二十七条')],
  severity: 'block',
  breach: (entry): Breach | undefined => {
    const wrong = entry.proxies.flatMap((proxy, at) => {
      const detail = proxyIsWrong(entry, proxy);
      return detail === undefined ? [] : [{ detail, at }];
    });
    const [first] = wrong;
    if (!first) return undefined;
    const wayForward = `去掉这 ${wrong.length} 份委托，或改由同户到会的成年家庭成员代为参加。`;
    return { detail: first.detail, field: `attendance.proxies[${first.at}]`, wayForward };
  },
});

export const meetingIsCalledOnce = rule<{ readonly known: Meeting | undefined }>({
  id: 'V14',
  code: 'DECISIONS.MEETING_ALREADY_CALLED',
  sentence: '同一会议的通知只登记一次。',
  basis: [registerRules('会议不重不漏')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `${known.heldOn} 的${DECIDING_BODIES[known.body]}已经登记过通知。`,
      field: 'heldOn',
      wayForward: '核对开会日；当日的其他事项列入同一会议的议程。',
    },
});

export interface MeetingEntry {
  readonly meeting: Meeting;
  /** As the command names it. */
  readonly collectiveId: string;
  readonly body: DecidingBody;
}

export const meetingIsRecordedOnce = rule<MeetingEntry>({
  id: 'V16',
  code: 'DECISIONS.ATTENDANCE_ALREADY_RECORDED',
  sentence: '一次会议的到会只登记一次，登记在召集会议的集体名下。',
  basis: [registerRules('会议不重不漏')],
  severity: 'block',
  breach: ({ meeting, collectiveId }) => {
    if (meeting.collectiveId !== collectiveId)
      return {
        detail: `该会议由 ${meeting.collectiveId} 召集，不是 ${collectiveId}。`,
        field: 'collectiveId',
        wayForward: '核对会议编号和集体代码。',
      };
    if (!meeting.held) return undefined;
    const detail = `${meeting.heldOn} 的会议已经登记到会 ${meeting.held.present} 人。`;
    return { detail, field: 'meetingId', wayForward: '不必再登记；要表决其他事项，重新通知会议。' };
  },
});
