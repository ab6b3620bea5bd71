import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalBytes } from '#kernel';
import {
  GrowingTree,
  bundleEvent,
  bundleHash,
  bundleHead,
  eventLeafHash,
  signCheckpoint,
  signerOf,
} from '#transparency-log';
import { parcelRegistered } from './facts.js';
import { must, progress } from './measure.js';
import type { Report } from './report.js';

/* A bundle checked by the auditor as its users run it: a process of its own, from its start to its verdict. */

const EVENTS = 200_000;
const RUNS = 3;
const MILLION = 1_000_000;
const MIB = 1_024;

export async function verification(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-bundle-'));
  const path = join(folder, 'log.bundle');
  progress(`verification: a bundle of ${EVENTS} events`);
  const bytes = await write(path);
  const runs: { seconds: number; memory: number }[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    progress(`verification: run ${run} of ${RUNS}`);
    runs.push(await verify(path));
  }
  runs.sort((a, b) => a.seconds - b.seconds);
  const median = runs[Math.floor(RUNS / 2)];
  const seconds = median?.seconds ?? NaN;
  report.rate(
    'verification',
    `offline verification of ${EVENTS} events`,
    { perSecond: EVENTS / seconds },
    ' events/s',
  );
  report.figure('verification_million_s', '  a million at that rate', (seconds / EVENTS) * MILLION, 's');
  report.figure('verification_peak_memory_mib', '  peak memory', median?.memory ?? NaN, 'MiB');
  report.conditions.bundle = `${EVENTS} events, ${Math.round(bytes / EVENTS)} bytes each`;
  await rm(folder, { recursive: true, force: true });
}

async function verify(path: string): Promise<{ seconds: number; memory: number }> {
  const main = fileURLToPath(new URL('../../dist/apps/auditor/src/main.js', import.meta.url));
  const tell = `data:text/javascript,process.on('exit',()=>console.log('peak',process.resourceUsage().maxRSS))`;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', tell, main, 'verify', path], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  const seconds = (performance.now() - begun) / 1_000;
  must(code === 0, `the auditor ended with ${code}: ${told}`);
  return { seconds, memory: Number(/peak (\d+)/.exec(told)?.[1]) / MIB };
}

async function write(path: string): Promise<number> {
  const signer = signerOf('diqi.local/140722', Buffer.alloc(32, 1));
  const tree = GrowingTree.empty();
  const lines: Buffer[] = [];
  const hashes: string[] = [];
  for (let index = 0; index < EVENTS; index += 1) {
    const { id, type, data, metadata } = parcelRegistered();
    const bytes = { data: canonicalBytes(data), metadata: canonicalBytes(metadata) };
    const event = { id, type, stream: `parcel-${id}`, revision: 0, bytes };
    const hash = eventLeafHash(event);
    tree.append(hash);
    hashes.push(bundleHash(hash));
    lines.push(bundleEvent(index, event));
  }
  const out = createWriteStream(path);
  out.write(bundleHead(signer.vkey, signCheckpoint(signer, { size: EVENTS, root: tree.root() }), EVENTS));
  out.write(`${hashes.join('')}\n`);
  for (const line of lines) if (!out.write(line)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return out.bytesWritten;
}
