import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runAuditor } from './auditor-program.js';
import { type Desk, TestCounty } from './county.js';

/* What the auditor's program says of an export that is not the whole of what was acknowledged. */

describe('an export', () => {
  let county: TestCounty;
  let auditor: Desk;
  let folder: string;
  beforeAll(async () => {
    county = await TestCounty.open();
    auditor = await county.hire('log-auditor', 'auditor', '140722');
    folder = await mkdtemp(join(tmpdir(), 'diqi-export-'));
  });
  afterAll(async () => {
    await county.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is not passed by the auditor while it lacks what was acknowledged', async () => {
    await county.settled();
    await county.rest();
    await county.admin.must('staff/open-account', { accountId: 'jingban', divisionCode: '140722' });
    const bundle = join(folder, 'behind.bundle');
    const args = ['export', '--out', bundle, '--url', await county.app.getUrl()];
    const exported = await runAuditor(args, { DIQI_TOKEN: auditor.token });
    const verified = await runAuditor(['verify', bundle, '--json']);
    county.follow();
    const sentence = expect.stringMatching(/有 \d 条已受理而不在文件中/);
    expect(exported).toMatchObject({ code: 1, err: sentence });
    const problem = { code: 'incomplete', detail: sentence };
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([1, { ok: false, problem }]);
  });

  it('says in a sentence that an export broke off, and leaves no half file', async () => {
    const { log } = county.platform.logs.register;
    const hashes = log.hashes.bind(log);
    // As PostgreSQL answers when it comes upon a damaged page.
    log.hashes = async () => Promise.reject(new Error('invalid page in block 3 of relation'));
    const bundle = join(folder, 'damaged.bundle');
    const args = ['export', '--out', bundle, '--url', await county.app.getUrl()];
    const { code, err } = await runAuditor(args, { DIQI_TOKEN: auditor.token });
    log.hashes = hashes;
    expect([code, err]).toEqual([1, expect.stringMatching(/^导出中断：.*[^\n]\n$/)]);
    expect((await readdir(folder)).filter((name) => name.startsWith('damaged'))).toEqual([]);
  });
});
