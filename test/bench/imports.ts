import pg from 'pg';
import {
  CONTRACT_HEAD,
  HOUSEHOLD_HEAD,
  PARCEL_HEAD,
  type Values,
  contractRows,
  householdRows,
  parcelRows,
  workbookOf,
} from '../acceptance/workbooks.js';
import { COLLECTIVE } from '../acceptance/village.js';
import { must, progress } from './measure.js';
import { MeasuredSystem, VILLAGE } from './measured-system.js';
import type { Report } from './report.js';

/*
 * A workbook of contracts: sent, checked, rehearsed and recorded, all or nothing, while views and process managers
 * follow on the same cores.
 */

const CONTRACTS = Number(process.env.BENCH_CONTRACTS ?? 20_000);
/** Each household has ten. */
const HOUSEHOLDS = CONTRACTS / 10;

interface Progress {
  readonly importId: string;
  readonly state: string;
  readonly message: string;
  readonly total: number;
  readonly recorded: number;
  readonly complaints: readonly object[];
}

export async function imports(report: Report): Promise<void> {
  const system = await MeasuredSystem.start();
  try {
    const reviewer = await system.hire('shenhe', 'county-reviewer');
    const clerk = await system.hire('jingban', 'station-clerk');
    const collective = { collectiveId: COLLECTIVE, name: '黄家会村股份经济合作社', divisionCode: VILLAGE };
    await system.post('collectives/register-collective', collective, reviewer);
    const send = async (kind: string, rows: Values): Promise<number> => {
      progress(`imports: ${kind}`);
      const begun = performance.now();
      await imported(system.address, clerk, kind, await workbookOf(rows));
      return (performance.now() - begun) / 1_000;
    };
    await send('households', [HOUSEHOLD_HEAD, ...householdRows(1, HOUSEHOLDS)]);
    const parcels = await send('parcels', [PARCEL_HEAD, ...parcelRows(1, CONTRACTS)]);
    const contracts = await send('household-contracts', [CONTRACT_HEAD, ...contractRows(1, CONTRACTS, 10)]);
    await everyOnce(system.database.url);
    const sample = { perSecond: CONTRACTS / contracts };
    report.rate('import_contract_rows', `import ${CONTRACTS} contracts from .xlsx`, sample, ' rows/s');
    report.figure('import_contract_rows_s', '  from sending the file to its end', contracts, 's');
    report.figure('import_parcel_rows_s', `import ${CONTRACTS} parcels with ownership`, parcels, 's');
  } finally {
    await system.stop();
  }
}

/** Sends a file and waits until all of it is recorded. */
export async function imported(address: string, token: string, kind: string, file: Buffer): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind,
    divisionCode: VILLAGE,
    collectiveId: COLLECTIVE,
    mode: 'all-or-nothing',
    evidenceGrade: 'registered',
  }))
    form.set(name, value);
  form.set('file', new Blob([new Uint8Array(file)]), 'rows.xlsx');
  const answer = await fetch(`${address}/api/imports`, { method: 'POST', headers, body: form });
  must(answer.status === 202, `${kind}: ${answer.status}`);
  const { importId } = (await answer.json()) as Progress;
  for (;;) {
    const told = (await (await fetch(`${address}/api/imports/${importId}`, { headers })).json()) as Progress;
    if (['waiting', 'checking', 'recording'].includes(told.state)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    must(
      told.state === 'finished' && told.recorded === told.total,
      `${kind}: ${told.message} ${JSON.stringify(told.complaints[0])}`,
    );
    return;
  }
}

async function everyOnce(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ events: number; numbers: number }>(
    `SELECT count(*)::int AS events,
            count(DISTINCT convert_from(data, 'UTF8')::jsonb ->> 'number')::int AS numbers
       FROM events.event WHERE type = 'ContractConcluded'`,
  );
  await client.end();
  must(
    rows[0]?.events === CONTRACTS && rows[0].numbers === CONTRACTS,
    `${rows[0]?.events} contracts of ${CONTRACTS} were recorded, ${rows[0]?.numbers} of them different`,
  );
}
