import { existsSync } from 'node:fs';

const setup = new URL('./test/postgres/global-setup.mjs', import.meta.url);

/** One config for every suite: the specs beside the sources and the suites of test/. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  // Suites of a worker share their modules, loaded by Node itself (docs/adr): see test/runner.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['<rootDir>/test/runner/setup.mjs'],
  ...(existsSync(setup) && {
    globalSetup: '<rootDir>/test/postgres/global-setup.mjs',
    globalTeardown: '<rootDir>/test/postgres/global-teardown.mjs',
  }),
};
