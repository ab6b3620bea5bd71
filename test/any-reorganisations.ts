import fc from 'fast-check';
import { type Collective, CollectiveRegistered, collectiveStream } from '#collectives/facts';
import { ContractConcluded } from '#contracts/facts';
import { DivisionRegistered } from '#divisions/facts';
import { type DomainEvent, addDays, collectiveCode, elementAt, isRejection } from '#kernel';
import { CollectiveOwnershipRecorded, ParcelRegistered } from '#land-rights/facts';
import { RecordCollectiveMerged } from '../libs/contexts/collectives/src/commands/record-collective-merged.js';
import { RecordCollectiveSplit } from '../libs/contexts/collectives/src/commands/record-collective-split.js';
import { reorganisation } from '../libs/contexts/collectives/src/reactions/reorganisation.js';
import { COUNTY, LEASE, SHA } from './examples.js';
import { MemoryCounty } from './memory-county.js';
import { announcement, authorisationRecorded, paperOf, party, resolutionAdopted } from './reorganising.js';

const VILLAGES = Array.from({ length: 6 }, (_, index) => `14072210023${index}`);
const idAt = (index: number): string => collectiveCode('N2', COUNTY, 100 + index);
const parcelAt = (index: number): string => `${placeAt(index)}0000001`;
const placeAt = (index: number): string => elementAt(VILLAGES, index % VILLAGES.length);

/** One thing somebody tries: what, and with which collectives. */
interface Attempt {
  readonly kind: 'merge' | 'found' | 'split' | 'dissolve';
  readonly who: readonly number[];
}
export const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('merge' as const, 'found' as const, 'split' as const, 'dissolve' as const),
    who: fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 2, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 9 },
);
/** How many collectives each sets up. */
const FOUNDED = { merge: 0, found: 1, split: 2, dissolve: 2 } as const;

type Land = ReadonlyMap<string, { readonly ownerId: string; readonly by: string }>;

/** Six villages with a collective each, which owns a parcel and has let it; and what is tried with them. */
export class Villages {
  readonly county = new MemoryCounty();
  readonly ids = VILLAGES.map((_, index) => idAt(index));
  private day = '2026-01-12';
  /** Of every parcel the owner on record, and who exercises the ownership; after each accepted attempt. */
  private land: Land = new Map(this.ids.map((ownerId, at) => [parcelAt(at), { ownerId, by: ownerId }]));
  readonly days: { readonly day: string; readonly land: Land }[] = [];

  async found(): Promise<void> {
    const { county } = this;
    for (const [index, code] of VILLAGES.entries()) {
      const collectiveId = idAt(index);
      const village = DivisionRegistered.of({ code, name: `${index} 村`, kind: 'village' });
      await county.before(`division-${code}`, village);
      await county.before(`collective-${collectiveId}`, registered(collectiveId, code));
      await county.before(`parcel-${code}0000001`, ...land(code, collectiveId));
      const contractId = paperOf('contract', collectiveId);
      const lease = ContractConcluded.of({ ...LEASE, contractId, collectiveId, divisionCode: code });
      await county.before(`contract-${contractId}`, lease);
    }
    for (let index = 0; index < 20; index++) await this.papers(idAt(index));
  }

  /** Everything that the law asks of a collective before it merges or splits. */
  private async papers(collectiveId: string): Promise<void> {
    const { county } = this;
    const resolutionId = paperOf('resolution', collectiveId);
    await county.before(`resolution-${resolutionId}`, resolutionAdopted(collectiveId));
    for (const kind of ['township-review', 'county-approval'] as const)
      await county.before(
        `authorisation-${paperOf(kind, collectiveId)}`,
        authorisationRecorded(kind, collectiveId),
      );
  }

  /** Whether it was accepted; the process manager has come to its end then. */
  async attempt(attempt: Attempt): Promise<boolean> {
    this.day = addDays(this.day, 1);
    const { county, ids } = this;
    const command = this.commandOf(attempt);
    if (isRejection(await county.submit(command))) return false;
    this.followLand(command);
    for (let count = 0; count < FOUNDED[attempt.kind]; count++) ids.push(idAt(ids.length));
    await county.settle(reorganisation);
    return true;
  }

  private commandOf({ kind, who }: Attempt): RecordCollectiveMerged | RecordCollectiveSplit {
    // Of those that there are, ended ones among them; now and then one that is not registered.
    const named = [...new Set(who.map((each) => idAt(each === 30 ? 19 : each % this.ids.length)))];
    const first = elementAt(named, 0);
    const [next, second] = [idAt(this.ids.length), idAt(this.ids.length + 1)];
    const divisionCode = placeAt(elementAt(who, 0));
    const common = { announcement, effectiveOn: this.day, divisionCode };
    if (kind === 'merge' || kind === 'found')
      return Object.assign(new RecordCollectiveMerged(), common, {
        collectiveId: kind === 'found' ? next : first,
        ...(kind === 'found' && { name: '新社' }),
        parties: named.map(party),
      });
    return Object.assign(new RecordCollectiveSplit(), common, {
      party: party(first),
      founded: [next, second].map((collectiveId) => ({ collectiveId, name: '分社', divisionCode })),
      carriedOnBy: kind === 'dissolve' ? next : first,
      planSha256: SHA,
      distribution: this.plan(who, first, next),
    });
  }

  /** Every second parcel of the one that splits goes to a new one; now and then one that may not be its own. */
  private plan(who: readonly number[], first: string, next: string) {
    const own = [...this.land].flatMap(([code, { by }]) => (by === first ? code : []));
    const given = own.filter((_, at) => at % 2 === 0);
    if (elementAt(who, 1) % 7 === 0) given.push(parcelAt(elementAt(who, 1)));
    return given.map((reference) => ({ kind: 'parcel' as const, reference, collectiveId: next }));
  }

  private followLand(command: RecordCollectiveMerged | RecordCollectiveSplit): void {
    const merges = command instanceof RecordCollectiveMerged;
    const successor = merges ? command.collectiveId : command.carriedOnBy;
    const parties = merges ? command.parties : [command.party];
    const after = new Map(this.land);
    for (const [code, { ownerId, by }] of this.land) {
      const given = merges ? undefined : command.distribution.find(({ reference }) => reference === code);
      const part = parties.some(({ collectiveId }) => collectiveId === by);
      after.set(code, { ownerId, by: given?.collectiveId ?? (part ? successor : by) });
    }
    this.land = after;
    this.days.push({ day: this.day, land: after });
  }

  async collectives(): Promise<Collective[]> {
    const loaded = await Promise.all(this.ids.map((id) => this.county.load(collectiveStream, id)));
    return loaded.flatMap(({ state }) => state ?? []);
  }
}

function registered(collectiveId: string, divisionCode: string): DomainEvent {
  const registeredOn = '2020-01-01';
  return CollectiveRegistered.of({ collectiveId, name: '村社', level: 'N2', divisionCode, registeredOn });
}

function land(divisionCode: string, collectiveId: string): DomainEvent[] {
  const parcel = { code: `${divisionCode}0000001`, divisionCode, name: '河滩地', areaDm2: 333_350 };
  return [
    ParcelRegistered.of({ ...parcel, category: '22', landClass: 'arable', plantedUse: '1' }),
    CollectiveOwnershipRecorded.of({ collectiveId, nature: '32' }),
  ];
}
