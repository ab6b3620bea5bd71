/**
 * Lets plain Node load the project's TypeScript: for Jest's global setup, which runs before any transform, and
 * for the real processes that some specs start (`node --conditions=source --import <this file> x.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

/** @public called by Node */
export async function resolve(specifier, context, nextResolve) {
  const importer = context.parentURL ?? '';
  if (/\.ts(\?|$)/.test(importer) && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
  }
  return nextResolve(specifier, context);
}

const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
  },
  module: { type: 'es6' },
};

/** What was transformed before, by what it was made of: a run starts dozens of processes that load the same files. */
const CACHE = new URL('../../node_modules/.cache/diqi-typescript/', import.meta.url);

if (isMainThread) mkdirSync(CACHE, { recursive: true });

const OPTIONS_TEXT = JSON.stringify(OPTIONS);

/** @public called by Node */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.ts(\?|$)/.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const key = createHash('sha256').update([OPTIONS_TEXT, filename, source].join('\0')).digest('hex');
  const kept = new URL(`${key}.mjs`, CACHE);
  const code = await readFile(kept, 'utf8').catch(() => transformed(source, filename, kept));
  return { format: 'module', source: code, shortCircuit: true };
}

async function transformed(source, filename, kept) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(source, { filename, ...OPTIONS });
  // Whole or not at all: another process may be reading it.
  const draft = new URL(`${kept.href}.${process.pid}.${performance.now()}`);
  await writeFile(draft, code);
  await rename(draft, kept);
  return code;
}
