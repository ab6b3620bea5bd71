import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLLECTIVE, COOPERATIVE, SHA, VILLAGE } from '#examples';
import { addDays, isRejection, metadataOf, replay } from '#kernel';
import {
  ManagementRightConveyed,
  type Parcel,
  RightHeld,
  contractOfRight,
  parcelStream,
} from '#land-rights/facts';
import { OLD_TERM } from '#made-extensions';
import { REACTIONS } from '#platform';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import {
  type Contract,
  ContractConcluded,
  ContractTookEffect,
  contractStream,
  isRunning,
} from '../facts/index.js';

const HOUSEHOLDS = 3;
const FOLLOWERS = ['swaps', 'reshapings', 'following-land', 'leaving-land'];

const step = fc.record({
  act: fc.constantFrom('split', 'split', 'merge', 'merge', 'assign', 'swap', 'swap', 'return', 'expropriate'),
  which: fc.nat(30),
  other: fc.nat(30),
  /** Which process managers follow before the next step; each sees the log from its beginning. */
  follow: fc.subarray([...FOLLOWERS, ...FOLLOWERS]),
});
interface Step {
  readonly act: string;
  readonly which: number;
  readonly other: number;
  readonly follow: readonly string[];
}

/** Parcels of three households, one of them let, to which clerks do whatever they like. */
class AnyVillage {
  readonly village = new ExtensionVillage();
  private today = '2026-01-02';
  private codes = 100;
  readonly done = new Map<string, number>();

  async found(): Promise<void> {
    await this.village.found(HOUSEHOLDS);
    const holders = [{ kind: 'cooperative' as const, id: COOPERATIVE.id }];
    const lease = { contractId: 'lease', holders, from: '2020-01-01', to: '2026-12-31' };
    const parcelCode = this.village.parcelCode(0);
    const { county } = this.village;
    await county.before(
      `parcel-${parcelCode}`,
      RightHeld.of({ ...lease, right: 'management-right' }),
      ManagementRightConveyed.of(lease),
    );
    const grantor = { kind: 'household' as const, id: this.village.householdId(0) };
    await county.before(
      'contract-lease',
      ContractConcluded.of({
        ...{ contractId: 'lease', kind: 'household-lease', number: '流1', collectiveId: COLLECTIVE },
        ...{ divisionCode: VILLAGE, grantees: holders, signedOn: lease.from, from: lease.from, to: lease.to },
        ...{ parcels: [{ parcelCode, grantor, areaDm2: 100_000 }], paperSha256: SHA, agreedUse: '种植粮食' },
      }),
      ContractTookEffect.of({ contractId: 'lease', on: lease.from }),
    );
  }

  async parcels(): Promise<readonly Parcel[]> {
    const log = await this.village.county.log();
    const codes = new Set(log.flatMap(({ stream }) => (stream.startsWith('parcel-') ? stream.slice(7) : [])));
    const found: Parcel[] = [];
    for (const code of codes) {
      const { state } = await this.village.county.load(parcelStream, code);
      if (state) found.push(state);
    }
    return found;
  }

  /** What is refused changes nothing. */
  private async tried(act: string, command: string, body: object): Promise<void> {
    const answer = await this.village.submit(command, { ...body, effectiveOn: this.today });
    if (!isRejection(answer)) this.done.set(act, (this.done.get(act) ?? 0) + 1);
  }

  private part(areaDm2: number) {
    return { code: `${VILLAGE}${String(++this.codes).padStart(7, '0')}`, name: '新地块', areaDm2 };
  }

  async step({ act, which, other, follow }: Step): Promise<void> {
    this.today = addDays(this.today, 1);
    const current = (await this.parcels()).filter(({ gone, rights }) => !gone && rights.length > 0);
    const rightOn = (parcel: Parcel | undefined) =>
      parcel?.rights.findLast(
        ({ right, standing }) => right === 'contract-right' && standing === 'established',
      );
    const parcel = current[which % current.length];
    const right = rightOn(parcel);
    if (parcel && right) {
      const { code: parcelCode, areaDm2 } = parcel;
      const named = { parcelCode, rightId: right.contractId, paperSha256: SHA };
      const likely =
        act === 'merge' ? current.filter((each) => isOfOneContract(rightOn(each), right)) : current;
      const mate = likely.filter(({ code }) => code !== parcelCode)[other % Math.max(likely.length - 1, 1)];
      if (act === 'split') {
        const parts = [this.part(Math.floor(areaDm2 / 2)), this.part(Math.ceil(areaDm2 / 2))];
        await this.tried(act, 'SplitParcel', { parcelCode, parts, paperSha256: SHA });
      } else if (act === 'merge' && mate) {
        const into = this.part(areaDm2 + mate.areaDm2);
        await this.tried(act, 'MergeParcels', { parcelCode, others: [mate.code], into, paperSha256: SHA });
      } else if (act === 'assign') {
        const householdId = this.village.householdId(other % HOUSEHOLDS);
        const consent = { consent: 'given', consentSha256: SHA, contractNumber: `转${this.today}` };
        await this.tried(act, 'AssignContractRight', { ...named, householdId, ...consent });
      } else if (act === 'swap' && mate) {
        const theirs = { otherParcelCode: mate.code, otherRightId: rightOn(mate)?.contractId ?? 'none' };
        await this.tried(act, 'SwapContractLand', { ...named, ...theirs, contractNumber: `换${this.today}` });
      } else if (act === 'return')
        await this.tried(act, 'ReturnContractLand', { ...named, noticedOn: '2025-01-05' });
      else if (act === 'expropriate' && other % 3 === 0)
        await this.tried(act, 'ExpropriateParcel', {
          ...{ parcelCode, approvalNumber: '晋政地字〔2026〕12号', authority: '山西省人民政府' },
          expropriatedOn: this.today,
        });
    }
    for (const name of follow) await this.follow(name);
  }

