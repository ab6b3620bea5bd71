import pg from 'pg';
import { campaignIdOf, sheetIdOf } from '#extensions/facts';
import { householdIdOf } from '#collectives';
import { COLLECTIVE } from '../acceptance/village.js';
import {
  CONTRACT_HEAD,
  HOUSEHOLD_HEAD,
  PARCEL_HEAD,
  contractRows,
  contractorCode,
  householdRows,
  parcelCode,
  parcelRows,
  workbookOf,
} from '../acceptance/workbooks.js';
import { followed } from './http.js';
import { imported } from './imports.js';
import { type Sample, load, must, progress } from './measure.js';
import { MeasuredSystem, VILLAGE } from './measured-system.js';
import type { Report } from './report.js';

/*
 * A village whose contracts run out at the end of 2026, from the opening of its campaign to the closing: half of its
 * households come by workbook, half are typed by sixteen clerks at once; views and process managers follow.
 */

const HOUSEHOLDS = Number(process.env.BENCH_HOUSEHOLDS ?? 2_000);
const CLERKS = 16;
/** Milliseconds in which all that follows a stage must have followed. */
const PATIENCE_MS = 600_000;
const SHA = 'e5'.repeat(32);
const LAST_DAY = '2026-12-31';
const campaignId = campaignIdOf({ collectiveId: COLLECTIVE, year: 2026 });
const SHEET_HEAD = [
  '承包方编码',
  '原承包期止期',
  '调查日',
  '继续承包的地块',
  '农户签字日',
  '签字文件的SHA-256',
];

const sheetIdAt = (household: number): string =>
  sheetIdOf(campaignId, householdIdOf(contractorCode(household)), LAST_DAY);

export async function extension(report: Report): Promise<void> {
  const system = await MeasuredSystem.start();
  const client = new pg.Client(system.database.url);
  try {
    await client.connect();
    await new Campaign(report, system, client).run();
  } finally {
    await client.end();
    await system.stop();
  }
}

class Campaign {
  private clerk = '';

  constructor(
    private readonly report: Report,
    private readonly system: MeasuredSystem,
    private readonly client: pg.Client,
  ) {}

  async run(): Promise<void> {
    await this.found();
    await this.timed('open', 'opened, a sheet for each', async () => {
      const place = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
      await this.post('open-extension-campaign', { ...place, year: 2026, openedOn: '2026-01-05' });
      await this.until('HouseholdSheetOpened');
    });
    const half = Math.floor(HOUSEHOLDS / 2);
    await this.timed('workbook', `${half} surveyed and confirmed by workbook`, () => this.workbook(half));
    const typed = HOUSEHOLDS - half;
    await this.typed('survey', typed, (at) =>
      this.post('survey-household', {
        ...{ sheetId: sheetIdAt(half + at + 1), surveyedOn: '2026-01-05', kept: [parcelCode(half + at + 1)] },
      }),
    );
    await this.typed('confirm', typed, (at) =>
      this.post('confirm-household-extension', {
        ...{ sheetId: sheetIdAt(half + at + 1), confirmedOn: '2026-01-06', paperSha256: SHA },
      }),
    );
    await this.timed('scheme', 'survey closed, scheme resolved and published', () => this.decide());
    await this.timed('issue', 'contracts issued, in effect, noted', async () => {
      const terms = { signedOn: '2026-02-02', numberPrefix: '延2026-', agreedUse: '种植粮食' };
      await this.post('start-extension-issuing', { campaignId, ...terms });
      await this.until('HouseholdExtended');
    });
    await this.timed('file', 'list filed, campaign closed', async () => {
      const filed = { filedOn: '2026-02-10', authority: '左权县不动产登记中心', sha256: SHA };
      await this.post('file-extension-registration', { campaignId, ...filed });
      await this.post('close-extension-campaign', { campaignId, closedOn: '2026-02-10' });
    });
  }

