import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { errorCode, textPropertyOf } from '#kernel';
import {
  BadNote,
  leafHash,
  openCheckpoint,
  parseProofFile,
  verifierOf,
  verifyInclusion,
} from '#transparency-log';
import { RecomputedBooks, mismatches, readTrialBalances } from './books.js';
import { BadBundle } from './bundle.js';
import { ExportFailed, exportBundle } from './export.js';
import { progress } from './progress.js';
import type { VerificationReport } from './report.js';
import { incomplete, verifyBundle } from './verification.js';

/* The offline auditor: exit code 0 when everything holds, 1 when it does not or cannot be checked. */

const program = new Command('auditor')
  .description('离线审计：不连服务器和数据库，只凭导出的文件核对登记记录和账簿')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

const keyOption = (): Option =>
  new Option('--key <vkey>', '验证公钥（文本或文件），应另行取得；不给则用文件所附的');
const JSON_OPTION = new Option('--json', '以 JSON 输出结果');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const textOf = (given: string): string => (existsSync(given) ? readFileSync(given, 'utf8') : given).trim();

interface VerifyOptions {
  key?: string;
  since?: string;
  json?: boolean;
}

program
  .command('verify')
  .description('核对导出的记录：签名、逐条内容、顺序、与先前检查点的一致性')
  .argument('<bundle>', '导出的文件')
  .option('--since <checkpoint>', '上次审计留存的检查点（文件）')
  .addOption(keyOption())
  .addOption(JSON_OPTION)
  .action((path: string, options: VerifyOptions) => {
    const report = verified(path, options);
    if (options.json) say(JSON.stringify(report, null, 2));
    else tell(report);
    if (!report.ok) process.exitCode = 1;
  });

program
  .command('recompute')
  .description('核对记录后，按记账规则由事实重算科目余额表，并与导出的账簿逐格比较')
  .argument('<bundle>', '导出的文件')
  .option('--compare <file>', '系统给出的科目余额表（JSON，一张或多张）')
  .option('--entity <code>', '只算一个会计主体（统一社会信用代码）')
  .option('--from <month>', '起始期间，例如 2026-01')
  .option('--to <month>', '截止期间')
  .option('--out <file>', '把重算的科目余额表写到文件')
  .option('--since <checkpoint>', '上次审计留存的检查点（文件）')
  .addOption(keyOption())
  .addOption(JSON_OPTION)
  .action((path: string, options: VerifyOptions & RecomputeOptions) => recompute(path, options));

interface RecomputeOptions {
  compare?: string;
  entity?: string;
  from?: string;
  to?: string;
  out?: string;
}

program
  .command('proof')
  .description('核对一条事件的离线证明（.tlog-proof）')
  .argument('<leaf>', '事件在日志中的原文（GET /api/log/leaf）')
  .argument('<proof>', '证明文件（GET /api/log/proof）')
  .addOption(keyOption().makeOptionMandatory())
  .addOption(JSON_OPTION)
  .action((leaf: string, proof: string, options: { key: string; json?: boolean }) => {
    const verifier = verifierOf(textOf(options.key));
    const { index, proof: hashes, checkpoint } = parseProofFile(readFileSync(proof, 'utf8'));
    const { origin, size, root } = openCheckpoint(checkpoint, verifier.name, [verifier]);
    const ok = verifyInclusion({ index, size, root, leaf: leafHash(readFileSync(leaf)), proof: hashes });
    if (options.json) say(JSON.stringify({ ok, origin, size, index }, null, 2));
    else
      say(
        ok ? `成立：它是 ${origin} 第 ${index} 条（共签 ${size} 条）。` : '不成立：它不是所证明的那条事件。',
      );
    if (!ok) process.exitCode = 1;
  });

