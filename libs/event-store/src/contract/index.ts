import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendContract } from './appending.js';
import { concurrencyContract } from './concurrency.js';
import { contractCheck } from './fixtures.js';
import type { ContractContext, ContractOptions, ContractStore, MakeStore } from './fixtures.js';
import { limitsContract } from './limits.js';
import { readContract } from './reading.js';
import { subscribeContract } from './subscribing.js';

export type { ContractOptions, ContractStore, MakeStore } from './fixtures.js';

/** What every event store must do: run by each adapter in its own spec, with an empty store for every test. */
export function describeEventStore(name: string, makeStore: MakeStore, options: ContractOptions): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let made: ContractStore;
    beforeEach(async () => {
      made = await makeStore(contractCheck);
    });
    afterEach(async () => {
      await made.store.close();
      await made.release?.();
    });

    const context: ContractContext = { current: () => made, options };
    describe('append', () => appendContract(context));
    describe('limits', () => limitsContract(context));
    describe('read', () => readContract(context));
    describe('subscribe', () => subscribeContract(context));
    describe('many writers', () => concurrencyContract(context));
  });
}
