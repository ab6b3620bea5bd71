import { Controller, Get, Header, Inject, Injectable } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Public } from '#nest';
import { LOG_NAMES, type Platform, isFollowed } from '#platform';
import { CheckpointRow, reactionPositions } from '#read-store';
import { routeOf } from './log.js';
import { PLATFORM } from './tokens.js';

/** What an operator watches, in the Prometheus text format. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'diqi_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(@Inject(PLATFORM) platform: Platform) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('diqi_events_head', 'Position of the last event', async (gauge) => {
      gauge.set(await platform.events.head());
    });
    this.gauge('diqi_projector_leading', '1 while a process follows the store', async (gauge) => {
      gauge.set((await isFollowed(platform.pool)) ? 1 : 0);
    });
    const signed = 'Events that the last checkpoint of each transparency log covers';
    this.gauge(
      'diqi_log_signed_size',
      signed,
      async (gauge) => {
        for (const log of LOG_NAMES)
          gauge.set({ log }, (await platform.logs[log].log.latestCheckpoint())?.size ?? 0);
      },
      'log',
    );
    this.gauge(
      'diqi_log_stopped',
      '1 while a transparency log contradicts its store',
      async (gauge) => {
        for (const log of LOG_NAMES)
          gauge.set({ log }, (await platform.logs[log].log.fault()) === undefined ? 0 : 1);
      },
      'log',
    );
    this.gauge(
      'diqi_view_position',
      'Position each view has seen',
      async (gauge) => {
        for (const { projection, position } of await platform.dataSource.getRepository(CheckpointRow).find())
          gauge.set({ view: projection }, position);
      },
      'view',
    );
    this.gauge(
      'diqi_reaction_position',
      'Position each process manager has handled',
      async (gauge) => {
        for (const { name, position } of await reactionPositions(platform.pool))
          gauge.set({ reaction: name }, position);
      },
      'reaction',
    );
  }

  /** Asked for whenever somebody reads. */
  private gauge(
    name: string,
    help: string,
    collect: (gauge: Gauge) => Promise<void>,
    ...labelNames: string[]
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        await collect(this);
      },
    });
  }

  /** Express middleware; the route, not the path, so that labels stay few. */
  readonly observe = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.durations.startTimer();
    response.once('finish', () => {
      end({ method: request.method, route: routeOf(request), status: response.statusCode });
    });
    next();
  };
}

@ApiTags('运行状态')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  @ApiProduces('text/plain')
  @ApiOperation({ operationId: 'Metrics', summary: '运行指标（Prometheus）' })
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
