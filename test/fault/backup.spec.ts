import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { acceptLosses, backUp, createApp, openFirstAdministrator, startEmbeddedPostgres } from '#api';
import { LOG_NAMES, type Platform, openPlatform } from '#platform';
import { Projector } from '#projector';

// Servers of their own, beside whatever else the machine is doing.
jest.setTimeout(180_000);

/** The system on a data directory, with the database that comes with it. */
class House {
  readonly alarms: string[] = [];
  platform: Platform;
  app: NestExpressApplication;
  private server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
  private projector: Projector | undefined;

  constructor(readonly dataDir: string) {}

  async open(): Promise<this> {
    await mkdir(this.dataDir, { recursive: true, mode: 0o711 });
    this.server = await startEmbeddedPostgres({ dataDir: join(this.dataDir, 'postgres') });
    const onAlarm = (message: string): void => void this.alarms.push(message);
    const vaultKeyFile = join(this.dataDir, 'keys', 'vault.key');
    this.platform = await openPlatform({ databaseUrl: this.server.url, vaultKeyFile, onAlarm });
    this.app = await createApp(this.platform);
    await this.app.init();
    return this;
  }

  follow(): this {
    this.projector = new Projector(this.platform, this.app, (message) => this.alarms.push(message));
    this.projector.start();
    return this;
  }

  async rest(): Promise<void> {
    await this.projector?.stop();
  }

  async close(): Promise<void> {
    await this.rest();
    await this.app.close();
    await this.platform.close();
    await this.server.stop();
  }

  /** One entry of the trail, which is a leaf of its log. */
  record(about: string): void {
    this.platform.trail.record({ kind: 'LoggedOut', account: 'jingban', about });
  }

  /** Waits until everything in both stores is signed for. */
  async signed(): Promise<void> {
    await this.platform.trail.settled();
    for (const name of LOG_NAMES) {
      const { store, log } = this.platform.logs[name];
      const covered = async () => {
        const size = (await log.latestCheckpoint())?.size ?? 0;
        const last = size > 0 ? await log.leafAt(size - 1) : undefined;
        return last?.position === (await store.head());
      };
      await until(covered);
    }
  }
}

let folder: string;
const open = new Set<House>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diqi-backup-'));
  // When this runs as root, PostgreSQL runs as another user.
  await chmod(folder, 0o711);
});
afterEach(async () => {
  for (const house of open) await house.close();
  open.clear();
  await rm(folder, { recursive: true, force: true });
});

async function opened(name: string): Promise<House> {
  const house = await new House(join(folder, name)).open();
  open.add(house);
  return house;
}

async function close(house: House): Promise<void> {
  open.delete(house);
  await house.close();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('not in time');
    await wait(20);
  }
}

const faults = async ({ platform }: House) =>
  Promise.all(LOG_NAMES.map((name) => platform.logs[name].log.fault()));

test('a backup that is made while events are recorded and signed is one that the log goes on from', async () => {
  const house = (await opened('data')).follow();
  await openFirstAdministrator(house.app, house.platform, '140722');
  house.record('before the backup');
  await house.signed();
  let copied = false;
  const recording = (async () => {
    for (let number = 0; !copied; number += 1) {
      house.record(`before the copy was whole: ${number}`);
      await wait(2);
    }
  })();
  await backUp(house.dataDir, join(folder, 'copy'), { embedded: true });
  copied = true;
  await recording;
  await expect(backUp(house.dataDir, join(folder, 'copy'), { embedded: true })).rejects.toThrow('已有内容');
  await close(house);

  const restored = await opened('copy');
  const kept = await readFile(join(restored.dataDir, 'keys', 'access.checkpoint'), 'utf8');
  expect(Number(kept.split('\n')[1])).toBeGreaterThan(0);
  expect(await restored.platform.events.head()).toBeGreaterThanOrEqual(0);
  restored.follow().record('after the restore');
  await restored.signed();
  expect(await faults(restored)).toEqual([undefined, undefined]);
  expect(restored.alarms).toEqual([]);
});

test('a store older than what was signed for stops the log until the loss is accepted, which is recorded', async () => {
  const house = (await opened('data')).follow();
  await openFirstAdministrator(house.app, house.platform, '140722');
  house.record('in the backup');
  await house.signed();
  await house.rest();
  await backUp(house.dataDir, join(folder, 'copy'), { embedded: true });
  house.follow();
  for (const number of [1, 2, 3]) house.record(`not in the backup: ${number}`);
  await house.signed();
  const note = (await house.platform.logs.access.log.latestCheckpoint())?.note;
  await close(house);
  // The database of yesterday with the checkpoints of today.
  await cp(join(folder, 'data', 'keys'), join(folder, 'copy', 'keys'), { recursive: true });

  const restored = (await opened('copy')).follow();
  await until(async () => (await faults(restored)).some((fault) => fault?.includes('shorter than its log')));
  await expect(acceptLosses(restored.platform, '磁盘损坏')).rejects.toThrow('系统正在运行');
  await restored.rest();

  const accepted = await acceptLosses(restored.platform, '磁盘损坏');
  expect(accepted).toMatchObject([{ log: 'access', signed: 4, stored: 1 }]);
  expect(await readFile(accepted[0]?.evidence ?? '', 'utf8')).toBe(note);
  expect(await readdir(join(folder, 'copy', 'keys'))).toContainEqual(
    expect.stringMatching(/^access\.checkpoint\.lost-/),
  );
  expect(await acceptLosses(restored.platform, '再来一次')).toEqual([]);

  restored.follow();
  await restored.signed();
  expect(await faults(restored)).toEqual([undefined, undefined]);
  const entries = [];
  for await (const page of restored.platform.trailStore.readAll(-1)) entries.push(...page);
  expect(entries.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({
      kind: 'SignedLossAccepted',
      about: 'access',
      detail: expect.stringContaining('磁盘损坏'),
    }),
  );
});
