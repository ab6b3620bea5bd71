import { collectiveCode } from '#kernel';
import type { Answer, Desk, TestCounty } from './county.js';
import { ownedParcel } from './former-townships.js';

export const TONGYU = '140722101';
export const SHANGWU_VILLAGE = `${TONGYU}205`;
export const XIAWU_VILLAGE = `${TONGYU}202`;
export const SHANGWU = collectiveCode('N2', '140722', 205);
export const XIAWU = collectiveCode('N2', '140722', 202);
export const SHA = 'd4'.repeat(32);
const COOPERATIVE = { kind: 'cooperative', creditCode: '93140722MA0AB12CXF', name: '太行种植专业合作社' };

/** 上武 and 下武 in 桐峪镇, with everybody who has to do with their merger. */
export class MergingVillages {
  clerk: Desk;
  reviewer: Desk;
  countyReviewer: Desk;
  cashier: Desk;
  accountant: Desk;
  auditor: Desk;
  stranger: Desk;
  private numbers = 0;

  private constructor(readonly county: TestCounty) {}

  static async found(county: TestCounty): Promise<MergingVillages> {
    const villages = new MergingVillages(county);
    const { admin } = county;
    for (const [code, name, kind] of [
      ['140722', '左权县', 'county'],
      [TONGYU, '桐峪镇', 'township'],
      ['140722102', '麻田镇', 'township'],
      [SHANGWU_VILLAGE, '上武村委会', 'village'],
      [XIAWU_VILLAGE, '下武村委会', 'village'],
    ])
      await admin.must('divisions/register-division', { code, name, kind, effectiveOn: '2010-01-01' });
    villages.countyReviewer = await county.hire('xian.shenhe', 'county-reviewer', '140722');
    villages.clerk = await county.hire('tongyu.jingban', 'station-clerk', TONGYU);
    villages.reviewer = await county.hire('tongyu.shenhe', 'station-reviewer', TONGYU);
    villages.cashier = await county.hire('xiawu.baozhang', 'cashier-clerk', XIAWU_VILLAGE);
    villages.accountant = await county.hire('xiawu.kuaiji', 'accountant', XIAWU_VILLAGE);
    villages.auditor = await county.hire('shenji', 'auditor', '140722');
    villages.stranger = await county.hire('matian.jingban', 'station-clerk', '140722102');
    await villages.register(SHANGWU, '上武村股份经济合作社', SHANGWU_VILLAGE);
    await villages.register(XIAWU, '下武村股份经济合作社', XIAWU_VILLAGE);
    return villages;
  }

  register(collectiveId: string, name: string, divisionCode: string, more: object = {}) {
    const body = { collectiveId, name, divisionCode, effectiveOn: '2020-12-25', ...more };
    return this.countyReviewer.must('collectives/register-collective', body);
  }

  /** Reserve land of a village, owned by its collective since before it was merged. */
  async land(divisionCode: string, collectiveId: string): Promise<string> {
    const code = `${divisionCode}${String(++this.numbers).padStart(7, '0')}`;
    await ownedParcel(this.clerk, code, collectiveId, '2020-12-25');
    return code;
  }

  /** The members of a collective decide; the id of the resolution, or the refusal. */
  resolve(collectiveId: string, divisionCode: string, more: object = {}): Promise<Answer> {
    return this.clerk.send('decisions/adopt-resolution', {
      collectiveId,
      divisionCode,
      matter: 'merger-or-split',
      subject: '上武、下武两村集体经济组织合并',
      body: 'members-assembly',
      noticedOn: '2025-12-01',
      heldOn: '2025-12-12',
      roster: { eligible: 300, sha256: SHA },
      votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
      ...more,
    });
  }

  async authorise(
    kind: string,
    collectiveId: string,
    divisionCode: string,
    resolutionId: string,
    decidedOn: string,
    desk = this.reviewer,
  ): Promise<string> {
    const { id } = await desk.must('decisions/record-authorisation', {
      collectiveId,
      divisionCode,
      kind,
      number: `左政批〔2026〕${++this.numbers}号`,
      authority: kind === 'county-approval' ? '左权县人民政府' : '桐峪镇人民政府',
      acceptedOn: decidedOn,
      decidedOn,
      granted: true,
      resolutionId,
    });
    return id as string;
  }

  /** A collective with its decision, review, approval and inventory, as a party to the merger. */
  async party(collectiveId: string, divisionCode: string) {
    const resolutionId = (await this.resolve(collectiveId, divisionCode)).body.id as string;
    const about = [collectiveId, divisionCode, resolutionId] as const;
    const reviewId = await this.authorise('township-review', ...about, '2025-12-20');
    const approvalId = await this.authorise('county-approval', ...about, '2026-01-10', this.countyReviewer);
    return { collectiveId, resolutionId, reviewId, approvalId, inventorySha256: SHA };
  }

  /** Leases reserve land of a collective to the cooperative, decided and approved before. */
  async lease(grantor: string, divisionCode: string, parcel: string, on: string): Promise<Answer> {
    const number = `集${++this.numbers}`;
    const decided = await this.resolve(grantor, divisionCode, {
      matter: 'land-lease-outside',
      subject: `出租 ${parcel}`,
      parcels: [parcel],
      noticedOn: on,
      heldOn: laterBy(on, 12),
    });
    if (decided.status !== 200) return decided;
    const resolutionId = decided.body.id as string;
    const approvalId = await this.authorise(
      'township-approval',
      grantor,
      divisionCode,
      resolutionId,
      laterBy(on, 20),
    );
    const signedOn = laterBy(on, 21);
    return this.clerk.send('contracts/conclude-collective-lease', {
      collectiveId: grantor,
      divisionCode,
      number,
      form: 'written',
      signedOn,
      from: signedOn,
      to: '2030-12-31',
      paperSha256: SHA,
      agreedUse: '种植中药材',
      parcels: [parcel],
      grantees: [COOPERATIVE],
      payments: {
        firstDueOn: laterBy(signedOn, 1),
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 1_200_000 }] }],
      },
      resolutionId,
      approvalId,
      capabilityReportSha256: SHA,
    });
  }

  leftover(more: object = {}) {
    return {
      divisionCode: XIAWU_VILLAGE,
      collectiveId: XIAWU,
      kind: 'account',
      subject: '农商行基本户',
      description: '余额待核对',
      dutyHolder: 'tongyu.jingban',
      documentSha256: SHA,
      deadlineOn: '2026-03-31',
      effectiveOn: '2026-02-01',
      ...more,
    };
  }
}

function laterBy(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export const announcement = { announcedOn: '2026-01-12', place: '县政府网站、各村公示栏', sha256: SHA };
