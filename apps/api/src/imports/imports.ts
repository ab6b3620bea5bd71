import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type IMPORT_MODES, type Import, importStream } from '#imports/facts';
import { DIQI_NAMESPACE, type EVIDENCE_GRADES, reject, sha256Hex, uuidV5 } from '#kernel';
import {
  Clock,
  EVENT_STORE,
  EventCatalog,
  PERSON_REGISTRY,
  type PersonRegistry,
  type Principal,
  Refused,
  foldStream,
  mayOn,
  orNotFound,
} from '#nest';
import type { Streams } from '#event-store';
import { readTable } from './file.js';
import { groupsOf } from './groups.js';
import { ImportRun } from './import-run.js';
import { IMPORT_KINDS, needsCollective } from './kinds.js';
import type { ImportKind } from './kinds/shape.js';
import type { Office } from './rehearsal.js';
import type { Table } from './table.js';

/** Files taken in and not yet answered at most, of all accounts together. */
const UNDER_WAY_LIMIT = 8;
/** Imports that are over and still in memory at most, and for how long: their cells are personal data. */
const OVER_LIMIT = 8;
const KEPT_MS = 4 * 3_600_000;

/** What is said of a file when it is sent. */
export interface ImportRequest {
  readonly kind: string;
  readonly divisionCode: string;
  readonly collectiveId?: string | undefined;
  readonly mode: keyof typeof IMPORT_MODES;
  readonly evidenceGrade?: keyof typeof EVIDENCE_GRADES | undefined;
  readonly dryRun: boolean;
}

/** Takes files in and works them off one after the other. What stands in them is kept nowhere but in memory. */
@Injectable()
export class Imports implements OnModuleDestroy {
  private readonly logger = new Logger(Imports.name);
  private readonly closing = new AbortController();
  private readonly runs = new Map<string, ImportRun>();
  /** Accounts of which a file is being read. */
  private readonly reading = new Set<string>();
  private lastRead: Promise<unknown> = Promise.resolve();
  private lastRun: Promise<void> = Promise.resolve();
  private readonly office: Office;

  constructor(
    @Inject(EVENT_STORE) store: Streams,
    @Inject(PERSON_REGISTRY) persons: PersonRegistry,
    catalog: EventCatalog,
    clock: Clock,
  ) {
    this.office = { store, persons, catalog, clock };
  }

  /** Ends what is under way after the entries at hand; the same file goes on from there. */
  async onModuleDestroy(): Promise<void> {
    this.closing.abort();
    await this.lastRun;
  }

  /** @throws Refused when the file as a whole cannot be taken in */
  async take(principal: Principal, request: ImportRequest, file: Buffer): Promise<ImportRun> {
    const kind = kindOf(request.kind);
    assertMayImport(principal, kind, request);
    const importId = importIdOf(principal, request, file);
    const own = [...this.runs.values()].find(
      (run) => !run.isOver && run.order.principal.account === principal.account,
    );
    if (own?.order.importId === importId) return own;
    if (own !== undefined || this.reading.has(principal.account))
      throw busy('conflict', 'IMPORTS.ANOTHER_UNDER_WAY', '您的另一次导入还没有结束，请等它结束后再上传。');
    const underWay = this.reading.size + [...this.runs.values()].filter((run) => !run.isOver).length;
    if (underWay >= UNDER_WAY_LIMIT || this.closing.signal.aborted)
      throw busy('unavailable', 'IMPORTS.BUSY', '正在处理的导入太多，请过几分钟再上传。');

    this.reading.add(principal.account);
    try {
      const table = await this.readInTurn(file);
      const { divisionCode, collectiveId, evidenceGrade, mode, dryRun } = request;
      const terms = { divisionCode, collectiveId, evidenceGrade, fileSha256: sha256Hex(file) };
      const groups = groupsOf(kind, table);
      const run = new ImportRun(
        { importId, kind, terms, mode, dryRun, principal, table, groups },
        this.office,
      );
      this.enqueue(run);
      return run;
    } finally {
      this.reading.delete(principal.account);
    }
  }

  /** An import of one's own that is in memory. @throws Refused */
  inMemory({ account }: Principal, importId: string): ImportRun | undefined {
    const run = this.runs.get(importId);
    return run?.order.principal.account === account ? run : undefined;
  }

  /** An import of one's own as it is recorded. @throws Refused when there is none */
  async recorded({ account }: Principal, importId: string): Promise<Import> {
    const { state } = await foldStream(this.office.store, importStream, importId);
    return orNotFound(state?.account === account ? state : undefined, '导入', importId);
  }

  /** One file at a time: unpacking takes memory. */
  private readInTurn(file: Buffer): Promise<Table> {
    const read = this.lastRead.then(() => readTable(file));
    this.lastRead = read.catch(() => undefined);
    return read;
  }

  private enqueue(run: ImportRun): void {
    const { importId } = run.order;
    this.runs.delete(importId);
    this.forgetOldest();
    this.runs.set(importId, run);
    this.lastRun = this.lastRun.then(async () => {
      await run.run(this.closing.signal, (error) => this.logger.error(stackOf(error)));
      setTimeout(() => {
        if (this.runs.get(importId) === run) this.runs.delete(importId);
      }, KEPT_MS).unref();
    });
  }

  private forgetOldest(): void {
    const over = [...this.runs].filter(([, run]) => run.isOver);
    for (const [importId] of over.slice(0, Math.max(0, over.length - OVER_LIMIT + 1)))
      this.runs.delete(importId);
  }
}

/** @throws Refused when there is no such kind */
export function kindOf(name: string): ImportKind {
  const kind = IMPORT_KINDS.find((each) => each.name === name);
  return orNotFound(kind, '导入种类', name);
}

function assertMayImport(principal: Principal, kind: ImportKind, request: ImportRequest): void {
  const { divisionCode, collectiveId } = request;
  if (!mayOn(principal, 'imports.run', divisionCode))
    throw new Refused(
      reject(
        'forbidden',
        'ACCESS.NO_ASSIGNMENT',
        `您在该组织（${divisionCode}）没有“批量导入”的授权，请联系系统管理员。`,
      ),
    );
  if (needsCollective(kind) && collectiveId === undefined)
    throw new Refused(
      reject('invalid', 'IMPORTS.COLLECTIVE', `导入“${kind.title}”时请填写集体经济组织代码。`, {
        field: 'collectiveId',
      }),
    );
}

/** The same file of the same person, said to be the same, is the same import: sent again it goes on. */
function importIdOf({ account }: Principal, request: ImportRequest, file: Buffer): string {
  const { kind, divisionCode, collectiveId = '', evidenceGrade = '' } = request;
  const said = [account, kind, divisionCode, collectiveId, evidenceGrade].join('/');
  return uuidV5(DIQI_NAMESPACE, `import/${said}/${sha256Hex(file)}`);
}

function busy(category: 'conflict' | 'unavailable', code: string, detail: string): Refused {
  return new Refused(reject(category, code, detail));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
