import { sheetIdOf } from '#extensions/facts';
import type { Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'e5'.repeat(32);
const WHERE = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };

/** A village that extends the contracts of its households, step by step over HTTP. */
export class ExtendingVillage {
  private contracts = 0;

  private constructor(readonly village: TestVillage) {}

  /** With a notice period of seven days. */
  static async found(county: TestCounty): Promise<ExtendingVillage> {
    const village = await TestVillage.found(county);
    await village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: 'extension.notice-period', from: '2020-01-01' },
      value: { count: 7, unit: 'calendar-day' },
      basis: { law: '左权县农村土地承包管理办法', article: '第八条' },
    });
    return new ExtendingVillage(village);
  }

  campaignId(year: number): string {
    return `${COLLECTIVE}-${year}`;
  }

  sheetId(year: number, householdId: string): string {
    return sheetIdOf(this.campaignId(year), householdId, `${year}-12-31`);
  }

  /** A household with a parcel whose contract runs out at the end of a year. */
  async householdUntil(year: number): Promise<{ householdId: string; parcel: string }> {
    const householdId = await this.village.household();
    const parcel = await this.village.parcel();
    const from = `${year - 29}-01-01`;
    const term = { signedOn: '1990-01-01', from, to: `${year}-12-31` };
    const number = `承${year}-${++this.contracts}`;
    const { body, status } = await this.village.householdContract(number, householdId, [parcel], term);
    if (status !== 200) throw new Error(body.detail as string);
    return { householdId, parcel };
  }

  send(name: string, body: object, desk = this.village.clerk): Promise<Answer> {
    return desk.send(`extensions/${name}`, body);
  }

  must(name: string, body: object): Promise<unknown> {
    return this.village.clerk.must(`extensions/${name}`, body);
  }

  open(year: number): Promise<Answer> {
    return this.send('open-extension-campaign', { ...WHERE, year, openedOn: '2026-01-05' });
  }

  async surveyAndConfirm(year: number, householdId: string, parcel: string): Promise<void> {
    const sheetId = this.sheetId(year, householdId);
    await this.must('survey-household', { sheetId, surveyedOn: '2026-01-05', kept: [parcel] });
    await this.must('confirm-household-extension', { sheetId, confirmedOn: '2026-01-06', paperSha256: SHA });
  }

  /** From the end of the survey to the publication of the scheme. */
  async decide(year: number): Promise<void> {
    const campaignId = this.campaignId(year);
    await this.must('close-extension-survey', { campaignId, closedOn: '2026-01-06' });
    const scheme = { statedOn: '2026-01-07', summary: '以原承包地为基础顺延三十年', sha256: SHA };
    await this.must('state-extension-scheme', { campaignId, ...scheme });
    const { body } = await this.village.resolve([], {
      ...{ matter: 'extension-scheme', subject: `${year} 年到期的延包方案`, parcels: undefined },
      ...{ noticedOn: '2026-01-08', heldOn: '2026-01-20' },
    });
    const resolved = { resolvedOn: '2026-01-20', resolutionId: body.id as string };
    await this.must('record-scheme-resolved', { campaignId, ...resolved });
    const notice = { publishedOn: '2026-01-21', publishedUntil: '2026-01-28', publishedAt: '村务公开栏' };
    await this.must('publish-extension-scheme', { campaignId, ...notice, sha256: SHA });
  }

  issue(year: number, signedOn = '2026-02-02'): Promise<Answer> {
    const terms = { signedOn, numberPrefix: `延${year}-`, agreedUse: '种植粮食' };
    return this.send('start-extension-issuing', { campaignId: this.campaignId(year), ...terms });
  }

  file(year: number): Promise<Answer> {
    const filed = { filedOn: '2026-02-10', authority: '左权县不动产登记中心', sha256: SHA };
    return this.send('file-extension-registration', { campaignId: this.campaignId(year), ...filed });
  }

  async close(year: number): Promise<void> {
    await this.must('close-extension-campaign', {
      campaignId: this.campaignId(year),
      closedOn: '2026-02-10',
    });
  }
}
