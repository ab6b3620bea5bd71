import { type LegalDate, registerRules, rule } from '#kernel';

/** The days on which something happened, as a command states them: each by the name of its field. */
export interface DaysStated {
  readonly happened: Readonly<Record<string, LegalDate>>;
  readonly today: LegalDate;
}

/** Plans state days that lie ahead in terms of their own: the end of a publication, of a use, of a paper. */
export const whatIsRecordedHasHappened = rule<DaysStated>({
  id: 'HS15',
  code: 'HOMESTEADS.DAY_LIES_AHEAD',
  sentence: '宅基地和盘活项目的事项在发生之后登记，所填的发生日不晚于今天。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ happened, today }) => {
    const [ahead] = Object.entries(happened).filter(([, day]) => day > today);
    if (!ahead) return undefined;
    const [field, day] = ahead;
    return {
      detail: `所填日期 ${day} 晚于今天（${today}）。`,
      field,
      wayForward: '按书面材料核对日期；尚未发生的，发生之后再登记。',
    };
  },
});
