import { type Duty, type LegalDate, type Rule, addMonths, registerRules, rule } from '#kernel';
import type { Contract } from './state.js';

/* Reminders before a contract runs out, as many months before as the county says. */

const POLICY = 'contracts.reminder-months';

export interface Watched {
  readonly contract: Pick<Contract, 'number' | 'to'>;
  /** The day from which somebody watches. */
  readonly on: LegalDate;
  /** Months before the end on which to remind, by the county's policy; without a value nobody is reminded. */
  readonly reminderMonths: readonly number[] | undefined;
  /** Of a lengthened term: which one, by its end. */
  readonly occurrence?: string;
}

/** The usual months, each with a rule of its own by which its tasks are known. */
const USUAL: readonly number[] = [6, 3, 1];
/** A county may name six, and all of them may be others. */
const OTHERS = [1, 2, 3, 4, 5, 6] as const;

/** What a reminder says so many months before a contract runs out; nothing of one that is shorter than that. */
function reminderOf({ contract: { number, to }, on, occurrence }: Watched, months: number, inWords: string) {
  const dueOn = addMonths(to, -months);
  if (dueOn < on) return undefined;
  return {
    detail: `合同 ${number} 将于 ${to} 到期，还有${inWords}个月，应商定续签或收回。`,
    dueOn,
    ...(occurrence && { occurrence }),
    wayForward: '与双方商定；续签的，订立新合同并登记续签。',
  };
}

const reminderDuty = (inWords: string): Duty => ({
  owner: { role: 'station-clerk', level: 'township' },
  term: `合同止期前${inWords}个月，由政策参数 ${POLICY} 设定。`,
  consequence: '到期没有商定的，登记合同到期；对方仍在使用的，为不定期租赁。',
});

const expiryReminder = (id: string, months: number, inWords: string) =>
  rule<Watched>({
    id,
    code: `CONTRACTS.EXPIRES_IN_${months}_MONTHS`,
    sentence: `合同到期前${inWords}个月，提醒经办人与双方商定续签或收回。`,
    basis: [registerRules('到期提醒')],
    severity: 'task',
    duty: reminderDuty(inWords),
    breach: (watched) =>
      watched.reminderMonths?.includes(months) ? reminderOf(watched, months, inWords) : undefined,
  });

/** Of the months beside the usual ones the so-and-so-many-th, the longest first. */
const furtherReminder = (place: (typeof OTHERS)[number]) =>
  rule<Watched>({
    id: `CL20-${place}`,
    code: `CONTRACTS.EXPIRES_BY_POLICY_${place}`,
    sentence: `合同到期前，按县里另行规定的时间提醒经办人与双方商定续签或收回（另定的第 ${place} 次）。`,
    basis: [registerRules('到期提醒')],
    severity: 'task',
    duty: reminderDuty('若干'),
    breach: (watched) => {
      const others = new Set(watched.reminderMonths?.filter((months) => !USUAL.includes(months)));
      const months = [...others].sort((a, b) => b - a)[place - 1];
      return months === undefined ? undefined : reminderOf(watched, months, ` ${months} `);
    },
  });

export const EXPIRY_REMINDERS: readonly Rule<Watched>[] = [
  expiryReminder('CL8', 6, '六'),
  expiryReminder('CL9', 3, '三'),
  expiryReminder('CL10', 1, '一'),
  ...OTHERS.map(furtherReminder),
];
