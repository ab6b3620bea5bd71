import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractIdOf, contractNumberStream, contractStream } from '#contracts/facts';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { SHA, rent } from '../acceptance/lawful-village.js';
import { COLLECTIVE, TestVillage } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/** Ids of contracts, parcels and households, each by the part it plays. */
interface Round {
  readonly contracts: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
}

const AREA = { whole: 666_667, left: 333_333, right: 333_334 };
const CONCLUDED = ['ContractConcluded', 'ContractTookEffect'];

/**
 * In every round land that is leased is assigned, swapped, split or merged. The process that takes the contracts along dies
 * before or after one of its commands, and another takes its place.
 */
describe('contracts that follow leased land, carried by a process that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let number = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county, 'following-land');
  });
  afterAll(async () => county.close());

  const rest = () => reactions.run(Infinity, 'before');

  /** A household contract over some parcels, all or some of which are leased to the cooperative. */
  async function leased(householdId: string, parcels: string[], ofThem = parcels) {
    const { body } = await village.householdContract(`承${++number}`, householdId, parcels);
    await rest();
    const { id: lease } = (await village.clerk.must('contracts/conclude-lease', {
      ...village.terms(`流${number}`),
      ...{ grantors: [{ householdId, parcels: ofThem }], grantees: [village.cooperative] },
      payments: rent({ payeeHouseholdId: householdId, account: 'household-account' }),
    })) as { id: string };
    await rest();
    return { contract: body.id as string, lease };
  }

  /** Of every contract its events, whether it is in effect, and whose land it is by now: parcel, grantor. */
  async function endOf({ contracts, parts }: Round): Promise<Record<string, unknown>> {
    const gateway = county.app.get(CommandGateway);
    const partOf = (id: string): string =>
      Object.keys(parts).find((part) => parts[part] === id) ?? (id === COLLECTIVE ? 'collective' : id);
    const ends: Record<string, unknown> = {};
    for (const [part, id] of Object.entries(contracts)) {
      const { state } = await gateway.loadState(contractStream, id);
      const land = state?.parcels.map(({ parcelCode, areaDm2, grantor }) => [
        ...[partOf(parcelCode), areaDm2, partOf(grantor.id)],
      ]);
      const grantees = state?.grantees.map((grantee) => partOf(grantee.id));
      const types = await reactions.history(`contract-${id}`);
      ends[part] = { types, standing: state?.standing, endedOn: state?.endedOn, grantees, land };
    }
    return ends;
  }

  const assign = (stated: {
    parcelCode: string;
    rightId: string;
    householdId: string;
    contractNumber: string;
  }) =>
    village.clerk.must('land-rights/assign-contract-right', {
      ...{ ...stated, consent: 'given', consentSha256: SHA, paperSha256: SHA, effectiveOn: '2026-02-10' },
    });
  const idOf = (number: string): string => contractIdOf({ collectiveId: COLLECTIVE, number });
  /** Id of the contract that has a number. */
  const numbered = async (number: string): Promise<string> =>
    (await county.app.get(CommandGateway).loadState(contractNumberStream, idOf(number))).state?.contractId ??
    '';

  it('are of the transferee once by an assignment, and the lease goes on with it', async () => {
    const begun = async () => {
      const [household, taker] = [await village.household(), await village.household()];
      const [first, second] = [await village.parcel(), await village.parcel()];
      const { contract, lease } = await leased(household, [first, second], [first]);
      const contractNumber = `转${number}`;
      for (const [parcelCode, more] of [
        [first, ''],
        [second, '之二'],
      ] as const)
        await assign({
          parcelCode,
          rightId: contract,
          householdId: taker,
          contractNumber: contractNumber + more,
        });
      const numbers = [contractNumber, `${contractNumber}之二`];
      return { contract, lease, numbers, parts: { household, taker, first, second } };
    };
    const end = await reactions.survived(7, begun, async ({ contract, lease, numbers, parts }) => {
      const [arisen = '', other = ''] = await Promise.all(numbers.map(numbered));
      const taken = await Promise.all(
        numbers.map((each) => reactions.history(`contract-number-${idOf(each)}`)),
      );
      return { ...(await endOf({ contracts: { contract, arisen, other, lease }, parts })), taken };
    });
    const arisen = (parcel: string) => ({
      ...{ types: ['AssignedContractRecorded'], standing: 'in-effect', grantees: ['taker'] },
      land: [[parcel, AREA.whole, 'collective']],
    });
    expect(end).toMatchObject({
      contract: {
        ...{ types: [...CONCLUDED, 'ContractLandAssigned', 'ContractLandAssigned'] },
        ...{ standing: 'ended', endedOn: '2026-02-09', grantees: ['household'] },
      },
      arisen: arisen('first'),
      other: arisen('second'),
      lease: {
        ...{ types: [...CONCLUDED, 'LessorSucceeded'], standing: 'in-effect' },
        land: [['first', AREA.whole, 'taker']],
      },
      taken: [['ContractNumberTaken'], ['ContractNumberTaken']],
    });
  });

  it('have the other’s land once by a swap, and each lease goes on with whoever has it', async () => {
    const begun = async (): Promise<Round> => {
      const [one, other] = [await village.household(), await village.household()];
      const [mine, theirs] = [await village.parcel(), await village.parcel({ areaDm2: AREA.left })];
      const [ours, others] = [await leased(one, [mine]), await leased(other, [theirs])];
      await village.clerk.must('land-rights/swap-contract-land', {
        ...{ parcelCode: mine, rightId: ours.contract, paperSha256: SHA, effectiveOn: '2026-02-10' },
        ...{ otherParcelCode: theirs, otherRightId: others.contract, contractNumber: `换${number}` },
      });
      const { contract, lease } = ours;
      const contracts = { contract, lease, otherContract: others.contract, otherLease: others.lease };
      return { contracts, parts: { one, other, mine, theirs } };
    };
    const swapped = (parcel: string, areaDm2: number) => ({
      ...{ types: [...CONCLUDED, 'ContractLandSwapped'], standing: 'in-effect' },
      land: [[parcel, areaDm2, 'collective']],
    });
    const goesOn = (parcel: string, areaDm2: number, lessor: string) => ({
      ...{ types: [...CONCLUDED, 'LessorSucceeded'], standing: 'in-effect' },
      land: [[parcel, areaDm2, lessor]],
    });
    expect(await reactions.survived(4, begun, endOf)).toMatchObject({
      contract: swapped('theirs', AREA.left),
      lease: goesOn('mine', AREA.whole, 'other'),
      otherContract: swapped('mine', AREA.whole),
      otherLease: goesOn('theirs', AREA.left, 'one'),
    });
  });

  /** A part that is opened by the day of the reshaping, with a code that no other parcel has. */
  const partOf = (areaDm2: number, at: number) => (source: string) => ({
    code: `${source.slice(0, 14)}${String(50_000 + Number(source.slice(14)) * 2 + at)}`,
    ...{ name: `第 ${at} 段`, areaDm2 },
  });

  const halves = (grantor: string) => [
    ['left', AREA.left, grantor],
    ['right', AREA.right, grantor],
  ];
  const reshaped = (times: number, land: unknown[]) => ({
    types: [...CONCLUDED, ...Array<string>(times).fill('ContractLandReshaped')],
    ...{ standing: 'in-effect', land },
  });

  it('have the parts once by a split, contract and lease', async () => {
    const begun = async (): Promise<Round> => {
      const [household, whole] = [await village.household(), await village.parcel()];
      const contracts = await leased(household, [whole]);
      const [left, right] = [partOf(AREA.left, 0)(whole), partOf(AREA.right, 1)(whole)];
      await village.clerk.must('land-rights/split-parcel', {
        ...{ parcelCode: whole, parts: [left, right], paperSha256: SHA, effectiveOn: '2026-02-10' },
      });
      return {
        contracts: { ...contracts },
        parts: { household, whole, left: left.code, right: right.code },
      };
    };
    expect(await reactions.survived(2, begun, endOf)).toMatchObject({
      contract: reshaped(1, halves('collective')),
      lease: reshaped(1, halves('household')),
    });
  });

  it('have the whole once by a merger, contract and lease', async () => {
    const begun = async (): Promise<Round> => {
      const household = await village.household();
      const [one, other] = [await village.parcel(), await village.parcel()];
      const contracts = await leased(household, [one, other]);
      const into = partOf(2 * AREA.whole, 0)(one);
      await village.clerk.must('land-rights/merge-parcels', {
        ...{ parcelCode: one, others: [other], into, paperSha256: SHA, effectiveOn: '2026-02-10' },
      });
      return { contracts: { ...contracts }, parts: { household, one, other, into: into.code } };
    };
    const whole = (grantor: string) => [['into', 2 * AREA.whole, grantor]];
    expect(await reactions.survived(4, begun, endOf)).toMatchObject({
      contract: reshaped(2, whole('collective')),
      lease: reshaped(2, whole('household')),
    });
  });

  it('have the parts of what was assigned and split before any of them followed', async () => {
    const begun = async () => {
      const [household, taker] = [await village.household(), await village.household()];
      const whole = await village.parcel();
      const { contract, lease } = await leased(household, [whole]);
      const assigned = { parcelCode: whole, rightId: contract, householdId: taker };
      await assign({ ...assigned, contractNumber: `转${number}` });
      const [left, right] = [partOf(AREA.left, 0)(whole), partOf(AREA.right, 1)(whole)];
      await village.clerk.must('land-rights/split-parcel', {
        ...{ parcelCode: whole, parts: [left, right], paperSha256: SHA, effectiveOn: '2026-02-20' },
      });
      const parts = { household, taker, whole, left: left.code, right: right.code };
      return { contract, lease, contractNumber: `转${number}`, parts };
    };
    const end = await reactions.survived(4, begun, async ({ contract, lease, contractNumber, parts }) =>
      endOf({ contracts: { contract, lease, arisen: await numbered(contractNumber) }, parts }),
    );
    const running = { standing: 'in-effect', endedOn: undefined };
    expect(end).toEqual({
      contract: {
        ...{ types: [...CONCLUDED, 'ContractLandAssigned'], standing: 'ended', endedOn: '2026-02-09' },
        ...{ grantees: ['household'], land: [] },
      },
      lease: {
        ...{ ...running, types: [...CONCLUDED, 'LessorSucceeded', 'ContractLandReshaped'] },
        ...{ grantees: [village.cooperative.creditCode], land: halves('taker') },
      },
      arisen: {
        ...{ ...running, types: ['AssignedContractRecorded', 'ContractLandReshaped'] },
        ...{ grantees: ['taker'], land: halves('collective') },
      },
    });
  });
});
