import { spawn } from 'node:child_process';
import { root } from './prepare.mjs';

/** What must hold besides the tests. The longest comes first. */
const CHECKS = [
  ['lint', 'eslint', ['.']],
  ['types', 'tsc', ['--noEmit']],
  ['format', 'prettier', ['--check', '--cache', '--log-level=warn', '.']],
  ['unused', 'knip', []],
];

/** Each keeps one core busy. */
const AT_ONCE = 2;

/** Runs them all, not only up to the first that fails, each telling what it has to say as a whole; those that failed. */
export async function runChecks() {
  const failed = [];
  const waiting = [...CHECKS];
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      if (!(await passes(check))) failed.push(check[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return failed;
}

async function passes([name, program, args]) {
  const begun = performance.now();
  const running = spawn(`node_modules/.bin/${program}`, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const status = await new Promise((resolve) => running.once('error', resolve).once('close', resolve));
  process.stderr.write(Buffer.concat(said));
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.error(`${status === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
  return status === 0;
}
