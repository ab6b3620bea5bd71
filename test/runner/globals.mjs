/**
 * What specs import from `@jest/globals` (resolve.mjs sends them here): the functions that the runner has put into the
 * global scope, each test and hook with a bound, which the runner does not keep.
 */
/** @public */
export const { expect, describe } = globalThis;

/** Long enough for a machine that has other work: no test fails by being slow. */
const BOUND_MS = 90_000;

/** By the path of the suite that asked for its own. */
const bounds = new Map();

const suite = () => expect.getState().testPath;

function bounded(fn, timeout) {
  if (!fn) return fn;
  const bound = timeout ?? bounds.get(suite()) ?? BOUND_MS;
  return async (...values) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${bound} ms`)), bound);
    });
    try {
      await Promise.race([fn(...values), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function tests(define) {
  const one = (name, fn, timeout) => define(name, bounded(fn, timeout));
  const each = (table) => (name, fn, timeout) => define.each(table)(name, bounded(fn, timeout));
  return Object.assign(one, { each });
}

const hook = (define) => (fn, timeout) => define(bounded(fn, timeout));

const everyTest = () =>
  Object.assign(tests(globalThis.test), {
    skip: tests(globalThis.test.skip),
    only: tests(globalThis.test.only),
  });

/** @public */
export const test = everyTest();
/** @public */
export const it = everyTest();

/** @public */
export const beforeAll = hook(globalThis.beforeAll);
/** @public */
export const afterAll = hook(globalThis.afterAll);
/** @public */
export const beforeEach = hook(globalThis.beforeEach);
/** @public */
export const afterEach = hook(globalThis.afterEach);
/** @public */
export const jest = { setTimeout: (milliseconds) => void bounds.set(suite(), milliseconds) };
