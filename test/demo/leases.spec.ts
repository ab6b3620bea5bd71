import { expect, test } from '@jest/globals';

/* The demonstration data talks to the system as everybody does; here to one that answers as slowly as it is told. */

type Step = [string, readonly unknown[], (item: unknown) => Promise<void>];
interface Answer {
  state?: object;
  items?: readonly object[];
}

test('what builds upon a right waits until the right stands on the parcel, not only for its contract', async () => {
  // A script without types.
  const script = ['../..', 'deploy/demo/leases.mjs'].join('/');
  const { leases } = (await import(script)) as {
    leases: (as: () => object) => readonly Step[];
  };
  const asked: string[] = [];
  const right = { contractId: 'contract', standing: 'held' };
  const client = {
    position: 0,
    send: async () => ({ id: 'contract' }),
    get: async (path: string): Promise<Answer> => {
      asked.push(path);
      if (path.startsWith('contracts/'))
        return { state: { standing: 'in-effect', parcels: [{ parcelCode: 'p1' }, { parcelCode: 'p2' }] } };
      if (path.startsWith('land-rights/parcels/p2') && asked.filter((each) => each === path).length > 2)
        return { state: { rights: [{ ...right, standing: 'established' }] } };
      if (path.startsWith('land-rights/parcels/p2')) return { state: { rights: [right] } };
      if (path.startsWith('land-rights/'))
        return { state: { rights: [{ ...right, standing: 'established' }] } };
      return { items: households.map((household) => ({ ...household, householdId: 'household' })) };
    },
  };
  const steps = leases(() => client);
  const household = { key: '0-0', village: 0, contractorCode: 'c', parcels: [] };
  const households = [household];
  const step = (name: string) => steps.find(([title]) => title === name)?.[2];
  await step('家庭承包合同')?.(household);
  await step('家庭承包合同生效')?.(household);
  expect(asked.filter((path) => path === 'land-rights/parcels/p2/state')).toHaveLength(3);
});
