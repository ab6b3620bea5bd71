import type { Type } from '@nestjs/common';
import { EVIDENCE_GRADES } from '#kernel';
import type { Reaction } from '#read-store';
import { type Reading, day, oneIn } from '../cells.js';

export interface Column {
  readonly header: string;
  readonly reads: Reading;
  readonly example: string;
  readonly required?: true;
  /** How it is filled, where the reading does not say enough. */
  readonly note?: string;
}

/** A field that follows from several columns and from what is said of the file. */
export interface WorkedOut {
  /** Headers; at the first stands what is wrong with it. */
  readonly from: readonly string[];
  /** Also from the collective of the file. */
  readonly ofFile?: readonly 'collectiveId'[];
  /** Of the subject of the command: said when there is none of that name, what to do included. */
  readonly missing: string;
  /** Nothing while what it needs is not filled. */
  readonly value: (
    cells: ReadonlyMap<string, unknown>,
    file: { readonly collectiveId?: string | undefined },
  ) => string | undefined;
}

/** One command that a row, or the rows of one group, becomes. */
export interface Step {
  readonly command: Type<object>;
  /**
   * Field of the command → header. `boundaries.east` is a field of a part; `members[].name` one of a list with an
   * entry for each row of the group.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** Other names by which rules and checks speak of what stands in a column → its header. */
  readonly called?: Readonly<Record<string, string>>;
  /** Fields that no column says as it stands. */
  readonly workedOut?: Readonly<Record<string, WorkedOut>>;
  /** Lists of the command to which a row adds nothing when it fills none of their columns. */
  readonly sparse?: readonly string[];
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
  /** Rows that say the same here are one entry; of several columns in all of them. */
  readonly groupedBy?: string | readonly string[];
  readonly steps: readonly Step[];
  readonly apart?: Apart;
  /** Rows bear on each other: each is judged, and recorded, when the one before is done. */
  readonly oneByOne?: {
    /** What it makes of a row bears on the next, so that it goes into the rehearsal, which there always is. */
    readonly after?: Reaction;
  };
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

/** The fields of a part, or of the entries of a list. */
export function fieldsOf(
  part: string,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, header]) => [`${part}.${name}`, header]));
}

/** Whoever is named in full: to be given to {@link fieldsOf}. */
export const PERSON_FIELDS = { name: '姓名', identityNumber: '身份证号', phone: '联系电话' } as const;
