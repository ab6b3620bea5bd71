import { type Breach, type LegalDate, collectivesLaw, registerRules, rule } from '#kernel';
import { DECIDING_BODIES, type DecidingBody } from './bodies.js';
import { COLLECTIVES_LAW_IN_FORCE, MATTERS, type Matter } from './matters.js';

/* When a resolution is recorded, once, and from which roster. */

export interface RecordedEntry {
  readonly alreadyRecorded: boolean;
  readonly matter: Matter;
  readonly heldOn: LegalDate;
}

export const resolutionIsRecordedOnce = rule<RecordedEntry>({
  id: 'V8',
  code: 'DECISIONS.ALREADY_RECORDED',
  sentence: '同一次会议的同一项决议只登记一次。',
  basis: [registerRules('决议不重不漏')],
  severity: 'block',
  breach: ({ alreadyRecorded, heldOn, matter }) =>
    alreadyRecorded
      ? {
          detail: `${heldOn} 会议关于“${MATTERS[matter]}”的这项决议已经登记过。`,
          field: 'subject',
          wayForward: '在决议登记簿中查找原来的编号；若是另一项决议，请写明不同的内容。',
        }
      : undefined,
});

export const assemblyHasBeenHeld = rule<{ readonly heldOn: LegalDate; readonly today: LegalDate }>({
  id: 'V4',
  code: 'DECISIONS.NOT_YET_HELD',
  sentence: '会议召开之后才登记到会和决议。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ heldOn, today }) =>
    heldOn <= today
      ? undefined
      : {
          detail: `开会日 ${heldOn} 还没有到。`,
          field: 'heldOn',
          wayForward: `核对开会日；会议 ${heldOn} 开过之后再登记。`,
        },
});

export interface RollEntry {
  readonly body: DecidingBody;
  readonly heldOn: LegalDate;
  /** Whether the roster of the body stands in the register for the day. */
  readonly inRegister: boolean;
  /** Since when the register keeps a roster of it; nothing where it keeps none. */
  readonly rosterOpenedOn?: LegalDate | undefined;
  /** Whether its numbers were typed in. */
  readonly typedIn: boolean;
}

/** Why nothing can be counted: the roster is younger than the meeting, or there is none. */
function withoutRoster(name: string, openedOn: LegalDate | undefined): string {
  return openedOn === undefined
    ? `${name}没有在册的名册，无从计算应到人数。`
    : `${name}早于成员名册建立之日 ${openedOn}，当时的应到人数不由在册的名册计算。`;
}

export const rosterInTheRegisterIsUsed = rule<RollEntry>({
  id: 'V10',
  code: 'DECISIONS.ROSTER_NOT_TO_BE_TYPED_IN',
  sentence: '成员名册在册的，应到人数由名册计算，不另填写；名册不在册的会议，应到人数按其名册填写。',
  basis: [collectivesLaw('第二十七条'), registerRules('应到人数由名册计算')],
  severity: 'block',
  breach: ({ body, heldOn, inRegister, typedIn, rosterOpenedOn }) => {
    if (inRegister !== typedIn) return undefined;
    const name = `${heldOn} 的${DECIDING_BODIES[body]}`;
    const detail = inRegister
      ? `${name}有在册的成员名册，应到人数不能另外填写。`
      : withoutRoster(name, rosterOpenedOn);
    const wayForward = inRegister
      ? '依次登记会议通知、到会人员和各项表决，应到人数和门槛由名册计算。'
      : '填写该会议自己的名册：应到人数、到会人数和名册的 SHA-256。';
    return { detail, field: 'roster', wayForward };
  },
});

export interface TypedRollEntry extends RollEntry {
  readonly eligible: number;
  /** How many the register counts in the body on the day; nothing where it knows nobody of it. */
  readonly countedInTheRegister: number | undefined;
}

/** Whether the register itself counts the body whose roll is typed in. */
const isCountedBeside = ({ typedIn, inRegister, countedInTheRegister }: TypedRollEntry): boolean =>
  typedIn && !inRegister && countedInTheRegister !== undefined;

/** Both numbers, where they differ. */
function rollsDiffer({
  body,
  heldOn,
  eligible,
  countedInTheRegister: known = eligible,
}: TypedRollEntry): Pick<Breach, 'detail' | 'field'> | undefined {
  const name = `${heldOn} 的${DECIDING_BODIES[body]}`;
  const detail = `${name}应到人数填为 ${eligible} 人，登记簿上当日为 ${known} 人，相差 ${Math.abs(known - eligible)} 人。`;
  return known === eligible ? undefined : { detail, field: 'roster.eligible' };
}

/** A roll of its own beside people whom the register knows: one of the two is wrong, and quorum hangs on it. */
export const typedRollAgreesWithTheRegister = rule<TypedRollEntry>({
  id: 'V33',
  code: 'DECISIONS.ROLL_DIFFERS_FROM_REGISTER',
  sentence: '另填的应到人数与登记簿上当日的成员、理事人数一致；不一致的，提示核对。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第三十一条')],
  severity: 'warn',
  bears: isCountedBeside,
  breach: (entry) => {
    const differing = rollsDiffer(entry);
    const wayForward = '核对当日的名册：成员以成员名册为准，理事以任职登记为准；登记有遗漏的，先补登。';
    return differing && { ...differing, wayForward };
  },
});

/**
 * All who belong to the body count, not those whom its minutes leave. Who were members from the beginning is known
 * without a day, so of times before the law the register's count is a hint and no more.
 */
export const typedRollLeavesNobodyOut = rule<TypedRollEntry>({
  id: 'V37',
  code: 'DECISIONS.ROLL_LEAVES_MEMBERS_OUT',
  sentence:
    '到会和通过的比例按全体成员、全体理事计算：二〇二五年五月一日以后的会议，另填的应到人数少于登记簿上当日人数的，会议不算数。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第二十八条'), collectivesLaw('第三十一条')],
  severity: 'block',
  bears: (entry) => isCountedBeside(entry) && entry.heldOn >= COLLECTIVES_LAW_IN_FORCE,
  breach: (entry) => {
    const { eligible, countedInTheRegister: known = eligible } = entry;
    const differing = eligible < known ? rollsDiffer(entry) : undefined;
    const wayForward = `应到人数填全体的 ${known} 人，或更多（尚未登记的）；登记簿上有当日已经退出、卸任的，先登记退出、卸任。`;
    return differing && { ...differing, facts: { eligible, known }, wayForward };
  },
});
