import type { Type } from '@nestjs/common';
import { EVIDENCE_GRADES } from '#kernel';
import { type Reading, day, oneIn } from './cells.js';

/* What a kind of import is made of. */

export interface Column {
  readonly header: string;
  readonly reads: Reading;
  readonly example: string;
  readonly required?: true;
  /** How it is filled, where the reading does not say enough. */
  readonly note?: string;
}

/** One command that a row, or the rows of one group, becomes. */
export interface Step {
  readonly command: Type<object>;
  /**
   * Field of the command → header. `boundaries.east` is a field of a part; `members[].name` one of a list with an
   * entry for each row of the group.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** Given only for rows in which this column is filled. */
  readonly onlyWith?: string;
  /** What is said once for the whole file. */
  readonly ofFile?: readonly ('collectiveId' | 'divisionCode')[];
}

/** Fields of the first command: what two rows may not want for the same days. */
export interface Apart {
  readonly things: string;
  readonly from: string;
  readonly to: string;
}

/** What a workbook may hold: everything about it in one value. */
export interface ImportKind {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Rows that say the same here are one entry. */
  readonly groupedBy?: string;
  readonly steps: readonly Step[];
  readonly apart?: Apart;
  /** Whole sentences for whoever fills it in. */
  readonly rules: readonly string[];
}

export const KNOWN_SINCE: Column = {
  header: '事实发生日',
  reads: day,
  example: '2016-05-20',
  note: '以前的事实填当时的日期；不填为今天',
};
export const GRADE: Column = {
  header: '证据等级',
  reads: oneIn(EVIDENCE_GRADES),
  example: EVIDENCE_GRADES.registered,
  note: '补录以前的事实时填；不填则用上传时所选的等级',
};
export const EVIDENCE_FIELDS = { effectiveOn: KNOWN_SINCE.header, evidenceGrade: GRADE.header };

export const EVERY_FILE = [
  '表头不要改动；列的先后可以变，不用的选填列可以删去。',
  '第一列写“示例”的行不读入。编码、身份证号一律按文本填写。',
  '公式只取单元格里已有的结果。',
] as const;

export const required = (header: string, reads: Reading, example: string): Column => ({
  header,
  reads,
  example,
  required: true,
});
export const optional = (header: string, reads: Reading, example: string): Column => ({
  header,
  reads,
  example,
});
