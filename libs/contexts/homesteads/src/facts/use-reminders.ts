import {
  type Ending,
  REMINDERS,
  type ReminderPlace,
  type Rule,
  registerRules,
  reminderBefore,
  rule,
} from '#kernel';

/* Reminders before the use of a house runs out, as many months before as the county says of contracts. */

const POLICY = 'contracts.reminder-months';

export interface UseWatched extends Ending {
  readonly parcelCode: string;
  readonly projectId: string;
}

/** Of the months that the county names the so-and-so-many-th, the longest first. */
const useReminder = (place: ReminderPlace) =>
  rule<UseWatched>({
    id: `RV23-${place}`,
    code: `HOMESTEADS.USE_ENDS_${place}`,
    sentence: `房屋使用到期前，按县里规定的时间提醒经办人与双方商定续订或交还（第 ${place} 次）。`,
    basis: [registerRules('到期提醒')],
    severity: 'task',
    duty: {
      owner: { role: 'station-clerk', level: 'township' },
      term: `使用止期前若干个月，由政策参数 ${POLICY} 设定。`,
      consequence: '到期没有办理的，登记簿显示逾期未交还，由乡镇督促。',
    },
    breach: (watched) => {
      const reminder = reminderBefore(watched, place);
      if (!reminder) return undefined;
      const { parcelCode, projectId: occurrence, to } = watched;
      const { months, dueOn } = reminder;
      return {
        detail: `宅基地 ${parcelCode} 上房屋的使用将于 ${to} 到期，还有 ${months} 个月，应商定续订或交还。`,
        ...{ dueOn, occurrence },
        wayForward: '与双方商定；到期的登记房屋使用终止和交还，续订的另行约定。',
      };
    },
  });

export const USE_REMINDERS: readonly Rule<UseWatched>[] = REMINDERS.map(useReminder);
