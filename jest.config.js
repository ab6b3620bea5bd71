import { existsSync } from 'node:fs';

const setup = new URL('./test/postgres/global-setup.mjs', import.meta.url);

/** One config for every suite: the specs beside the sources and the suites of test/. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  ...(existsSync(setup) && {
    globalSetup: '<rootDir>/test/postgres/global-setup.mjs',
    globalTeardown: '<rootDir>/test/postgres/global-teardown.mjs',
  }),
  // Long enough for a machine that has other work: no test fails by being slow.
  testTimeout: 90_000,
  // The modules of every suite stay in a worker's heap; past this it is slower than a new worker.
  workerIdleMemoryLimit: '1GB',
};