  /** Households, a parcel and an old contract for each. */
  private async found(): Promise<void> {
    const { system } = this;
    const reviewer = await system.hire('shenhe', 'county-reviewer');
    this.clerk = await system.hire('jingban', 'station-clerk');
    const collective = { collectiveId: COLLECTIVE, name: '黄家会村股份经济合作社', divisionCode: VILLAGE };
    await system.post('collectives/register-collective', collective, reviewer);
    await system.post(
      'policies/set-policy-row',
      {
        ...{ divisionCode: '140722', key: 'extension.notice-period', from: '2020-01-01' },
        value: { count: 7, unit: 'calendar-day' },
        basis: { law: '左权县农村土地承包管理办法', article: '第八条' },
      },
      reviewer,
    );
    const contracts = contractRows(1, HOUSEHOLDS, 1).map((row) =>
      row.map((cell) => ({ '2025-01-01': '1997-01-01', '2054-12-31': LAST_DAY })[cell] ?? cell),
    );
    for (const [kind, rows] of [
      ['households', [HOUSEHOLD_HEAD, ...householdRows(1, HOUSEHOLDS)]],
      ['parcels', [PARCEL_HEAD, ...parcelRows(1, HOUSEHOLDS)]],
      ['household-contracts', [CONTRACT_HEAD, ...contracts]],
    ] as const) {
      progress(`extension: ${kind}`);
      await imported(system.address, this.clerk, kind, await workbookOf(rows));
    }
    await this.until('HouseholdContractEntered');
    await followed(this.client, PATIENCE_MS);
  }

  private async workbook(households: number): Promise<void> {
    const rows = Array.from({ length: households }, (_, at) => [
      ...[contractorCode(at + 1), LAST_DAY, '2026-01-05', parcelCode(at + 1), '2026-01-06', SHA],
    ]);
    const file = await workbookOf([SHEET_HEAD, ...rows]);
    await imported(this.system.address, this.clerk, 'extension-surveys', file);
  }

  private async decide(): Promise<void> {
    await this.post('close-extension-survey', { campaignId, closedOn: '2026-01-06' });
    const scheme = { statedOn: '2026-01-07', summary: '以原承包地为基础顺延三十年', sha256: SHA };
    await this.post('state-extension-scheme', { campaignId, ...scheme });
    const resolution = {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, matter: 'extension-scheme' },
      ...{ subject: '2026 年到期的延包方案', body: 'members-assembly' },
      ...{ noticedOn: '2026-01-08', heldOn: '2026-01-20', roster: { eligible: 300, sha256: SHA } },
      votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
    };
    const { id } = await this.system.post('decisions/adopt-resolution', resolution, this.clerk);
    await this.post('record-scheme-resolved', { campaignId, resolvedOn: '2026-01-20', resolutionId: id });
    const notice = { publishedOn: '2026-01-21', publishedUntil: '2026-01-28', publishedAt: '村务公开栏' };
    await this.post('publish-extension-scheme', { campaignId, ...notice, sha256: SHA });
  }

  private post(name: string, body: object): Promise<unknown> {
    return this.system.post(`extensions/${name}`, body, this.clerk);
  }

  /** Until every household has come so far, by the log itself. */
  private async until(type: string): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ count: number }>(
        'SELECT count(*)::int FROM events.event WHERE type = $1',
        [type],
      );
      must((rows[0]?.count ?? 0) <= HOUSEHOLDS, `${rows[0]?.count} ${type}`);
      if (rows[0]?.count === HOUSEHOLDS) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async timed(name: string, title: string, stage: () => Promise<void>): Promise<void> {
    progress(`extension: ${title}`);
    const begun = performance.now();
    await stage();
    this.report.figure(`extension_${name}_s`, title, (performance.now() - begun) / 1_000, 's');
    await this.caughtUp(name);
  }

  private async typed(name: string, count: number, thing: (at: number) => Promise<unknown>): Promise<void> {
    progress(`extension: ${name}`);
    const sample: Sample = await load(CLERKS, count, thing);
    this.report.rate(`extension_${name}`, `${name}, ${CLERKS} at once`, sample);
    await this.caughtUp(name);
  }

  private async caughtUp(name: string): Promise<void> {
    const lag = await followed(this.client, PATIENCE_MS);
    this.report.figure(`extension_${name}_behind_s`, '  views and process managers behind', lag / 1_000, 's');
  }
}
