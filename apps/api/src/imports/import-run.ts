import { BeginImport, FinishImport, beginImport, finishImport } from '#imports';
import { type IMPORT_MODES, importStream } from '#imports/facts';
import { type Rejection, isRejection, streamName } from '#kernel';
import { type CommandAnswer, type CommandGateway, type Principal, Submission, isOutage } from '#nest';
import { Overlaps } from './apart.js';
import { type Entry, type EntryCommand, type FileTerms, entryOf } from './entries.js';
import type { RowGroup } from './groups.js';
import { atATimeOf, inTurn, throughOutages } from './in-turn.js';
import type { ImportKind } from './kinds/shape.js';
import { type Office, Rehearsal, recordingGateway } from './rehearsal.js';
import type { Complaint, Table } from './table.js';

/** How far an import is. */
export const IMPORT_STATES = {
  waiting: '排队等候',
  checking: '正在核对',
  recording: '正在登记',
  checked: '已核对，未登记',
  rejected: '有错误，一条也没有登记',
  finished: '已结束',
  stopped: '中途停下',
  interrupted: '中断：请再次上传同一文件，从断处继续',
} as const;
export type ImportState = keyof typeof IMPORT_STATES;

/** Everything about one import as it was asked for. */
export interface ImportOrder {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly terms: FileTerms;
  readonly mode: keyof typeof IMPORT_MODES;
  readonly dryRun: boolean;
  readonly principal: Principal;
  readonly table: Table;
  readonly groups: readonly RowGroup[];
}

/** Entries under way at a time: what the store takes in one batch, without keeping people at their desks waiting. */
const CONCURRENCY = 32;

const CHANGED =
  '登记中有一条被拒绝（核对以后情况有了变化），已停在该条；已登记的不受影响，改正后可再次上传继续。';
const OUTAGE = '数据库暂时无法使用，已停下；请稍后再次上传同一文件，从断处继续。';
const UNEXPECTED = '系统出现意外问题，已停下；请稍后再次上传同一文件，从断处继续，如再次出现请告诉管理员。';

type Answer = CommandAnswer | Rejection;

/** One import from its file to its end: checked, rehearsed where it must be, recorded. */
export class ImportRun {
  state: ImportState = 'waiting';
  message: string | null = null;
  checked = 0;
  recorded = 0;
  repeated = 0;
  refused = 0;
  private readonly found: Complaint[] = [];

  constructor(
    readonly order: ImportOrder,
    private readonly office: Office,
  ) {}

  get total(): number {
    return this.order.groups.length;
  }

  private get atATime(): number {
    return this.order.kind.oneByOne ? 1 : CONCURRENCY;
  }

  /** In the order of rows, whatever order they were tried in. */
  get complaints(): readonly Complaint[] {
    return this.found.toSorted((one, other) => one.row - other.row);
  }

  get isOver(): boolean {
    return !['waiting', 'checking', 'recording'].includes(this.state);
  }

  /** Never throws: what ends it early stands in its message. Gives what was unexpected to the log. */
  async run(signal: AbortSignal, tell: (error: unknown) => void): Promise<void> {
    try {
      await this.steps(signal);
    } catch (error) {
      this.state = 'stopped';
      this.message = isOutage(error) ? OUTAGE : UNEXPECTED;
      if (!isOutage(error)) tell(error);
    }
    if (signal.aborted && !this.isOver) this.state = 'interrupted';
  }

  private async steps(signal: AbortSignal): Promise<void> {
    const { mode, dryRun, kind } = this.order;
    const nothingHalf = mode === 'all-or-nothing';
    this.state = 'checking';
    let entries = await this.check(signal);
    // What a row brings in several steps is not recorded in part either.
    const part = kind.steps.length > 1 || kind.oneByOne?.after !== undefined;
    if (nothingHalf || dryRun || part) entries = await this.rehearse(entries, signal);
    else this.checked = this.total;
    if (signal.aborted) return;
    if (dryRun) this.state = 'checked';
    else if (nothingHalf && this.refused > 0) this.state = 'rejected';
    else await this.record(entries, signal);
  }

  /** What can be told of every entry by itself. */
  private async check(signal: AbortSignal): Promise<readonly Entry[]> {
    const { kind, groups, terms } = this.order;
    const overlaps = new Overlaps(kind.apart);
    const entries: Entry[] = [];
    await inTurn(groups, 1, signal, async (group) => {
      const entry = await entryOf(kind, group, terms);
      const complaints = 'commands' in entry ? overlaps.add(entry) : entry;
      if ('commands' in entry && complaints.length === 0) entries.push(entry);
      else this.refuse(complaints);
    });
    return entries;
  }

