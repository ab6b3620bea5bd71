import { Controller, Get, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';
import type { Response } from 'express';
import { textPropertyOf } from '#kernel';
import { Public } from '#nest';
import { LOG_NAMES, type LogName, type LoggedStore, type Platform, isFollowed } from '#platform';
import { CheckpointRow } from '#read-store';
import { PLATFORM } from './tokens.js';
import { positionOf } from './transparency/proofs.js';

/** Events a view may be behind before the system counts as not ready. */
const LAG_LIMIT = 10_000;
/** How long an event may wait for its signature before the system counts as not ready, in milliseconds. */
const SIGN_LIMIT_MS = 30_000;

@ApiTags('运行状态')
@Controller('health')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The process answers. */
  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'Live', summary: '进程是否在运行' })
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The store answers, a projector follows it, no view is stopped or far behind, and the logs sign what is recorded. */
  @Get('ready')
  @Public()
  // Described here: the library would describe it only where it can load the documentation package.
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOkResponse({ description: '可以受理' })
  @ApiServiceUnavailableResponse({
    description: '存储没有答复，或没有投影进程，或有视图停止、落后，或日志停止、逾时未签；答复中写明是哪一个',
  })
  @ApiOperation({
    operationId: 'Ready',
    summary: '能否受理：存储可用，投影进程在运行，视图没有停止或落后，日志在签',
  })
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<HealthCheckResult | ReturnType<ServiceUnavailableException['getResponse']>> {
    try {
      return await this.checks.check([
        () => this.eventStore(),
        () => this.projector(),
        () => this.views(),
        () => this.logs(),
      ]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      response.status(error.getStatus());
      return error.getResponse();
    }
  }

  private async eventStore() {
    const indicator = this.indicators.check('eventStore');
    const head = await this.platform.events.head().catch(() => undefined);
    return head === undefined ? indicator.down('no answer') : indicator.up({ head });
  }

  private async projector() {
    const indicator = this.indicators.check('projector');
    const followed = await isFollowed(this.platform.pool).catch(() => false);
    return followed ? indicator.up() : indicator.down('no process follows the store');
  }

  private async logs() {
    const indicator = this.indicators.check('logs');
    try {
      const [stopped, overdue]: [string[], LogName[]] = [[], []];
      for (const name of LOG_NAMES) {
        const fault = await this.platform.logs[name].log.fault();
        if (fault !== undefined) stopped.push(fault);
        else if (await this.isOverdue(this.platform.logs[name])) overdue.push(name);
      }
      return stopped.length + overdue.length > 0 ? indicator.down({ stopped, overdue }) : indicator.up();
    } catch {
      return indicator.down('no answer');
    }
  }

  /** Whether the first event that is not signed for has waited too long. */
  private async isOverdue(logged: LoggedStore): Promise<boolean> {
    const position = await positionOf(logged, (await logged.log.latestCheckpoint()) ?? { size: 0 });
    if (position >= (await logged.store.head())) return false;
    for await (const [event] of logged.store.readAll(position, { pageSize: 1 })) {
      const recordedAt = Date.parse(textPropertyOf(event?.metadata, 'recordedAt') ?? '');
      return Date.parse(this.platform.clock.now()) - recordedAt > SIGN_LIMIT_MS;
    }
    return false;
  }

  private async views() {
    const indicator = this.indicators.check('views');
    try {
      const head = await this.platform.events.head();
      const rows = await this.platform.dataSource.getRepository(CheckpointRow).find();
      const stopped = rows.filter(({ fault }) => fault !== null).map(({ projection }) => projection);
      const behind: string[] = [];
      for (const { projection, position } of rows.sort((a, b) => b.position - a.position))
        // Whoever is behind one that is far behind is so as well.
        if (behind.length > 0 || (await this.isFarBehind(position, head))) behind.push(projection);
      if (stopped.length + behind.length > 0) return indicator.down({ stopped, behind });
      return indicator.up();
    } catch {
      return indicator.down('no answer');
    }
  }

  /** Counts, since positions may have gaps: no more events can be missing than positions. */
  private async isFarBehind(position: number, head: number): Promise<boolean> {
    if (head - position <= LAG_LIMIT) return false;
    let missing = 0;
    for await (const page of this.platform.events.readAll(position)) {
      missing += page.length;
      if (missing > LAG_LIMIT) return true;
    }
    return false;
  }
}
