import { spawn } from 'node:child_process';

const ENTRY = 'apps/auditor/src/main.ts';
const LOADER = ['--conditions=source', '--disable-warning=ExperimentalWarning'];

/** Runs the auditor as a process of its own, with nothing but files and what it is told. */
export function runAuditor(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      [...LOADER, '--import', './test/postgres/typescript.mjs', ENTRY, ...args],
      { env: { PATH: process.env.PATH, ...env } },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
