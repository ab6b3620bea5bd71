import { CollectiveRegistered, HouseholdRegistered } from '#collectives/facts';
import {
  ContractConcluded,
  ContractFellThrough,
  ContractTookEffect,
  type PlannedRent,
  RentFellDue,
  RentReceived,
  plannedRents,
} from '#contracts/facts';
import { DivisionRegistered } from '#divisions/facts';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  ParcelRegistered,
  RightHeld,
  RightHoldReleased,
} from '#land-rights/facts';
import { TaskCompleted, TaskOpened } from '#tasks/facts';
import type { Choose } from './choices.js';
import { MadeAssets } from './made-asset-steps.js';
import { MadePosts } from './made-posts.js';
import { type MadeEvent, MadeRecord } from './made-record.js';

interface Village {
  readonly divisionCode: string;
  readonly collectiveId: string;
  readonly parcels: string[];
}

interface Contract {
  readonly contractId: string;
  readonly number: string;
  readonly village: Village;
  readonly parcelCode: string;
  readonly planned: PlannedRent[];
  due: PlannedRent[];
  standing: 'concluded' | 'in-effect';
}

const SHA = 'b2'.repeat(32);
const HOLDER = { kind: 'cooperative', id: '93140722MA0AB12CXF' } as const;
const PAYER = { ...HOLDER, name: '太行种植专业合作社' };

/** Makes histories that every view understands, event after event, out of choices: the same choices, the same history. */
export class MadeHistory {
  private readonly record: MadeRecord;
  private readonly assets: MadeAssets;
  private readonly posts: MadePosts;
  private readonly villages: Village[] = [];
  private readonly contracts: Contract[] = [];
  private readonly tasks: string[] = [];

  constructor(private readonly choose: Choose) {
    this.record = new MadeRecord(choose);
    this.assets = new MadeAssets(this.record, choose);
    this.posts = new MadePosts(this.record, choose);
  }

  /** The events of one more step, at least one. */
  step(): MadeEvent[] {
    const village = this.villages[this.choose(Math.max(this.villages.length, 1))];
    const contract = this.contracts[this.choose(Math.max(this.contracts.length, 1))];
    const kind = this.choose(20);
    if (!village || kind === 0) this.foundVillage();
    else if (kind === 1) this.registerHousehold(village);
    else if (kind === 2 || village.parcels.length === 0) this.registerParcel(village);
    else if (kind === 3) this.openTask(village);
    else if (kind >= 18) this.assets.step(village);
    else if (kind >= 16) this.posts.step(village);
    else if (kind === 4 && this.tasks.length > 0) this.completeTask();
    else if (kind <= 6 || !contract) this.concludeContract(village);
    else if (contract.standing === 'concluded') this.decideContract(contract, kind);
    else this.pay(contract);
    return this.record.take();
  }

  private foundVillage(): void {
    const number = this.villages.length;
    const divisionCode = `140722${String(number).padStart(6, '0')}`;
    const collectiveId = `N2140722MF${String(number).padStart(8, '0')}`;
    this.villages.push({ divisionCode, collectiveId, parcels: [] });
    const name = `第 ${number}\t村`;
    this.record.add(
      `division-${divisionCode}`,
      DivisionRegistered.of({ code: divisionCode, name, kind: 'village' }),
    );
    this.record.add(
      `collective-${collectiveId}`,
      CollectiveRegistered.of({ collectiveId, name, level: 'N2', divisionCode, registeredOn: '2025-01-01' }),
    );
  }

  private registerHousehold({ divisionCode, collectiveId }: Village): void {
    const householdId = this.record.id();
    const person = (relation: 'head' | 'spouse') => ({
      personId: this.record.id(),
      commitment: SHA,
      relation,
      collectiveMember: this.choose(4) > 0,
    });
    const contractorCode = `${divisionCode}${String(this.record.count).padStart(6, '0')}`;
    const members = [person('head'), person('spouse')];
    this.record.add(
      `household-${householdId}`,
      HouseholdRegistered.of({ householdId, collectiveId, divisionCode, contractorCode, members }),
    );
  }

  private registerParcel({ divisionCode, collectiveId, parcels }: Village): void {
    const code = `${divisionCode}${String(parcels.length).padStart(7, '0')}`;
    parcels.push(code);
    const bounded = this.choose(2) === 0;
    this.record.add(
      `parcel-${code}`,
      ParcelRegistered.of({
        code,
        divisionCode,
        name: `河滩“${parcels.length}”\\号`,
        areaDm2: 1_000 + this.choose(900_000),
        category: '10',
        landClass: 'arable',
        plantedUse: '1',
        ...(bounded && { boundaries: { east: '路', south: '渠\n', west: '山', north: '"河"' } }),
      }),
    );
    this.record.add(`parcel-${code}`, CollectiveOwnershipRecorded.of({ collectiveId, nature: '32' }));
  }

