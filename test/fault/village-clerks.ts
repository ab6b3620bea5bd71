import { type Household, householdStream } from '#collectives/facts';
import {
  type EventType,
  type StreamType,
  collectiveCode,
  elementAt,
  isRejection,
  replay,
  streamName,
} from '#kernel';
import { identityNumber } from '../acceptance/village.js';
import type { Choose } from '../choices.js';
import type { VillageInMemory } from './village-in-memory.js';

const VILLAGES = ['140722100230', '140722100231'];
export const COLLECTIVES = VILLAGES.map((_, at) => collectiveCode('N2', '140722', at + 1));
const documents = [{ title: '协议', sha256: 'd4'.repeat(32) }];
const LOSSES = ['divorce', 'schooling', 'nationality-lost', 'death'];

/** A subject as it stands after some of the events, all of them unless told. */
export function stateOf<State, Types extends readonly EventType[]>(
  { recorded }: Pick<VillageInMemory, 'recorded'>,
  stream: StreamType<State, Types>,
  id: string,
): State {
  const name = streamName(stream, id);
  const own = recorded.filter((event) => event.stream === name);
  return replay(
    stream,
    own.map(({ type, data, revision, metadata }) => ({
      type,
      data,
      revision,
      effectiveOn: metadata.effectiveOn,
    })),
  ).state;
}

/** Clerks of two villages, who try what comes to their minds about households, members and shares. */
export class VillageClerks {
  private people = 0;
  private contractors = 0;
  private readonly households: string[] = [];
  private resolutions: readonly string[] = [];

  constructor(
    private readonly village: VillageInMemory,
    private readonly choose: Choose,
  ) {}

  /** Two villages with two households each, and the shares of the first. */
  async found(): Promise<void> {
    const { village } = this;
    await village.submit('RegisterDivision', { code: '140722', name: '左权县', kind: 'county' });
    await village.submit('RegisterDivision', { code: '140722100', name: '辽阳镇', kind: 'township' });
    for (const [at, code] of VILLAGES.entries()) {
      await village.submit('RegisterDivision', { code, name: `第 ${at} 村`, kind: 'village' });
      const collective = { collectiveId: COLLECTIVES[at], name: '股份经济合作社', divisionCode: code };
      await village.submit('RegisterCollective', collective);
    }
    for (const at of [0, 0, 1, 1]) await this.register(at);
    await village.settle(this.choose);
    this.resolutions = [
      await this.resolve(0, 'member-confirmation'),
      await this.resolve(1, 'member-confirmation'),
    ];
    await this.quantify();
  }

  /** Whatever comes next: a command, most often a lawful one. */
  async act(): Promise<void> {
    const acts = [
      () => this.register(this.choose(2)),
      () => this.split(),
      () => this.merge(),
      () => this.move(),
      () => this.marry(),
      () => this.leave(),
      () => this.confirm(),
      () => this.lose(),
      () => this.pass(),
      () => this.correct(),
    ];
    await elementAt(acts, this.choose(acts.length))();
  }

  private household(): Household {
    const id = elementAt(this.households, this.choose(this.households.length));
    const household = stateOf(this.village, householdStream, id);
    if (!household) throw new Error(`no household ${id}`);
    return household;
  }

  /** Somebody who lives in a household; somebody unknown when nobody does. */
  private personOf({ members }: Household): string {
    return members[this.choose(Math.max(members.length, 1))]?.personId ?? 'nobody';
  }

  private relations({ members }: Household, without: string) {
    return members
      .filter(({ personId }) => personId !== without)
      .map(({ personId }, at) => ({ personId, relation: at === 0 ? 'head' : 'other' }));
  }

  private contractorCode(at: number): string {
    return `${elementAt(VILLAGES, at)}${String(++this.contractors).padStart(6, '0')}`;
  }

  private async register(at: number): Promise<void> {
    const person = (name: string, relation: string) => ({
      name,
      identityNumber: identityNumber(++this.people),
      relation,
      collectiveMember: true,
    });
    const answer = await this.village.submit('RegisterHousehold', {
      collectiveId: COLLECTIVES[at],
      contractorCode: this.contractorCode(at),
      members: [person('张三', 'head'), person('李四', 'spouse'), person('王五', 'other')],
    });
    if (isRejection(answer)) throw new Error(answer.detail);
    this.households.push(answer.id);
  }

