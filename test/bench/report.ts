import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import pg from 'pg';
import { type Sample, say } from './measure.js';

/** Everything that was measured, for people and for programs. */
export class Report {
  readonly ratios: Record<string, number> = {};
  readonly figures: Record<string, number> = {};
  readonly conditions: Record<string, string | number> = {};
  private readonly rows: string[][] = [];

  /** @param name snake_case, unique; the name of the figures in JSON */
  rate(name: string, title: string, { perSecond, p50, p99 }: Sample, unit = '/s'): void {
    this.figures[`${name}_per_second`] = Math.round(perSecond);
    if (p50 !== undefined) this.figures[`${name}_p50_ms`] = round(p50);
    if (p99 !== undefined) this.figures[`${name}_p99_ms`] = round(p99);
    this.rows.push([
      title,
      `${Math.round(perSecond).toLocaleString('en')}${unit}`,
      p50 === undefined ? '' : `${round(p50)} ms`,
      p99 === undefined ? '' : `${round(p99)} ms`,
    ]);
  }

  figure(name: string, title: string, value: number, unit: string): void {
    this.figures[name] = round(value);
    this.rows.push([title, `${round(value)} ${unit}`, '', '']);
  }

  /** @param target what the project wants of it at least */
  ratio(name: string, title: string, value: number, target: number): void {
    this.ratios[name] = round(value);
    this.rows.push([
      `  ${title} [${name}]`,
      `${round(value)}×`,
      `≥ ${target}×`,
      value >= target ? '' : 'below',
    ]);
  }

  async describe(databaseUrl: string): Promise<void> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const setting = async (name: string): Promise<string> =>
      String((await client.query<Record<string, string>>(`SHOW ${name}`)).rows[0]?.[name]);
    Object.assign(this.conditions, {
      cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      postgresql: await setting('server_version'),
      fsync: await setting('fsync'),
      synchronousCommit: await setting('synchronous_commit'),
      sharedBuffers: await setting('shared_buffers'),
      rounds: 'median of 3, alternating',
      date: new Date().toISOString().slice(0, 10),
    });
    await client.end();
  }

  print(): void {
    const head = ['', 'rate', 'p50', 'p99'];
    const widths = head.map((_, column) =>
      Math.max(...[head, ...this.rows].map((row) => row[column]?.length ?? 0)),
    );
    for (const row of [head, ...this.rows]) {
      const cells = row.map((cell, at) =>
        at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
      );
      say(cells.join('  ').trimEnd());
    }
    say('');
    for (const [name, value] of Object.entries(this.conditions)) say(`${name}: ${value}`);
  }

  write(path: string): void {
    const { ratios, figures, conditions } = this;
    writeFileSync(path, `${JSON.stringify({ ratios, figures, conditions }, null, 2)}\n`);
  }
}

/** Three digits that count. */
function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