program
  .command('export')
  .description('从运行中的系统导出整本记录，供离线核对（唯一需要连系统的命令）')
  .requiredOption('--out <file>', '写到哪个文件')
  .option('--books <file>', '同时导出各会计主体的科目余额表，供 recompute --compare')
  .option('--url <url>', '系统地址', process.env.DIQI_URL ?? 'http://127.0.0.1:3000')
  .option('--account <id>', '审计账号', process.env.DIQI_ACCOUNT)
  .addOption(new Option('--log <log>', '哪一本').choices(['register', 'access']).default('register'))
  .action(async (options: ExportCommandOptions) => {
    const { DIQI_TOKEN: token, DIQI_PASSWORD: password } = process.env;
    const secrets = { token: given(token), password: given(password) };
    const { size, stored } = await exportBundle({ ...options, ...secrets });
    say(`已导出到 ${options.out}。核对：npm run auditor -- verify ${options.out}`);
    if (stored <= size) return;
    process.stderr.write(`${incomplete(stored, size)}\n`);
    process.exitCode = 1;
  });

/** A variable that is set to nothing is not given. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

interface ExportCommandOptions {
  out: string;
  books?: string;
  url: string;
  account?: string;
  log: 'register' | 'access';
}

function verified(path: string, options: VerifyOptions, books?: RecomputedBooks): VerificationReport {
  const shown = progress('核对');
  try {
    return verifyBundle(path, {
      ...(options.key !== undefined && { vkey: textOf(options.key) }),
      ...(options.since !== undefined && { since: readFileSync(options.since, 'utf8') }),
      onProgress: (done) => shown.at(done),
      ...(books && { onEvent: (event) => books.add(event) }),
    });
  } finally {
    shown.end();
  }
}

function tell({ ok, origin, size, stored, events, key, since, problem }: VerificationReport): void {
  if (origin !== null) say(`日志      ${origin}`);
  if (size !== null) say(`签名条数  ${size}`);
  say(`读到条数  ${events}`);
  say(
    stored === null
      ? '注意      文件没有写明导出时登记库有多少条，不知道有没有遗漏。'
      : `库中条数  ${stored}`,
  );
  if (since !== null) say(`承接      前 ${since} 条与先前的检查点相符`);
  if (key === 'bundle')
    say('注意      公钥取自文件本身；请用 --key 给出另行取得的公钥，否则不能证明是谁签的。');
  say(
    ok
      ? '结论      成立：逐条相符，没有改动、删除、添加或换位。'
      : `结论      不成立：${problem?.detail ?? ''}`,
  );
}

function recompute(path: string, options: VerifyOptions & RecomputeOptions): void {
  const books = new RecomputedBooks();
  const verification = verified(path, options, books);
  const balances = verification.ok ? books.trialBalances(options) : [];
  const given = options.compare === undefined ? [] : readTrialBalances(options.compare);
  const differences = verification.ok ? mismatches(books, given) : [];
  const ok = verification.ok && differences.length === 0;
  if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(balances, null, 2)}\n`);
  if (options.json) {
    say(JSON.stringify({ ok, verification, compared: given.length, differences, balances }, null, 2));
  } else {
    tell(verification);
    for (const { entity, totals, balanced } of balances)
      say(
        `${entity}  期末借 ${yuan(totals.closingDebitFen)}  期末贷 ${yuan(totals.closingCreditFen)}  ${balanced ? '平衡' : '不平衡'}`,
      );
    for (const { entity, where, exported, recomputed } of differences)
      say(`不符：${entity} ${where} 导出为 ${String(exported)}，重算为 ${String(recomputed)}`);
    if (options.compare !== undefined && verification.ok)
      say(
        differences.length === 0
          ? `账簿相符：${given.length} 张科目余额表逐格相同。`
          : `账簿不符：${differences.length} 处。`,
      );
  }
  if (!ok) process.exitCode = 1;
}

const yuan = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;

try {
  await program.parseAsync();
} catch (error) {
  const code = errorCode(error);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else if (error instanceof BadBundle || error instanceof BadNote || error instanceof ExportFailed) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    process.stderr.write(`读写不了文件 ${textPropertyOf(error, 'path') ?? ''}（${code}）。\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
