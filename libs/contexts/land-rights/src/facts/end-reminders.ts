import {
  type Ending,
  REMINDERS,
  type ReminderPlace,
  type Rule,
  addDays,
  registerRules,
  reminderBefore,
  rule,
} from '#kernel';
import type { Parcel } from './parcel.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { type Right, upstreamOf } from './rights.js';

/*
 * Reminders before a right runs out that stands under no contract of the register, as many months before as the county says
 * of contracts, which have reminders of their own.
 */

const POLICY = 'contracts.reminder-months';

export interface EndingRight extends Pick<Right, 'right' | 'contractNumber'>, Ending {
  readonly parcelCode: string;
  readonly rightId: string;
}

/** Rights that end, of which somebody is to be reminded. */
export interface EndWatched {
  readonly endings: readonly EndingRight[];
}

const endReminder = (place: ReminderPlace): Rule<EndingRight> =>
  rule<EndingRight>({
    id: `L48-${place}`,
    code: `LAND_RIGHTS.RIGHT_ENDS_${place}`,
    sentence: `没有登记合同的权利到期前，按县里规定的时间提醒经办人与双方商定续期或收回（第 ${place} 次）。`,
    basis: [registerRules('到期提醒')],
    severity: 'task',
    duty: {
      owner: { role: 'station-clerk', level: 'township' },
      term: `权利止期前若干个月，由政策参数 ${POLICY} 设定。`,
      consequence: '到期没有商定的，登记权利到期，收回土地。',
    },
    breach: (ending) => {
      const reminder = reminderBefore(ending, place);
      if (!reminder) return undefined;
      const { parcelCode, rightId: occurrence, right, contractNumber = '', to } = ending;
      const title = `${RIGHT_KINDS[right]}（合同 ${contractNumber}）`;
      return {
        detail: `地块 ${parcelCode} 的${title}将于 ${to} 到期，还有 ${reminder.months} 个月，应商定续期或收回。`,
        ...{ dueOn: reminder.dueOn, occurrence },
        wayForward: '与双方商定；续期的登记新的权利，不续的到期后登记权利到期。',
      };
    },
  });

export const END_REMINDERS: readonly Rule<EndingRight>[] = REMINDERS.map(endReminder);

/** Whether a right on the parcel follows an act that is recorded on the parcel itself, and no contract. */
function standsAlone(parcel: Parcel, right: Right): boolean {
  if (right.right === 'construction-use') return true;
  // That of a house on a homestead follows the agreement of its use.
  if (right.right === 'lease') return parcel.kind !== 'homestead';
  return right.right === 'management-right' && upstreamOf(parcel, right)?.right === 'management-right';
}

/** The same holder has the same right from the next day on. */
function isRenewed({ rights }: Parcel, old: Right): boolean {
  const next = addDays(old.to, 1);
  return rights.some(
    ({ right, from, holders }) =>
      right === old.right &&
      from === next &&
      holders.some(({ id }) => old.holders.some((held) => held.id === id)),
  );
}

/** The rights on a parcel of whose end nobody need be reminded any more: by their ids. */
export function rightsNotWatched(parcel: Parcel): readonly string[] {
  return parcel.rights
    .filter((right) => standsAlone(parcel, right))
    .filter((right) => right.standing === 'ended' || isRenewed(parcel, right))
    .map(({ contractId }) => contractId);
}
