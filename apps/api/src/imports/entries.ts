import { type EVIDENCE_GRADES, divisionCovers } from '#kernel';
import { type AnyCommandSpec, readBody } from '#nest';
import { CONTEXTS } from '#platform';
import type { RowGroup } from './groups.js';
import type { ImportKind, Step } from './kinds/shape.js';
import { type Complaint, together } from './table.js';

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
  /** Said when the register has no subject of the name that was worked out. */
  readonly missing?: Omit<Complaint, 'row'> | undefined;
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
  const commands: EntryCommand[] = [];
  for (const step of kind.steps) {
    if (step.onlyWith !== undefined && !group.rows[0]?.cells.has(step.onlyWith)) continue;
    const locate = locatorOf(step, rows);
    const body = bodyOf(step, rows, terms);
    const spec = commandSpecOf(step.command);
    const command = await readBody<object>(step.command, body);
    if (isListOfErrors(command)) {
      const told = command.map(({ field, detail }) => ({ ...locate(field), detail: withoutItem(detail) }));
      // Of a cell once: two commands may be made of it.
      const wrong = new Set(complaints.map(({ row, column }) => `${row}/${column}`));
      complaints.push(...told.filter(({ row, column }) => column === null || !wrong.has(`${row}/${column}`)));
    } else {
      const stray = elsewhere(spec, command, terms);
      if (stray !== undefined) complaints.push({ ...locate(undefined), detail: stray });
      commands.push({ spec, command, locate, missing: missingOf(step) });
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

const SPECS: ReadonlyMap<unknown, AnyCommandSpec> = new Map(
  CONTEXTS.flatMap(({ commands }) => commands.map((spec) => [spec.command, spec] as const)),
);

/** @throws Error when it is the class of no command */
export function commandSpecOf(command: { readonly name: string }): AnyCommandSpec {
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

/** A field of a body by its path, `boundaries.east` for one of a part; only those that are filled. */
type Filled = readonly [path: string, value: unknown];

function bodyOf(step: Step, rows: readonly ReadRow[], terms: FileTerms): object {
  const said: Filled[] = (step.ofFile ?? []).map((name) => [name, terms[name]]);
  if (terms.evidenceGrade !== undefined) said.push(['evidenceGrade', terms.evidenceGrade]);
  said.push(['documents', [{ title: FILE_TITLE, sha256: terms.fileSha256 }]]);
  const columns = Object.entries(step.fields).map(([path, header]) => ({ path, header }));
  const ofRows = columns.filter(({ path }) => path.includes('[].'));
  for (const list of together(ofRows, ({ path }) => before('[].', path))) {
    const [name, fields] = list;
    const items = rowsOfList(step, String(name), rows).map(({ values }) =>
      objectOf(fields.map(({ path, header }) => [after('[].', path), values.get(header)])),
    );
    if (items.length > 0) said.push([String(name), items]);
  }
  for (const { path, header } of columns)
    if (!path.includes('[].')) said.push([path, rows[0]?.values.get(header)]);
  for (const [path, { value }] of Object.entries(step.workedOut ?? {}))
    said.push([path, value(rows[0]?.values ?? new Map(), terms)]);
  return objectOf(said);
}

function missingOf({ workedOut = {} }: Step): EntryCommand['missing'] {
  const [named] = Object.values(workedOut);
  return named && { column: named.from[0] ?? null, detail: named.missing };
}

/** The rows that make the entries of a list of the command. */
function rowsOfList({ fields, sparse = [] }: Step, list: string, rows: readonly ReadRow[]) {
  if (!sparse.includes(list)) return rows;
  const headers = Object.entries(fields).flatMap(([path, header]) =>
    path.startsWith(`${list}[].`) ? [header] : [],
  );
  return rows.filter(({ values }) => headers.some((header) => values.has(header)));
}

/** Of two for one field the later; a part is there when one of its fields is filled. */
function objectOf(fields: readonly Filled[]): object {
  const filled = fields.filter(([, value]) => value !== undefined);
  const parts = together(filled, ([path]) => before('.', path));
  return Object.fromEntries(
    [...parts].map(([name, own]) => {
      const inner = own.map(([path, value]): Filled => [after('.', path), value]);
      return [name, inner.some(([path]) => path !== '') ? objectOf(inner) : inner.at(-1)?.[1]];
    }),
  );
}

function before(mark: string, path: string): string {
  return path.split(mark, 1)[0] ?? '';
}

function after(mark: string, path: string): string {
  return path.slice(before(mark, path).length + mark.length);
}

function locatorOf(step: Step, rows: readonly ReadRow[]): EntryCommand['locate'] {
  const { fields, called = {}, workedOut = {} } = step;
  const first = rows[0]?.row ?? 0;
  return (field) => {
    const index = Number(/\[(\d+)\]/.exec(field ?? '')?.[1] ?? 0);
    const path = (field ?? '').replace(/\[\d+\]/, '[]');
    const column = fields[path] ?? fields[path.replace('[]', '')] ?? called[path] ?? workedOut[path]?.from[0];
    const own = rowsOfList(step, before('[', path), rows);
    const row = path.includes('[].') ? (own[index]?.row ?? first) : first;
    return { row, column: column ?? null };
  };
}