  private concludeContract(village: Village): void {
    const { divisionCode, collectiveId, parcels } = village;
    const contractId = this.record.id();
    const number = `租${this.contracts.length + 1}`;
    const payee = { kind: 'collective', id: collectiveId } as const;
    const parcelCode = parcels[this.choose(parcels.length)] ?? '';
    const from = `2026-0${1 + this.choose(9)}-10`;
    const steps = [{ fromYear: 1, amountFen: 100 + this.choose(1_000_000) }];
    const data = {
      contractId,
      kind: 'collective-lease' as const,
      number,
      divisionCode,
      collectiveId,
      grantees: [PAYER],
      parcels: [{ parcelCode, grantor: payee, areaDm2: 1_000 }],
      signedOn: from,
      from,
      to: `${2027 + this.choose(4)}-12-31`,
      paperSha256: SHA,
      agreedUse: '种植中药材',
      payments: {
        firstDueOn: from,
        lines: [{ payer: PAYER, payee, account: 'collective-account' as const, steps }],
      },
    };
    this.record.add(`contract-${contractId}`, ContractConcluded.of(data));
    this.record.add(
      `parcel-${parcelCode}`,
      RightHeld.of({ contractId, right: 'management-right', holders: [HOLDER], from, to: data.to }),
    );
    const planned = [...plannedRents(data)];
    this.contracts.push({ contractId, number, village, parcelCode, planned, due: [], standing: 'concluded' });
  }

  private decideContract(contract: Contract, kind: number): void {
    const { contractId, parcelCode } = contract;
    if (kind === 7) {
      this.contracts.splice(this.contracts.indexOf(contract), 1);
      const cause = '权利预留被拒';
      this.record.add(`contract-${contractId}`, ContractFellThrough.of({ contractId, cause, parcelCode }));
      this.record.add(`parcel-${parcelCode}`, RightHoldReleased.of({ contractId, cause }));
      return;
    }
    contract.standing = 'in-effect';
    const [from, to] = ['2026-01-10', '2030-12-31'];
    this.record.add(`contract-${contractId}`, ContractTookEffect.of({ contractId, on: from }));
    this.record.add(
      `parcel-${parcelCode}`,
      ContractRightEstablished.of({ contractId, holders: [HOLDER], from, to }),
    );
  }

  private pay(contract: Contract): void {
    const { contractId, number, village, planned } = contract;
    const rentOf = ({ line, year, amountFen, payer, payee }: PlannedRent) => ({
      contractId,
      contractNumber: number,
      collectiveId: village.collectiveId,
      line,
      year,
      amountFen,
      payer,
      payee,
    });
    const stream = `contract-${contractId}`;
    const next = planned.shift();
    if (next) {
      contract.due.push(next);
      this.record.add(stream, RentFellDue.of({ ...rentOf(next), dueOn: next.dueOn }));
    }
    const paid = this.choose(3) > 0 || !next ? contract.due.shift() : undefined;
    if (paid) {
      const method = this.choose(2) === 0 ? ('bank' as const) : ('cash' as const);
      const receiptNumber = String(this.record.count).padStart(6, '0');
      this.record.add(
        stream,
        RentReceived.of({ ...rentOf(paid), receivedOn: paid.dueOn, method, receiptNumber }),
      );
    }
    if (planned.length + contract.due.length === 0)
      this.contracts.splice(this.contracts.indexOf(contract), 1);
  }

  private openTask({ divisionCode }: Village): void {
    const taskId = this.record.id();
    this.tasks.push(taskId);
    const dated = this.choose(2) === 0;
    this.record.add(
      `task-${taskId}`,
      TaskOpened.of({
        taskId,
        divisionCode,
        rule: 'T2',
        code: 'CONTRACTS.FILE',
        detail: '合同须在三十日内备案',
        subject: 'contract-1',
        sourceEventId: taskId,
        ...(dated && { dueOn: `2026-1${this.choose(3)}-01` }),
      }),
    );
  }

  private completeTask(): void {
    const [taskId = ''] = this.tasks.splice(this.choose(this.tasks.length), 1);
    this.record.add(`task-${taskId}`, TaskCompleted.of({ taskId, on: '2026-06-01' }));
  }
}
