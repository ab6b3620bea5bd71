import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Header, Logger, Param, Query, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { PERMISSIONS, reject } from '#kernel';
import {
  AfterQuery,
  Caller,
  IntegerQuery,
  type Principal,
  ProblemBody,
  Public,
  Refused,
  Requires,
  ShownNumber,
  ShownTexts,
  orNotFound,
} from '#nest';
import { Choice, SubjectId } from '#nest/fields';
import { LOG_TITLES, type LogName } from '#platform';
import { leafBytes, parseTilePath } from '#transparency-log';
import { Proofs } from './proofs.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
/** What cannot change may be kept. */
const FOR_EVER = 'public, max-age=31536000, immutable';

class LogQuery extends AfterQuery {
  @Choice('哪一本日志（不填则为登记记录）', LOG_TITLES, { optional: true })
  log?: LogName;
}

class LeafQuery extends LogQuery {
  @SubjectId('事件编号')
  event: string;
}

class ConsistencyQuery extends LogQuery {
  @IntegerQuery('较早的大小（不填则为 0）', 0, Number.MAX_SAFE_INTEGER)
  from?: number;
  @IntegerQuery('较晚的大小（不填则为当前）', 0, Number.MAX_SAFE_INTEGER)
  to?: number;
}

class ConsistencyBody {
  @ShownNumber('较早的大小')
  from: number;
  @ShownNumber('较晚的大小')
  to: number;
  @ShownTexts('证明（RFC 6962 2.1.2），每项为 base64 的 SHA-256')
  proof: string[];
}

/** What lets anybody check the register without trusting it: formats of C2SP (tlog-checkpoint, -proof, -tiles). */
@ApiTags('透明日志')
@Controller('api/log')
export class LogQueries {
  private readonly logger = new Logger(LogQueries.name);

  constructor(private readonly proofs: Proofs) {}

  @Get('checkpoint')
  @Public()
  @Header('Content-Type', TEXT)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'GetCheckpoint', summary: '最新的签名检查点' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'C2SP tlog-checkpoint' })
  async checkpoint(@Query() { log = 'register', after }: LogQuery): Promise<string> {
    return (await this.proofs.checkpoint(log, after)).note;
  }

  @Get('vkey')
  @Public()
  @Header('Content-Type', TEXT)
  @ApiOperation({ operationId: 'GetVerifierKey', summary: '验证检查点签名的公钥' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'C2SP signed-note 的验证公钥' })
  async vkey(@Query() { log = 'register' }: LogQuery): Promise<string> {
    return `${await this.proofs.vkey(log)}\n`;
  }

  @Get('proof')
  @Public()
  @Header('Content-Type', TEXT)
  @ApiOperation({ operationId: 'GetProof', summary: '一条事件的离线证明（.tlog-proof）' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'C2SP tlog-proof' })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  proof(@Query() { event, log = 'register' }: LeafQuery): Promise<string> {
    return this.proofs.proof(log, event);
  }

  @Get('leaf')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetLeaf', summary: '一条事件在日志中的原文（逐字节）' })
  @ApiOkResponse({ description: 'RFC 8785 形式的 JSON；SHA-256(0x00 ‖ 原文) 即叶子' })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async leaf(
    @Caller() principal: Principal,
    @Query() { event, log = 'register' }: LeafQuery,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.proofs.event(log, event, principal);
    response.setHeader('Content-Type', 'application/json').end(leafBytes(found));
  }

  @Get('consistency')
  @Public()
  @ApiOperation({ operationId: 'GetConsistency', summary: '较晚的日志只增不改的证明' })
  @ApiOkResponse({ type: ConsistencyBody })
  async consistency(@Query() query: ConsistencyQuery): Promise<ConsistencyBody> {
    const { log = 'register', from = 0, after } = query;
    const { size } = await this.proofs.checkpoint(log, after);
    const to = query.to ?? size;
    const proof = await this.proofs.consistency(log, from, to);
    return { from, to, proof: proof.map((hash) => hash.toString('base64')) };
  }

  @Get('tile/*path')
  @Public()
  @ApiOperation({ operationId: 'GetTile', summary: '日志的一片哈希（C2SP tlog-tiles：<L>/<N>[.p/<W>]）' })
  @ApiParam({ name: 'path', example: '0/000.p/1' })
  @ApiProduces(BYTES)
  @ApiOkResponse({ description: '依次排列的 SHA-256' })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async tile(
    @Param('path') path: string | string[],
    @Query() { log = 'register' }: LogQuery,
    @Res() response: Response,
  ): Promise<void> {
    const name = [path].flat().join('/');
    const tile = parseTilePath(name);
    const hashes = tile && (await this.proofs.tile(log, tile));
    response.setHeader('Content-Type', BYTES).setHeader('Cache-Control', FOR_EVER);
    response.end(orNotFound(hashes, '这一片日志', name.slice(0, 100)));
  }

  @Get('export')
  @Requires('log.export')
  @ApiOperation({ operationId: 'ExportBundle', summary: '导出整本日志，供离线核对' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'diqi-bundle v2：签名检查点、叶子、全部事件原文' })
  async export(
    @Caller() principal: Principal,
    @Query() { log = 'register', after }: LogQuery,
    @Res() response: Response,
  ): Promise<void> {
    if (!this.proofs.mayExport(principal)) {
      const detail = `“${PERMISSIONS['log.export']}”须是全县范围的授权，请联系系统管理员。`;
      throw new Refused(reject('forbidden', 'LOG.NOT_WHOLE_COUNTY', detail));
    }
    const exported = await this.proofs.exportable(log, after);
    response.setHeader('Content-Type', TEXT);
    // For whoever wants the books of that moment: `?after=` takes the position.
    response.setHeader('X-Diqi-Size', exported.size);
    response.setHeader('X-Diqi-Position', exported.position);
    response.setHeader('X-Diqi-Stored', exported.stored);
    response.setHeader('Content-Disposition', `attachment; filename="diqi-${log}-${exported.size}.bundle"`);
    await pipeline(Readable.from(this.proofs.bundle(log, exported)), response).catch((error: unknown) => {
      // The head is out already: all that can be told is that the text ends too early, which a check finds.
      this.logger.error(`export of ${log} broke off: ${String(error)}`);
      response.destroy();
    });
  }
}
