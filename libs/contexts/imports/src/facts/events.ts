import { z } from 'zod';
import { EVIDENCE_GRADES, eventType, oneOf } from '#kernel';

/** What is done with a file in which something is wrong. */
export const IMPORT_MODES = {
  'all-or-nothing': '全部正确才登记',
  'good-rows-only': '只登记正确的',
} as const;

/** What a file brings is recorded by the commands of other contexts; this tells that it was one file. */
export const ImportBegun = eventType('ImportBegun', {
  title: '批量导入已开始',
  data: {
    importId: z.string(),
    /** What its rows are, and how that is called: 「农户与成员」. */
    kind: z.string(),
    title: z.string(),
    divisionCode: z.string(),
    /** Account that sent the file. */
    account: z.string(),
    fileSha256: z.string(),
    /** Rows of the file, and what they are about: several rows may tell of one household. */
    rows: z.int(),
    entries: z.int(),
    mode: oneOf(IMPORT_MODES),
    evidenceGrade: oneOf(EVIDENCE_GRADES).optional(),
  },
});

/** Every entry has its answer. A file that is sent again is finished again: the last one counts. */
export const ImportFinished = eventType('ImportFinished', {
  title: '批量导入已结束',
  data: {
    importId: z.string(),
    /** Entries recorded now, recorded before by the same file, and refused. */
    recorded: z.int(),
    repeated: z.int(),
    refused: z.int(),
  },
});