  private async follow(name: string): Promise<void> {
    const reaction = REACTIONS.find((each) => each.name === name);
    if (!reaction) throw new Error(`no process manager ${name}`);
    await this.village.county.settle(reaction, { from: -1 });
  }

  /** Until none of them has anything left to do. */
  async settle(): Promise<void> {
    for (let head = -2; head !== (await this.village.county.store.head());) {
      head = await this.village.county.store.head();
      for (const name of FOLLOWERS) await this.follow(name);
    }
  }
}

type MaybeRight = Parameters<typeof contractOfRight>[0] | undefined;

function isOfOneContract(one: MaybeRight, other: MaybeRight): boolean {
  return one !== undefined && other !== undefined && contractOfRight(one) === contractOfRight(other);
}

/** The lessor of a parcel is whoever has contracted it. */
function whoeverHasItLetsIt({ parcels }: Contract, parcel: Parcel | undefined): void {
  const own = parcel?.rights.findLast(
    ({ right, standing }) => right === 'contract-right' && standing === 'established',
  );
  const lessor = parcels.find(({ parcelCode }) => parcelCode === parcel?.code)?.grantor.id;
  if (own) expect(own.holders.map(({ id }) => id)).toEqual([lessor]);
}

/** `<contract> <parcel> <right>` of everything that stands, as the parcels have it and as the contracts do. */
async function landAsSeenFromBoth(any: AnyVillage): Promise<{ parcels: string[]; contracts: string[] }> {
  const parcels = (await any.parcels()).flatMap(({ code, rights }) =>
    rights
      .filter(({ standing }) => standing === 'established')
      .map((right) => `${contractOfRight(right)} ${code} ${right.contractId}`),
  );
  const { county } = any.village;
  const ids = new Set(
    (await county.log()).flatMap(({ stream }) =>
      /^contract-(?!number)/.test(stream) ? stream.slice(9) : [],
    ),
  );
  const contracts: string[] = [];
  for (const id of ids) {
    const { state: contract } = await county.load(contractStream, id);
    if (contract && isRunning(contract))
      for (const { parcelCode, rightId = id } of contract.parcels) {
        // A lease of land that is expropriated is for the parties to end.
        const { state: parcel } = await county.load(parcelStream, parcelCode);
        if (contract.kind !== 'household-contract') whoeverHasItLetsIt(contract, parcel);
        if (contract.kind === 'household-contract' || parcel?.gone?.cause !== 'expropriated')
          contracts.push(`${id} ${parcelCode} ${rightId}`);
      }
  }
  return { parcels: parcels.sort(), contracts: contracts.sort() };
}

describe('any history of splits, mergers, assignments, swaps and losses of land', () => {
  it('leaves every contract with the parcels on which its rights stand, whichever follows first (property)', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const any = new AnyVillage();
        await any.found();
        for (const each of steps) await any.step(each);
        await any.settle();
        const { parcels, contracts } = await landAsSeenFromBoth(any);
        expect(contracts).toEqual(parcels);
        for (const [act, times] of any.done) done.set(act, (done.get(act) ?? 0) + times);
      }),
      { seed: 20_260_304, numRuns: 60 },
    );
    // Chance has come this far often enough to mean something.
    for (const act of ['split', 'merge', 'assign', 'swap', 'return', 'expropriate'])
      expect([act, (done.get(act) ?? 0) > 5]).toEqual([act, true]);
  });

  it('says of every day what was under a contract then', async () => {
    const any = new AnyVillage();
    await any.found();
    await any.settle();
    const parts = (at: number) => [`${VILLAGE}000020${at}`, `${VILLAGE}000020${at + 1}`];
    const named = { parcelCode: any.village.parcelCode(1), paperSha256: SHA, effectiveOn: '2026-02-01' };
    await any.village.must('SplitParcel', {
      ...named,
      parts: parts(1).map((code) => ({ code, name: '新地块', areaDm2: 50_000 })),
    });
    await any.settle();
    const own = (await any.village.county.log()).filter(({ stream }) => stream === 'contract-old-1');
    const landOn = (day: string) =>
      replay(
        contractStream,
        own
          .map((event, revision) => ({ ...event, revision, effectiveOn: metadataOf(event).effectiveOn }))
          .filter(({ effectiveOn }) => effectiveOn <= day),
      ).state?.parcels.map(({ parcelCode }) => parcelCode);
    expect(landOn('2026-01-31')).toEqual([any.village.parcelCode(1)]);
    expect(landOn('2026-02-01')).toEqual(parts(1));
    expect(OLD_TERM.to > '2026-02-01').toBe(true);
  });
});
