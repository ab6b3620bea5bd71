import type { Desk, TestCounty } from './county.js';

export const TOWNSHIP = '140722100';
export const VILLAGE = '140722100230';
export const COLLECTIVE = 'N2140722MF00000057';
export const COOPERATIVE = '93140722MA0AB12CXF';
const SHA = 'a1'.repeat(32);

/** Of 31,000 persons, born in January 1880 unless told the month. Weights and check characters of GB 11643, worked out here so that the kernel is checked by another hand. */
export function identityNumber(sequence: number, bornIn = '188001'): string {
  const [day, person] = [1 + Math.floor(sequence / 1_000), sequence % 1_000];
  const first17 = `140722${bornIn}${String(day).padStart(2, '0')}${String(person).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** A village with its collective, a station clerk and reviewers; households and parcels as asked for. */
export class TestVillage {
  private people = 0;
  private parcels = 0;
  private households = 0;
  clerk: Desk;
  reviewer: Desk;
  countyReviewer: Desk;
  accountant: Desk;
  cashier: Desk;
  auditor: Desk;

  private constructor(private readonly county: TestCounty) {}

  static async found(county: TestCounty): Promise<TestVillage> {
    const village = new TestVillage(county);
    const { admin } = county;
    await admin.must('divisions/register-division', { code: '140722', name: '左权县', kind: 'county' });
    await admin.must('divisions/register-division', { code: TOWNSHIP, name: '辽阳镇', kind: 'township' });
    await admin.must('divisions/register-division', { code: VILLAGE, name: '黄家会村', kind: 'village' });
    village.countyReviewer = await county.hire('xian.shenhe', 'county-reviewer', '140722');
    village.clerk = await county.hire('jingban', 'station-clerk', TOWNSHIP);
    village.reviewer = await county.hire('shenhe', 'station-reviewer', TOWNSHIP);
    village.accountant = await county.hire('kuaiji', 'accountant', VILLAGE);
    village.cashier = await county.hire('baozhang', 'cashier-clerk', VILLAGE);
    village.auditor = await county.hire('shenji', 'auditor', '140722');
    await village.countyReviewer.must('collectives/register-collective', {
      collectiveId: COLLECTIVE,
      name: '黄家会村股份经济合作社',
      divisionCode: VILLAGE,
    });
    return village;
  }

  /** A household of two; its id. */
  async household(): Promise<string> {
    const number = String(++this.households).padStart(4, '0');
    const person = (name: string, relation: string) => ({
      name,
      identityNumber: identityNumber(++this.people),
      relation,
      collectiveMember: true,
    });
    const { id } = (await this.clerk.must('collectives/register-household', {
      collectiveId: COLLECTIVE,
      contractorCode: `${VILLAGE}00${number}`,
      members: [person(`张${number}`, 'head'), person(`李${number}`, 'spouse')],
    })) as { id: string };
    return id;
  }

  /** A parcel of 10 亩 owned by the collective; its code. */
  async parcel(more: object = {}): Promise<string> {
    const code = `${VILLAGE}00${String(++this.parcels).padStart(5, '0')}`;
    await this.clerk.must('land-rights/register-parcel', {
      code,
      name: `${this.parcels} 号地`,
      areaDm2: 666_667,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
      ...more,
    });
    await this.clerk.must('land-rights/record-collective-ownership', {
      parcelCode: code,
      collectiveId: COLLECTIVE,
      nature: '32',
    });
    return code;
  }

  /** Terms that every contract here shares. */
  terms(number: string, more: object = {}) {
    return {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      number,
      form: 'written',
      signedOn: '2026-01-10',
      from: '2026-01-10',
      to: '2030-12-31',
      paperSha256: SHA,
      agreedUse: '种植中药材',
      ...more,
    };
  }

  cooperative = { kind: 'cooperative', creditCode: COOPERATIVE, name: '左权县太行种植专业合作社' };

  /** A 30-year household contract over some parcels, signed on its first day. */
  async householdContract(number: string, householdId: string, parcels: string[], more: object = {}) {
    return this.clerk.send('contracts/conclude-household-contract', {
      ...this.terms(number, { signedOn: '2025-01-01', from: '2025-01-01', to: '2054-12-31' }),
      householdId,
      parcels,
      ...more,
    });
  }

  /** Publishes on 2025-12-01 that a parcel is offered to the cooperative; the window, which is open. */
  async askMembers(parcelCode: string, more: object = {}) {
    await this.clerk.must('priority/open-priority-window', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, ground: 'land-conveyance', parcelCode },
      ...{ outsider: this.cooperative, priceFen: 100_000, from: '2026-01-01', to: '2054-12-31' },
      ...{ noticedOn: '2025-12-01', noticeSha256: SHA },
      ...more,
    });
    await this.county.settled();
    const { body } = await this.clerk.get(`priority/windows?parcelCode=${parcelCode}&standing=open`);
    const { windowId } = body.items[0] as { windowId: string };
    return { parcelCode, windowId };
  }

  /** Asks, and records that nobody claimed anything. */
  async nobodyClaims(parcelCode: string, more: object = {}): Promise<void> {
    await this.clerk.must('priority/record-priority-lapsed', await this.askMembers(parcelCode, more));
  }

  /** Resolves to lease some parcels to the cooperative. */
  async resolve(leased: readonly string[], more: object = {}) {
    return this.clerk.send('decisions/adopt-resolution', {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      matter: 'land-lease-outside',
      subject: '将河滩机动地出租给太行种植专业合作社，租期五年',
      parcels: leased,
      body: 'members-assembly',
      noticedOn: '2025-12-01',
      heldOn: '2025-12-12',
      roster: { eligible: 300, sha256: SHA },
      votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
      ...more,
    });
  }

  async approve(resolutionId: string, more: object = {}) {
    return this.reviewer.send('decisions/record-authorisation', {
      collectiveId: COLLECTIVE,
      divisionCode: VILLAGE,
      kind: 'township-approval',
      number: '辽政批〔2025〕12号',
      authority: '辽阳镇人民政府',
      acceptedOn: '2025-12-15',
      decidedOn: '2025-12-20',
      granted: true,
      resolutionId,
      ...more,
    });
  }

  /** The standing of a contract when its process managers have come to an end. */
  async standing(contractId: string): Promise<string> {
    await this.county.settled();
    const { body } = await this.clerk.get(`contracts/${contractId}/state`);
    return (body as { state: { standing: string } }).state.standing;
  }
}
