/**
 * Lets Jest's workers load the project as Node does: its TypeScript, `#…` by their sources, and the names that specs
 * take from `@jest/globals`. Modules are loaded once for all suites of a worker, which is most of the time of a run.
 */
import { register } from 'node:module';
import '../postgres/typescript.mjs';

process.setSourceMapsEnabled(true);
register(import.meta.resolve('./resolve.mjs'));
