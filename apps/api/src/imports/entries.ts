import type { Type } from '@nestjs/common';
import { type EVIDENCE_GRADES, divisionCovers } from '#kernel';
import { type AnyCommandSpec, readBody } from '#nest';
import { CONTEXTS } from '#platform';
import type { RowGroup } from './groups.js';
import type { ImportKind, Step } from './kinds.js';
import type { Complaint } from './table.js';

/** What whoever sends a file says of all its rows. */
export interface FileTerms {
  readonly divisionCode: string;
  readonly collectiveId?: string | undefined;
  readonly evidenceGrade?: keyof typeof EVIDENCE_GRADES | undefined;
  readonly fileSha256: string;
}

/** One thing to record: the commands of a row, or of the rows of one group. */
export interface Entry {
  /** First row, which names it. */
  readonly row: number;
  readonly commands: readonly EntryCommand[];
}

export interface EntryCommand {
  readonly spec: AnyCommandSpec;
  readonly command: object;
  /** Where a field of the command stands in the table. */
  readonly locate: (field: string | undefined) => Pick<Complaint, 'row' | 'column'>;
}

/** Stands in the events of every row, so that a fact leads back to the file it came from. */
const FILE_TITLE = '批量导入的表格';

interface ReadRow {
  readonly row: number;
  readonly values: ReadonlyMap<string, unknown>;
}

/** The commands of a group, or everything that is wrong with it as far as it can be told by itself. */
export async function entryOf(
  kind: ImportKind,
  group: RowGroup,
  terms: FileTerms,
): Promise<Entry | readonly Complaint[]> {
  const complaints: Complaint[] = [];
  const rows = group.rows.map(({ row, cells }): ReadRow => {
    const values = new Map<string, unknown>();
    for (const { header, reads, required } of kind.columns) {
      const cell = cells.get(header);
      const read = cell && (cell.kind === 'fault' ? faulty(cell.text) : reads.read(cell));
      if (read?.ok) values.set(header, read.value);
      else if (read) complaints.push({ row, column: header, detail: `${header}${read.reason}` });
      else if (required) complaints.push({ row, column: header, detail: `${header}没有填写，请补上` });
    }
    return { row, values };
  });
  const wrong = new Set(complaints.map(({ row, column }) => `${row}/${column}`));
  const commands: EntryCommand[] = [];
  for (const step of kind.steps) {
    if (step.onlyWith !== undefined && !group.rows[0]?.cells.has(step.onlyWith)) continue;
    const locate = locatorOf(step, rows);
    const body = bodyOf(step, rows, terms);
    const spec = specOf(step.command);
    const command = await readBody<object>(step.command, body);
    if (isListOfErrors(command)) {
      const told = command.map(({ field, detail }) => ({ ...locate(field), detail: withoutItem(detail) }));
      complaints.push(...told.filter(({ row, column }) => !wrong.has(`${row}/${column}`)));
    } else {
      const stray = elsewhere(spec, command, terms);
      if (stray !== undefined) complaints.push({ ...locate(undefined), detail: stray });
      commands.push({ spec, command, locate });
    }
  }
  return complaints.length > 0 ? complaints : { row: rows[0]?.row ?? 0, commands };
}

function faulty(text: string) {
  return { ok: false, reason: `的单元格有问题（${text}），请改填数值或文字` } as const;
}

function isListOfErrors(
  value: object,
): value is readonly { readonly field: string; readonly detail: string }[] {
  return Array.isArray(value);
}

/** The row is named beside it. */
function withoutItem(detail: string): string {
  return detail.replace(/^第 \d+ 项：/, '');
}

const SPECS: ReadonlyMap<Type<object>, AnyCommandSpec> = new Map(
  CONTEXTS.flatMap(({ commands }) => commands.map((spec) => [spec.command, spec] as const)),
);

function specOf(command: Type<object>): AnyCommandSpec {
  const spec = SPECS.get(command);
  if (!spec) throw new Error(`${command.name} is no command of any context`);
  return spec;
}

/** A file is of one place: a row of another one slipped in. */
function elsewhere(spec: AnyCommandSpec, command: object, { divisionCode }: FileTerms): string | undefined {
  if (spec.subject.kind !== 'opening') return undefined;
  const place = spec.subject.organisation(command);
  return divisionCovers(divisionCode, place)
    ? undefined
    : `属于区划 ${place}，不在本次导入的区划 ${divisionCode} 之内`;
}

function bodyOf(step: Step, rows: readonly ReadRow[], terms: FileTerms): object {
  const top = new Map<string, unknown>();
  const parts = new Map<string, Map<string, unknown>>();
  const lists = new Map<string, Map<string, unknown>[]>();
  for (const name of step.ofFile ?? []) top.set(name, terms[name]);
  if (terms.evidenceGrade !== undefined) top.set('evidenceGrade', terms.evidenceGrade);
  top.set('documents', [{ title: FILE_TITLE, sha256: terms.fileSha256 }]);
  for (const [path, header] of Object.entries(step.fields)) {
    const [list, ofItem] = path.split('[].');
    const [part = '', ofPart] = path.split('.');
    const value = rows[0]?.values.get(header);
    if (list !== undefined && ofItem !== undefined) {
      const items = lists.get(list) ?? rows.map(() => new Map<string, unknown>());
      for (const [index, { values }] of rows.entries()) put(items[index], ofItem, values.get(header));
      lists.set(list, items);
    } else if (ofPart !== undefined) {
      if (!parts.has(part)) parts.set(part, new Map());
      put(parts.get(part), ofPart, value);
    } else put(top, path, value);
  }
  for (const [name, items] of lists) top.set(name, items.map(Object.fromEntries));
  for (const [name, fields] of parts) if (fields.size > 0) top.set(name, Object.fromEntries(fields));
  return Object.fromEntries(top);
}

function put(into: Map<string, unknown> | undefined, name: string, value: unknown): void {
  if (value !== undefined) into?.set(name, value);
}

function locatorOf({ fields }: Step, rows: readonly ReadRow[]): EntryCommand['locate'] {
  const first = rows[0]?.row ?? 0;
  return (field) => {
    const index = Number(/\[(\d+)\]/.exec(field ?? '')?.[1] ?? 0);
    const path = (field ?? '').replace(/\[\d+\]/, '[]');
    const inList = fields[path] ?? fields[path.replace('[]', '')];
    const row = path.includes('[].') ? (rows[index]?.row ?? first) : first;
    return { row, column: inList ?? null };
  };
}
