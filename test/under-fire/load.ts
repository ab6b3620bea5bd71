import { randomUUID } from 'node:crypto';
import type { Chance } from './chance.js';
import type { Office } from './office.js';

export const TOWNSHIP = '140722100';
export const VILLAGE = '140722100230';
export const COLLECTIVE = 'N2140722MF00000057';
const SHA = 'a1'.repeat(32);

/** A lease that was concluded, and which others wanted the same land. */
export interface Lease {
  readonly contractId: string;
  readonly parcel: string;
}

/** Clerks and a cashier of one village at work, several things at a time. */
export class Load {
  readonly leases: Lease[] = [];
  private parcels = 0;
  private numbers = 0;
  private readonly household: string[] = [];

  constructor(
    private readonly office: Office,
    private readonly chance: Chance,
  ) {}

  /** Accounts, a village, its collective and two households. */
  async prepare(): Promise<void> {
    const { office } = this;
    for (const [code, name, kind] of [
      ['140722', '左权县', 'county'],
      [TOWNSHIP, '辽阳镇', 'township'],
      [VILLAGE, '黄家会村', 'village'],
    ])
      await office.must('admin', 'divisions/register-division', { code, name, kind });
    await office.hire('xian.shenhe', 'county-reviewer', '140722');
    await office.hire('jingban', 'station-clerk', TOWNSHIP);
    await office.hire('kuaiji', 'accountant', VILLAGE);
    await office.hire('baozhang', 'cashier-clerk', VILLAGE);
    await office.hire('shenji', 'auditor', '140722');
    const collective = {
      collectiveId: COLLECTIVE,
      name: '黄家会村股份经济合作社',
      divisionCode: VILLAGE,
    };
    await office.must('xian.shenhe', 'collectives/register-collective', collective);
    for (const [number, identityNumber] of [
      ['0001', identityNumberOf(1)],
      ['0002', identityNumberOf(2)],
    ])
      this.household.push(
        await office.must('jingban', 'collectives/register-household', {
          collectiveId: COLLECTIVE,
          contractorCode: `${VILLAGE}00${number}`,
          members: [{ name: `张${number}`, identityNumber, relation: 'head', collectiveMember: true }],
        }),
      );
  }

  /** Works until the signal; whatever was begun is finished. */
  async work(workers: number, signal: AbortSignal): Promise<void> {
    const worker = async (): Promise<void> => {
      while (!signal.aborted) await this.something();
    };
    await Promise.all(Array.from({ length: workers }, worker));
  }

  private async something(): Promise<void> {
    const parcel = await this.parcel();
    const rivals = this.chance.below(3);
    if (rivals === 0) return;
    const answers = await Promise.all(Array.from({ length: rivals }, () => this.lease(parcel)));
    const leases = answers.filter((contractId) => contractId !== undefined);
    const chosen = leases[this.chance.below(Math.max(leases.length, 1))];
    if (chosen !== undefined && this.chance.below(2) === 0) await this.rent(chosen);
  }

  private async parcel(): Promise<string> {
    const code = `${VILLAGE}00${String(++this.parcels).padStart(5, '0')}`;
    const key = randomUUID();
    const body = {
      code,
      name: `${this.parcels} 号地`,
      areaDm2: 666_667,
      category: '22',
      landClass: 'arable',
      plantedUse: '1',
    };
    // Now and then a nervous finger: the same submission twice at once.
    const times = this.chance.below(4) === 0 ? 2 : 1;
    const submit = () => this.office.send('jingban', 'land-rights/register-parcel', body, key);
    await Promise.all(Array.from({ length: times }, submit));
    await this.office.must('jingban', 'land-rights/record-collective-ownership', {
      parcelCode: code,
      collectiveId: COLLECTIVE,
      nature: '32',
    });
    return code;
  }

  /** Refused when a rival's lease is in effect already, and that is an answer too. */
  private async lease(parcel: string): Promise<string | undefined> {
    const { status, body } = await this.office.send('jingban', 'contracts/conclude-collective-lease', {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      number: `集 ${++this.numbers}`,
      form: 'written',
      signedOn: '2026-01-10',
      from: '2026-01-10',
      to: '2030-12-31',
      paperSha256: SHA,
      agreedUse: '种植中药材',
      parcels: [parcel],
      grantees: [{ kind: 'household', householdId: this.household[this.chance.below(2)] }],
      payments: {
        firstDueOn: '2026-01-31',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 50_000 }] }],
      },
    });
    if (status !== 200) return undefined;
    const contractId = String((body as { id: string }).id);
    this.leases.push({ contractId, parcel });
    return contractId;
  }

  /** Refused while the contract is not in effect, and that is an answer too. */
  private async rent(contractId: string): Promise<void> {
    const due = { contractId, upTo: '2026-02-01' };
    const { status } = await this.office.send('kuaiji', 'contracts/record-rent-due', due);
    if (status !== 200) return;
    await this.office.send('baozhang', 'contracts/record-rent-receipt', {
      contractId,
      line: 1,
      year: 1,
      amountFen: 1_000 + this.chance.below(40_000),
      receivedOn: '2026-02-10',
      account: this.chance.below(2) === 0 ? 'cash' : 'collective-account',
      receiptNumber: String(++this.numbers),
    });
  }
}

/** GB 11643 with its check character; born 1880. */
function identityNumberOf(sequence: number): string {
  const first17 = `14072218800101${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}
