import { setTimeout as wait } from 'node:timers/promises';
import { type Rejection, type Source, type Unchecked, reject } from '#kernel';
import type { Reference } from './command-spec.js';
import type { Patience } from './patience.js';
import type { Backlog } from './ports.js';
import type { RememberedStreams } from './stream-fold.js';

const STEP_MS = 50;

export const BEHIND = 'COMMAND.BEHIND';

interface Waiting {
  readonly backlog: Backlog;
  readonly streams: RememberedStreams;
  readonly patience: Patience;
}

/**
 * Waits, for a bounded time, until process managers have carried into the subject of a reference what was recorded
 * elsewhere before it is read; else the refusal says what is awaited. To be asked before the subject is loaded.
 */
export async function carriedOver(
  { stream, sources = [] }: Reference<never, unknown>,
  id: string,
  { backlog, streams, patience }: Waiting,
): Promise<Rejection | undefined> {
  if (sources.length === 0) return undefined;
  const begun = performance.now();
  while (await isBehind(sources, backlog, () => streams.load(stream, id))) {
    if (performance.now() - begun > patience.milliseconds())
      return reject(
        'unavailable',
        BEHIND,
        `刚登记的内容还没有全部转入${stream.title}（${id}），现在计数会有遗漏，请稍后再办。`,
        { wayForward: '等几分钟再办；仍不行的，请管理员查看后台流程是否停住。' },
      );
    await wait(STEP_MS);
  }
  return undefined;
}

async function isBehind(
  sources: readonly Source<Unchecked>[],
  backlog: Backlog,
  load: () => ReturnType<RememberedStreams['load']>,
): Promise<boolean> {
  let subject: Awaited<ReturnType<typeof load>> | undefined;
  for await (const { type, data, by } of backlog.unhandled([...new Set(sources.map((each) => each.by))])) {
    const bearing = sources.filter((each) => each.type.name === type && by.includes(each.by));
    if (bearing.length === 0) continue;
    subject ??= await load();
    for (const { touches } of bearing) if (touches(data, subject)) return true;
  }
  return false;
}
