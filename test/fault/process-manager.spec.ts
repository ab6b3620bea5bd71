import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reject } from '#kernel';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage } from '../acceptance/village.js';
import { MortalProcess } from './mortal-process.js';

/**
 * The process that moves the rights of a contract dies before or after each of its commands in turn, and another
 * takes its place. Wherever it died, the end is the same, event for event.
 */
describe('a process manager that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let mortal: MortalProcess;
  let household: string;
  let number = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    await county.settled();
    await county.rest();
    mortal = new MortalProcess(county);
  });
  afterAll(async () => county.close());

  async function concludeOver(parcels: string[]): Promise<string> {
    const { status, body } = await village.householdContract(`承${++number}`, household, parcels);
    expect(status).toBe(200);
    return body.id as string;
  }

  it('brings the contract into effect all the same', async () => {
    const parcelsOf = async (): Promise<string[]> => [await village.parcel(), await village.parcel()];
    await concludeOver(await parcelsOf());
    const steps = await mortal.finish();
    expect(steps).toBeGreaterThanOrEqual(5);
    for (let step = 1; step <= steps; step++) {
      for (const moment of ['before', 'after'] as const) {
        const parcels = await parcelsOf();
        const contract = await concludeOver(parcels);
        await mortal.run(step, moment);
        await mortal.finish();
        expect([step, moment, await mortal.history(`contract-${contract}`)]).toEqual([
          step,
          moment,
          ['ContractConcluded', 'ContractTookEffect'],
        ]);
        for (const parcel of parcels)
          expect(await mortal.history(`parcel-${parcel}`)).toEqual([
            'ParcelRegistered',
            'CollectiveOwnershipRecorded',
            'RightHeld',
            'ContractRightEstablished',
          ]);
      }
    }
  });

  it('lets the contract fall through all the same, and gives every parcel free', async () => {
    const contested = async () => {
      const [free, taken] = [await village.parcel(), await village.parcel()];
      const winner = await concludeOver([taken]);
      const loser = await concludeOver([free, taken]);
      return { free, taken, winner, loser };
    };
    await contested();
    const steps = await mortal.finish();
    for (let step = 1; step <= steps; step++) {
      const { free, taken, winner, loser } = await contested();
      await mortal.run(step, step % 2 === 0 ? 'before' : 'after');
      await mortal.finish();
      expect(await mortal.history(`contract-${winner}`)).toEqual(['ContractConcluded', 'ContractTookEffect']);
      expect(await mortal.history(`contract-${loser}`)).toEqual(['ContractConcluded', 'ContractFellThrough']);
      expect((await mortal.history(`parcel-${free}`)).slice(2)).toEqual(['RightHeld', 'RightHoldReleased']);
      expect((await mortal.history(`parcel-${taken}`)).slice(2).sort()).toEqual([
        'ContractRightEstablished',
        'RightHeld',
        'RightHoldRefused',
      ]);
    }
  });

  it('takes a race that is lost for good for no answer, and asks again', async () => {
    const gateway = county.app.get(CommandGateway);
    const submit = gateway.submit.bind(gateway);
    const lost = new Set<string>();
    gateway.submit = async (spec, command, submission) => {
      if (!submission.principal.system || lost.has(submission.idempotencyKey))
        return submit(spec, command, submission);
      lost.add(submission.idempotencyKey);
      return reject('conflict', 'COMMAND.CONTENDED', '同一对象正被多人同时修改。');
    };
    const parcel = await village.parcel();
    const contract = await concludeOver([parcel]);
    await mortal.finish();
    gateway.submit = submit;
    expect(lost.size).toBeGreaterThanOrEqual(3);
    expect(await mortal.history(`contract-${contract}`)).toEqual(['ContractConcluded', 'ContractTookEffect']);
  });
});
