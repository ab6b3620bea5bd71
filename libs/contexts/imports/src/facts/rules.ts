import { type DataOf, registerRules, rule } from '#kernel';
import type { ImportBegun, ImportFinished } from './events.js';
import type { Import } from './state.js';

/** Rows of one file at most. */
export const ROWS_LIMIT = 50_000;

export interface ImportEntry {
  readonly known: Import | undefined;
  readonly begun: Readonly<DataOf<typeof ImportBegun>>;
}

export const importBeginsOnce = rule<ImportEntry>({
  id: 'IM1',
  code: 'IMPORTS.ALREADY_BEGUN',
  sentence: '同一文件的同一次导入只开始一次，再次上传从断处继续。',
  basis: [registerRules('批量导入')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `导入 ${known.importId} 已经开始。`,
      wayForward: '再次上传同一文件，即从断处继续。',
    },
});

export const importHoldsSomethingAndNotTooMuch = rule<ImportEntry>({
  id: 'IM2',
  code: 'IMPORTS.ROWS_OUT_OF_RANGE',
  sentence: `一次导入至少一行，至多 ${ROWS_LIMIT} 行。`,
  basis: [registerRules('批量导入')],
  severity: 'block',
  breach: ({ begun: { rows, entries } }) =>
    entries >= 1 && entries <= rows && rows <= ROWS_LIMIT
      ? undefined
      : {
          detail: `文件有 ${rows} 行、${entries} 条，不在 1 到 ${ROWS_LIMIT} 行之间。`,
          field: 'rows',
          wayForward: '空文件请先填写；行数太多的，分成几个文件导入。',
        },
});

export const importAnswersEveryEntry = rule<{
  readonly begun: Import;
  readonly counts: Omit<DataOf<typeof ImportFinished>, 'importId'>;
}>({
  id: 'IM3',
  code: 'IMPORTS.ENTRIES_UNANSWERED',
  sentence: '导入结束时，每一条都已登记、早已登记或被拒绝。',
  basis: [registerRules('批量导入')],
  severity: 'block',
  breach: ({ begun: { entries }, counts: { recorded, repeated, refused } }) => {
    const answered = recorded + repeated + refused;
    return answered === entries
      ? undefined
      : {
          detail: `共 ${entries} 条，有答复的是 ${answered} 条。`,
          facts: { entries, answered },
          wayForward: '再次上传同一文件，把没有答复的各条办完。',
        };
  },
});
