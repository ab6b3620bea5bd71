import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#api';
import { appends } from './append.js';
import { booksRebuild } from './books-rebuild.js';
import { extension } from './extension.js';
import { http } from './http.js';
import { imports } from './imports.js';
import { say } from './measure.js';
import { Report } from './report.js';
import { verification } from './verification.js';
import { wholeSystem } from './whole-system.js';

/*
 * `npm run bench [-- --only append,http --json FILE]`: side by side on one PostgreSQL with fsync on, in one run.
 * Absolute figures belong to the machine; the ratios are what a change may not make worse.
 */
const CASES = {
  append: appends,
  extension,
  http,
  imports,
  rebuild: booksRebuild,
  system: wholeSystem,
  verification,
} as const;

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const chosen = values.only?.split(',') ?? Object.keys(CASES);
const unknown = chosen.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  say(`no such case: ${unknown.join(', ')}; there are ${Object.keys(CASES).join(', ')}`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-'));
// As root, the server runs as another user, who must come through.
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
process.env.DIQI_TEST_POSTGRES_URL = server.url;
const report = new Report();
try {
  await report.describe(server.url);
  for (const [name, run] of Object.entries(CASES)) if (chosen.includes(name)) await run(report);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
report.print();
if (values.json) report.write(values.json);
