import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reject } from '#kernel';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/**
 * The process that moves the rights of a contract dies before or after each of its commands in turn, and another
 * takes its place. Wherever it died, the end is the same, event for event.
 */
describe('a process manager that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let neighbour: string;
  let reactions: MortalReactions;
  let number = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    neighbour = await village.household();
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  async function concludeOver(parcels: string[], contractor = household): Promise<string> {
    const { status, body } = await village.householdContract(`承${++number}`, contractor, parcels);
    expect(status).toBe(200);
    return body.id as string;
  }

  it('brings the contract into effect all the same', async () => {
    const parcelsOf = async (): Promise<string[]> => [await village.parcel(), await village.parcel()];
    await concludeOver(await parcelsOf());
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(5);
    for (let step = 1; step <= steps; step++) {
      for (const moment of ['before', 'after'] as const) {
        const parcels = await parcelsOf();
        const contract = await concludeOver(parcels);
        await reactions.run(step, moment);
        await reactions.run(Infinity, 'before');
        expect([step, moment, await reactions.history(`contract-${contract}`)]).toEqual([
          step,
          moment,
          ['ContractConcluded', 'ContractTookEffect'],
        ]);
        for (const parcel of parcels)
          expect(await reactions.history(`parcel-${parcel}`)).toEqual([
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
    const steps = await reactions.run(Infinity, 'before');
    for (let step = 1; step <= steps; step++) {
      const { free, taken, winner, loser } = await contested();
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      expect(await reactions.history(`contract-${winner}`)).toEqual([
        'ContractConcluded',
        'ContractTookEffect',
      ]);
      expect(await reactions.history(`contract-${loser}`)).toEqual([
        'ContractConcluded',
        'ContractFellThrough',
      ]);
      expect((await reactions.history(`parcel-${free}`)).slice(2)).toEqual([
        'RightHeld',
        'RightHoldReleased',
      ]);
      expect((await reactions.history(`parcel-${taken}`)).slice(2).sort()).toEqual([
        'ContractRightEstablished',
        'RightHeld',
        'RightHoldRefused',
      ]);
    }
  });

  it('swaps two parcels, and splits one, all the same', async () => {
    const changed = async () => {
      const [first, second, whole] = [await village.parcel(), await village.parcel(), await village.parcel()];
      const contracts = [await concludeOver([first]), await concludeOver([second], neighbour)];
      await reactions.run(Infinity, 'before');
      const [rightId, otherRightId] = contracts;
      const paperSha256 = 'a1'.repeat(32);
      await village.clerk.must('land-rights/swap-contract-land', {
        ...{ parcelCode: first, rightId, otherParcelCode: second, otherRightId, paperSha256 },
        contractNumber: `换${first}`,
        effectiveOn: '2026-02-01',
      });
      const parts = [1, 2].map((part) => ({
        code: `${first.slice(0, 14)}${String(90_000 + Number(first.slice(14)) * 2 + part)}`,
        name: `第 ${part} 段`,
        areaDm2: 333_333,
      }));
      await village.clerk.must('land-rights/split-parcel', { parcelCode: whole, parts, paperSha256 });
      return { first, second, whole, contracts, parts: parts.map(({ code }) => code) };
    };
    await changed();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(8);
    for (let step = 1; step <= steps; step++) {
      const { first, second, whole, contracts, parts } = await changed();
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      const last = async (parcel: string) => (await reactions.history(`parcel-${parcel}`)).slice(4);
      expect(await last(first)).toEqual(['SwapDecided', 'SwapCompleted']);
      expect(await last(second)).toEqual(['SwapHeld', 'SwapCompleted']);
      for (const contract of contracts)
        expect((await reactions.history(`contract-${contract}`)).slice(2)).toEqual(['ContractLandSwapped']);
      expect((await reactions.history(`parcel-${whole}`)).slice(2)).toEqual([
        'ReshapingDecided',
        'ParcelSuperseded',
      ]);
      for (const part of parts)
        expect(await reactions.history(`parcel-${part}`)).toEqual(['PartReserved', 'PartOpened']);
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
    await reactions.run(Infinity, 'before');
    gateway.submit = submit;
    expect(lost.size).toBeGreaterThanOrEqual(3);
    expect(await reactions.history(`contract-${contract}`)).toEqual([
      'ContractConcluded',
      'ContractTookEffect',
    ]);
  });
});