  private async resolve(at: number, matter: string): Promise<string> {
    const answer = await this.village.submit('AdoptResolution', {
      collectiveId: COLLECTIVES[at],
      divisionCode: VILLAGES[at],
      matter,
      subject: '成员大会的决定',
      body: 'members-assembly',
      noticedOn: '2025-12-01',
      heldOn: '2025-12-12',
      roster: { eligible: 6, sha256: 'a1'.repeat(32) },
      votes: { present: 6, inFavour: 6, against: 0, abstained: 0 },
    });
    if (isRejection(answer)) throw new Error(answer.detail);
    return answer.id;
  }

  private async quantify(): Promise<void> {
    const answer = await this.village.submit('QuantifyShares', {
      collectiveId: COLLECTIVES[0],
      divisionCode: VILLAGES[0],
      resolutionId: await this.resolve(0, 'quantification-plan'),
      baseOn: '2026-03-02',
      quantifies: 'income-of-operating-assets',
      assets: '冷库一座',
      amountFen: 1,
      management: 'static',
      cap: { numerator: 2, denominator: 3 },
      outsideHeirs: false,
      holdings: this.households.slice(0, 2).map((id) => ({
        holder: { kind: 'household', id },
        shareType: 'basic',
        share: { numerator: 1, denominator: 2 },
      })),
    });
    if (isRejection(answer)) throw new Error(answer.detail);
  }

  private async split(): Promise<void> {
    const household = this.household();
    const goes = this.personOf(household);
    const contractorCode = this.contractorCode(VILLAGES.indexOf(household.divisionCode));
    await this.village.submit('SplitHousehold', {
      householdId: household.householdId,
      contractorCode,
      members: [{ personId: goes, relation: 'head' }],
      staying: this.relations(household, goes),
    });
  }

  private async merge(): Promise<void> {
    const [household, absorbed] = [this.household(), this.household()];
    const relations = absorbed.members.map(({ personId }) => ({ personId, relation: 'other' }));
    const { householdId } = household;
    const merge = { householdId, absorbedHouseholdId: absorbed.householdId, relations };
    await this.village.submit('MergeHouseholds', merge);
  }

  private async move(): Promise<void> {
    const [{ householdId }, from] = [this.household(), this.household()];
    const move = { fromHouseholdId: from.householdId, personId: this.personOf(from), relation: 'other' };
    await this.village.submit('MoveMember', { householdId, ...move });
  }

  /** Anybody of either village, by their identity number. */
  private async marry(): Promise<void> {
    const person = { name: '张三', identityNumber: identityNumber(1 + this.choose(this.people)) };
    const { householdId } = this.household();
    const marriage = { householdId, ground: 'marriage', relation: 'other', person };
    await this.village.submit('JoinHousehold', marriage);
  }

  private async leave(): Promise<void> {
    const household = this.household();
    const personId = this.personOf(household);
    await this.village.submit('LeaveHousehold', {
      householdId: household.householdId,
      personId,
      ground: this.choose(2) === 0 ? 'death' : 'moved-away',
      staying: this.relations(household, personId),
    });
  }

  private async confirm(): Promise<void> {
    const household = this.household();
    const at = COLLECTIVES.indexOf(household.collectiveId);
    const member = { householdId: household.householdId, personId: this.personOf(household) };
    await this.village.submit('ConfirmMembers', {
      collectiveId: household.collectiveId,
      resolutionId: this.resolutions[at],
      members: [{ ...member, ground: 'marriage' }],
    });
  }

  private async lose(): Promise<void> {
    const household = this.household();
    const ground = elementAt(LOSSES, this.choose(LOSSES.length));
    const personId = this.personOf(household);
    const loss = { collectiveId: household.collectiveId, personId, ground, documents };
    await this.village.submit('RecordMembershipLost', loss);
  }

  /** Everybody was of age; some turn out to be minors, or of age after all. */
  private async correct(): Promise<void> {
    const bornIn = elementAt(['188001', '201001', '200801'], this.choose(3));
    await this.village.submit('CorrectPerson', {
      ...{ personId: this.personOf(this.household()), basis: 'error-proven', error: '号码抄错', documents },
      identityNumber: identityNumber(++this.people, bornIn),
    });
  }

  private async pass(): Promise<void> {
    const [from, to] = [this.household(), this.household()];
    await this.village.submit('TransferShares', {
      collectiveId: COLLECTIVES[0],
      from: { kind: 'household', id: from.householdId },
      to: { kind: 'household', id: to.householdId },
      shareType: 'basic',
      share: { numerator: 1, denominator: 1 + this.choose(12) },
      manner: 'gift',
      documents,
    });
  }
}