  /** The entries that would be accepted, each after those before it. */
  private async rehearse(entries: readonly Entry[], signal: AbortSignal): Promise<readonly Entry[]> {
    const rehearsal = new Rehearsal(this.office);
    const { oneByOne } = this.order.kind;
    this.checked = this.refused;
    const refused = new Set<Entry>();
    await inTurn(entries, atATimeOf(entries.length, this.atATime), signal, async (entry) => {
      const answer = await this.submit(rehearsal.gateway, entry, signal, async (stream) => {
        if (oneByOne?.after) await rehearsal.follow(oneByOne.after, stream);
      });
      if (answer !== 'recorded' && answer !== 'repeated') {
        refused.add(entry);
        this.refuse(answer);
      }
      this.checked += 1;
    });
    return entries.filter((entry) => !refused.has(entry));
  }

  private async record(entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    const gateway = recordingGateway(this.office);
    this.state = 'recording';
    await this.begin(gateway, signal);
    const changed = new AbortController();
    await inTurn(entries, this.atATime, AbortSignal.any([signal, changed.signal]), async (entry) => {
      const answer = await this.submit(gateway, entry, signal);
      if (answer === 'recorded' || answer === 'repeated') this[answer] += 1;
      else {
        this.refuse(answer);
        if (this.order.mode === 'all-or-nothing') changed.abort();
      }
    });
    if (signal.aborted) return;
    if (changed.signal.aborted) {
      this.state = 'stopped';
      this.message = CHANGED;
      return;
    }
    await this.finish(gateway, signal);
    this.state = 'finished';
  }

  private refuse(complaints: readonly Complaint[]): void {
    this.refused += 1;
    this.found.push(...complaints);
  }

  /** The commands of an entry, one after the other, as the person who sent the file. */
  private async submit(
    gateway: CommandGateway,
    entry: Entry,
    signal: AbortSignal,
    accepted: (stream: string) => Promise<void> = async () => undefined,
  ): Promise<'recorded' | 'repeated' | readonly Complaint[]> {
    const { importId, principal } = this.order;
    let outcome: 'recorded' | 'repeated' = 'repeated';
    for (const [index, each] of entry.commands.entries()) {
      const submission = new Submission({
        principal,
        idempotencyKey: `import/${importId}/${entry.row}${index === 0 ? '' : `/${index + 1}`}`,
        correlationId: importId,
      });
      const answer = await throughOutages(signal, () => gateway.submit(each.spec, each.command, submission));
      if (isRejection(answer)) return complaintsOf(answer, each);
      if (!answer.repeated) outcome = 'recorded';
      await accepted(streamName(each.spec.stream, answer.id));
    }
    return outcome;
  }

  /** Said once of every import, by whichever run records first. */
  private async begin(gateway: CommandGateway, signal: AbortSignal): Promise<void> {
    const { importId, kind, terms, mode, principal, groups } = this.order;
    const { state } = await gateway.loadState(importStream, importId);
    if (state) return;
    const begun = {
      importId,
      kind: kind.name,
      title: kind.title,
      divisionCode: terms.divisionCode,
      account: principal.account,
      fileSha256: terms.fileSha256,
      rows: groups.reduce((sum, { rows }) => sum + rows.length, 0),
      entries: groups.length,
      mode,
      evidenceGrade: terms.evidenceGrade,
    };
    await this.insist('begin', signal, (submission) =>
      gateway.submit(beginImport, new BeginImport(begun), submission),
    );
  }

  private async finish(gateway: CommandGateway, signal: AbortSignal): Promise<void> {
    const { importId } = this.order;
    const { recorded, repeated, refused } = this;
    const { revision } = await gateway.loadState(importStream, importId);
    await this.insist(`finish/${revision}`, signal, (submission) =>
      gateway.submit(finishImport, new FinishImport(importId, { recorded, repeated, refused }), submission),
    );
  }

  /** @throws Error when it is refused, which no file can bring about */
  private async insist(
    step: string,
    signal: AbortSignal,
    submit: (submission: Submission) => Promise<Answer>,
  ): Promise<void> {
    const { importId } = this.order;
    const submission = new Submission({
      principal: { account: 'imports', displayName: '批量导入', authorities: [], system: true },
      idempotencyKey: `${importId}/${step}`,
      correlationId: importId,
    });
    const answer = await throughOutages(signal, () => submit(submission));
    if (isRejection(answer)) throw new Error(`${step}: ${answer.code} ${answer.detail}`);
  }
}

function complaintsOf(
  { others = [], ...first }: Rejection,
  { locate, missing }: EntryCommand,
): readonly Complaint[] {
  if (missing && first.category === 'not-found') return [{ ...locate(undefined), ...missing }];
  return [first, ...others].map(({ field, detail, rule, wayForward }) => ({
    ...locate(field),
    detail,
    rule,
    wayForward,
  }));
}
