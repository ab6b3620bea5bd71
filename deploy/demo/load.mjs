import { SingleBar } from 'cli-progress';
import { assets } from './assets.mjs';
import { Client, forEach } from './client.mjs';
import {
  COUNTY,
  PASSWORD,
  accounts,
  collectives,
  divisions,
  households,
  policies,
  reserveLand,
  shown,
  townships,
} from './county.mjs';
import { homesteads } from './homesteads.mjs';
import { extension } from './extension.mjs';
import { land } from './land.mjs';
import { leases } from './leases.mjs';
import { oldContracts } from './old-contracts.mjs';

/**
 * Loads the demonstration county through the HTTP API. Every request has a fixed key, so a load that broke off
 * is simply sent again.
 *
 * @param firstAdministrator given on an empty store
 */
export async function loadDemo(address, firstAdministrator) {
  const clients = new Map(accounts.map(({ accountId }) => [accountId, new Client(address)]));
  const admin = new Client(address);
  await becomeAdministrator(admin, firstAdministrator);
  clients.set('admin', admin);
  const as = (accountId) => clients.get(accountId);

  const begun = Date.now();
  const progress = new Progress([
    ['区划', [{ code: COUNTY, name: '左权县', kind: 'county' }], registerDivision],
    ['区划', townships, registerDivision],
    ['区划', divisions, registerDivision],
    ['账号', accounts, hire],
    ['集体经济组织', collectives, registerCollective],
    ['政策参数', [policies], setPolicies],
    ['农户', households, registerHousehold],
    ['地块', [...households.flatMap(({ parcels }) => parcels), ...reserveLand], registerParcel],
    ...leases(as),
    ...oldContracts(as),
    ...assets(as),
    ...land(as),
    ...homesteads(as),
    ...extension(as),
  ]);
  await progress.run();
  console.log(summary(address, Math.round((Date.now() - begun) / 1_000)));

  function registerDivision(division) {
    return admin.send('divisions/register-division', division, `division-${division.code}`);
  }

  async function hire({ accountId, role, organisations }) {
    const client = as(accountId);
    if (await client.login(accountId, PASSWORD)) return;
    await admin.send('staff/open-account', { accountId, divisionCode: COUNTY }, `account-${accountId}`);
    for (const organisation of organisations) {
      const assignment = { accountId, role, organisation, from: '2020-01-01' };
      await admin.send('staff/assign-role', assignment, `role-${accountId}-${organisation}`);
    }
    const { oneTimePassword } = await admin.send('login/one-time-password', { accountId }, 'one-time');
    await replacePassword(client, accountId, oneTimePassword);
  }

  function registerCollective(collective) {
    const body = { ...collective, effectiveOn: '2020-12-25' };
    return as('xian.shenhe').send(
      'collectives/register-collective',
      body,
      `collective-${collective.divisionCode}`,
    );
  }

  /** One after another: they are rows of one book. */
  async function setPolicies(rows) {
    for (const row of rows) await as('xian.shenhe').send('policies/set-policy-row', row, `policy-${row.key}`);
  }

  function registerHousehold({ key, collectiveId, contractorCode, members }) {
    const body = { collectiveId, contractorCode, members, effectiveOn: '2021-06-30' };
    return as('jingban').send('collectives/register-household', body, `household-${key}`);
  }

  async function registerParcel(parcel) {
    const owner = shown.find(({ divisionCode }) => parcel.code.startsWith(divisionCode));
    await as('jingban').send('land-rights/register-parcel', parcel, `parcel-${parcel.code}`);
    const ownership = {
      parcelCode: parcel.code,
      collectiveId: owner.collectiveId,
      nature: '32',
      effectiveOn: '2021-06-30',
    };
    await as('jingban').send('land-rights/record-collective-ownership', ownership, `owner-${parcel.code}`);
  }
}

async function becomeAdministrator(admin, firstAdministrator) {
  if (await admin.login('admin', PASSWORD)) return;
  if (!firstAdministrator)
    throw new Error(
      '库中已有其他数据。请另用一个空的数据目录，例如 DIQI_DATA_DIR=./data/demo npm run demo。',
    );
  await replacePassword(admin, firstAdministrator.accountId, firstAdministrator.oneTimePassword);
}

async function replacePassword(client, accountId, oldPassword) {
  if (!(await client.login(accountId, oldPassword))) throw new Error(`账号 ${accountId} 无法登录`);
  await client.send('login/password', { oldPassword, newPassword: PASSWORD }, 'password');
  if (!(await client.login(accountId, PASSWORD))) throw new Error(`账号 ${accountId} 无法登录`);
}

/** Steps one after another, the items of a step a few at a time; a bar on a terminal, lines elsewhere. */
class Progress {
  constructor(steps) {
    this.steps = steps;
  }

  async run() {
    const total = this.steps.reduce((sum, [, items]) => sum + items.length, 0);
    const bar = process.stdout.isTTY
      ? new SingleBar({ format: '装入演示数据 {bar} {percentage}% {what}', hideCursor: true })
      : undefined;
    bar?.start(total, 0, { what: '' });
    let done = 0;
    for (const [what, items, task] of this.steps) {
      await forEach(items, async (item) => {
        await task(item);
        done++;
        bar?.update(done, { what });
      });
      if (!bar) console.log(`装入演示数据 ${done}/${total} ${what}`);
    }
    bar?.stop();
  }
}

function summary(address, seconds) {
  return [
    '',
    `演示数据已装好（${seconds} 秒）。`,
    `  地址      ${address}`,
    `  接口文档  ${address}/docs`,
    `  演示账号（密码都是 ${PASSWORD}）：`,
    '    admin        系统管理员',
    ...accounts.map(({ accountId, title }) => `    ${accountId.padEnd(12)} ${title}`),
    '',
    '按 Ctrl-C 停止。',
  ].join('\n');
}
