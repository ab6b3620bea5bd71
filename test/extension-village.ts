import { CollectiveRegistered, HouseholdRegistered } from '#collectives/facts';
import { ContractConcluded, ContractTookEffect } from '#contracts/facts';
import { campaignIdOf, sheetIdOf } from '#extensions/facts';
import { DIQI_NAMESPACE, type Rejection, isRejection, uuidV5 } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  ParcelRegistered,
  RightHeld,
} from '#land-rights/facts';
import type { AnyCommandSpec, CommandAnswer } from '#nest';
import { CONTEXTS, REACTIONS } from '#platform';
import { type Reaction, reaction } from '#read-store';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE, resolutionAdopted } from './examples.js';
import { OLD_TERM, campaignId } from './made-extensions.js';
import { MemoryCounty } from './memory-county.js';

const FOLLOWING = [
  ...['contracting-books', 'extension-books', 'extension-sheets', 'extension-issuing', 'extension-contracts'],
  ...['contract-rights', 'taking-effect', 'swaps', 'reshapings', 'following-land', 'leaving-land'],
];

/** The process managers of an extension as one that does in turn what each of them does. */
function together(): Reaction {
  const cases = REACTIONS.filter(({ name }) => FOLLOWING.includes(name)).flatMap(({ on }) => on);
  const types = new Map(cases.map(({ type }) => [type.name, type]));
  return reaction({
    name: 'together',
    title: '延包',
    on: [...types.values()].map((type) => ({
      type,
      handle: async (event, desk) => {
        for (const each of cases) if (each.type.name === type.name) await each.handle(event, desk);
      },
    })),
  });
}

const specs: readonly AnyCommandSpec[] = CONTEXTS.flatMap(({ commands }) => commands);

/** A village in memory whose contracts run out at the end of 2026; each household has one parcel. */
export class ExtensionVillage {
  readonly county = new MemoryCounty();
  private readonly following = together();

  static readonly campaignId = campaignIdOf({ collectiveId: COLLECTIVE, year: 2026 });

  householdId(at: number): string {
    return uuidV5(DIQI_NAMESPACE, `household ${at}`);
  }

  parcelCode(at: number): string {
    return `${VILLAGE}${String(at + 1).padStart(7, '0')}`;
  }

  sheetId(at: number): string {
    return sheetIdOf(campaignId, this.householdId(at), OLD_TERM.to);
  }

  async found(households: number, { unowned = [] }: { unowned?: readonly number[] } = {}): Promise<void> {
    const collective = { collectiveId: COLLECTIVE, name: '黄家会村股份经济合作社', divisionCode: VILLAGE };
    await this.county.before(
      `collective-${COLLECTIVE}`,
      CollectiveRegistered.of({ ...collective, level: 'N2', registeredOn: '1990-01-01' }),
    );
    const scheme = { matter: 'extension-scheme', heldOn: '2026-01-20', parcels: undefined } as const;
    await this.county.before(`resolution-${RESOLUTION}`, resolutionAdopted(scheme));
    for (let at = 0; at < households; at++) await this.settleHousehold(at, !unowned.includes(at));
  }

  /** A household with its parcel and its old contract. */
  async settleHousehold(at: number, owned: boolean): Promise<void> {
    const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
    const [householdId, parcelCode] = [this.householdId(at), this.parcelCode(at)];
    const head = {
      personId: `head ${at}`,
      commitment: 'c',
      relation: 'head',
      collectiveMember: true,
    } as const;
    const contractorCode = `${VILLAGE}${String(at + 1).padStart(6, '0')}`;
    await this.county.before(
      `household-${householdId}`,
      HouseholdRegistered.of({ householdId, ...where, contractorCode, members: [head] }),
    );
    const contractId = `old-${at}`;
    const holders = [{ kind: 'household' as const, id: householdId }];
    const right = { contractId, holders, ...OLD_TERM };
    const registered = { code: parcelCode, divisionCode: VILLAGE, name: `${at} 号地`, areaDm2: 100_000 };
    await this.county.before(
      `parcel-${parcelCode}`,
      ParcelRegistered.of({ ...registered, category: '10', landClass: 'arable', plantedUse: '1' }),
      ...(owned ? [CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' })] : []),
      RightHeld.of({ ...right, right: 'contract-right' }),
      ContractRightEstablished.of(right),
    );
    const grantor = { kind: 'collective' as const, id: COLLECTIVE };
    await this.county.before(
      `contract-${contractId}`,
      ContractConcluded.of({
        ...{ contractId, kind: 'household-contract', number: `承${String(at).padStart(4, '0')}`, ...where },
        ...{ grantees: holders, parcels: [{ parcelCode, grantor, areaDm2: 100_000 }] },
        ...{ signedOn: OLD_TERM.from, ...OLD_TERM, paperSha256: SHA, agreedUse: '种植粮食' },
      }),
      ContractTookEffect.of({ contractId, on: OLD_TERM.from }),
    );
  }

  /** Submits a command by its name. */
  submit(name: string, body: object): Promise<CommandAnswer | Rejection> {
    const spec = specs.find(({ command }) => command.name === name);
    if (!spec) throw new Error(`no command ${name}`);
    return this.county.submit(Object.assign(new spec.command(), body));
  }

  /** One that must be accepted. */
  async must(name: string, body: object): Promise<void> {
    const answer = await this.submit(name, body);
    if (isRejection(answer)) throw new Error(`${name}: ${answer.code} ${answer.detail}`);
  }

  settle(given: { from?: number } = {}): Promise<void> {
    return this.county.settle(this.following, given);
  }

  open(): Promise<void> {
    const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
    return this.must('OpenExtensionCampaign', { ...where, year: 2026, openedOn: '2026-01-05' });
  }

  survey(at: number, more: object = {}): Promise<CommandAnswer | Rejection> {
    const found = { sheetId: this.sheetId(at), surveyedOn: '2026-01-10', kept: [this.parcelCode(at)] };
    return this.submit('SurveyHousehold', { ...found, ...more });
  }

  confirm(at: number): Promise<CommandAnswer | Rejection> {
    const signed = { confirmedOn: '2026-01-12', paperSha256: SHA };
    return this.submit('ConfirmHouseholdExtension', { sheetId: this.sheetId(at), ...signed });
  }

  /** From the end of the survey to the end of the notice. */
  async decide(): Promise<void> {
    await this.must('CloseExtensionSurvey', { campaignId, closedOn: '2026-01-15' });
    const scheme = { statedOn: '2026-01-16', summary: '顺延三十年', sha256: SHA };
    await this.must('StateExtensionScheme', { campaignId, ...scheme });
    const resolved = { resolvedOn: '2026-01-21', resolutionId: RESOLUTION };
    await this.must('RecordSchemeResolved', { campaignId, ...resolved });
    const notice = {
      publishedOn: '2026-01-22',
      publishedUntil: '2026-02-06',
      publishedAt: '村务公开栏',
      sha256: SHA,
    };
    await this.must('PublishExtensionScheme', { campaignId, ...notice });
  }

  issue(signedOn = '2026-02-10'): Promise<CommandAnswer | Rejection> {
    const terms = { signedOn, numberPrefix: '延', agreedUse: '种植粮食' };
    return this.submit('StartExtensionIssuing', { campaignId, ...terms });
  }

  /** Types of the events of a sheet, in order. */
  async historyOf(at: number): Promise<string[]> {
    const stream = `extension-household-${this.sheetId(at)}`;
    return (await this.county.log()).filter((event) => event.stream === stream).map(({ type }) => type);
  }
}
