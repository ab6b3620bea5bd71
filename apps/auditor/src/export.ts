import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { errorCode, propertyOf } from '#kernel';

export interface ExportOptions {
  /** Address of the system, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly account?: string | undefined;
  readonly password?: string | undefined;
  /** Which of the two logs. */
  readonly log: 'register' | 'access';
  readonly out: string;
  /** Where the trial balances of all entities go, for `recompute --compare`. */
  readonly books?: string | undefined;
  readonly onProgress?: (bytes: number) => void;
}

/** The system did not give what was asked for; the sentence is for the person at the keyboard. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed';
}

export interface Exported {
  /** Of the last event that is signed for. */
  readonly position: string | null;
  /** Events that are signed for, and so in the bundle. */
  readonly size: number;
  /** Events of the store. */
  readonly stored: number;
}

/** How often books and bundle are fetched anew when something was recorded in between. */
const ROUNDS = 3;
const PAGE = 200;
const ANSWER_MS = 60_000;
const problem = z.object({ detail: z.string() });
const entities = z.object({ items: z.array(z.object({ entity: z.string() })), next: z.string().optional() });

/** Fetches a bundle, and the books that belong to it when asked. @throws ExportFailed */
export async function exportBundle(options: ExportOptions): Promise<Exported> {
  const token = options.token ?? (await login(options));
  for (let round = 1; ; round += 1) {
    const exported = await bundle(options, token);
    if (options.books === undefined) return exported;
    const balances = await trialBalances(options, token, exported.position);
    // What was recorded since may stand in the books already, and is not in the bundle.
    const checkpoint = await (await get(options, token, 'api/log/checkpoint')).text();
    if (Number(checkpoint.split('\n')[1]) === exported.size) {
      await writeFile(options.books, `${JSON.stringify(balances, null, 2)}\n`);
      return exported;
    }
    if (round === ROUNDS)
      throw new ExportFailed('导出期间一直有新的登记，账与记录对不到同一时刻；请在无人登记时再导出账簿。');
  }
}

async function bundle(options: ExportOptions, token: string): Promise<Exported> {
  const answer = await get(options, token, `api/log/export?log=${options.log}`, Infinity);
  if (!answer.body) throw new ExportFailed('系统没有给出内容。');
  const part = `${options.out}.part`;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      options.onProgress?.(bytes);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(answer.body), counted, createWriteStream(part));
  } catch (error) {
    await rm(part, { force: true });
    // What the disk says has a code of its own.
    if (errorCode(error) !== undefined && propertyOf(error, 'syscall') !== undefined) throw error;
    throw new ExportFailed(
      `导出中断：收到 ${bytes} 字节后系统断开了，文件没有留下。请查看系统日志中的原因（例如数据库有损坏的页），处理后重新导出。`,
    );
  }
  await rename(part, options.out);
  return {
    position: answer.headers.get('X-Diqi-Position'),
    size: Number(answer.headers.get('X-Diqi-Size')),
    stored: Number(answer.headers.get('X-Diqi-Stored')),
  };
}

/** Of every entity whose books the account may read, once the books have seen all that the bundle holds. */
async function trialBalances(
  options: ExportOptions,
  token: string,
  position: string | null,
): Promise<unknown[]> {
  const balances: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = `api/books/entities?limit=${PAGE}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const { items, next } = entities.parse(await (await get(options, token, page)).json());
    for (const { entity } of items) {
      const after = position === null ? '' : `&after=${position}`;
      const path = `api/books/trial-balance?entity=${encodeURIComponent(entity)}${after}`;
      balances.push(await (await get(options, token, path)).json());
    }
    cursor = next;
  } while (cursor !== undefined);
  return balances;
}

async function login(options: ExportOptions): Promise<string> {
  const { account, password } = options;
  if (account === undefined || password === undefined)
    throw new ExportFailed(
      '请用 --account 指定审计账号，并在环境变量 DIQI_PASSWORD 中给出密码；或用 DIQI_TOKEN 给出令牌。',
    );
  const answer = await fetchFrom(options, 'api/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ accountId: account, password }),
  });
  return z.object({ accessToken: z.string() }).parse(await answer.json()).accessToken;
}

function get(options: ExportOptions, token: string, path: string, patience = ANSWER_MS): Promise<Response> {
  return fetchFrom(options, path, { headers: { Authorization: `Bearer ${token}` } }, patience);
}

async function fetchFrom(
  { url }: ExportOptions,
  path: string,
  init: RequestInit,
  patience = ANSWER_MS,
): Promise<Response> {
  const limit = Number.isFinite(patience) ? { signal: AbortSignal.timeout(patience) } : {};
  const answer = await fetch(new URL(path, `${url.replace(/\/+$/, '')}/`), { ...init, ...limit }).catch(
    (error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new ExportFailed(`连不上 ${url}（${String(cause)}）。请确认系统已启动，或用 --url 指定地址。`);
    },
  );
  if (answer.ok) return answer;
  const { data } = problem.safeParse(await answer.json().catch(() => undefined));
  throw new ExportFailed(`系统拒绝了（${answer.status}）：${data?.detail ?? '没有说明'}`);
}
