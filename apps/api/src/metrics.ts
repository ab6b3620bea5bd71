import { Controller, Get, Header, Inject, Injectable } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { textPropertyOf } from '#kernel';
import { Public } from '#nest';
import type { Platform } from '#platform';
import { CheckpointRow } from '#read-store';
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
    new Gauge({
      name: 'diqi_events_head',
      help: 'Position of the last event',
      registers: [this.registry],
      async collect() {
        this.set(await platform.events.head());
      },
    });
    new Gauge({
      name: 'diqi_log_signed_size',
      help: 'Events that the last checkpoint of each transparency log covers',
      labelNames: ['log'] as const,
      registers: [this.registry],
      async collect() {
        for (const log of ['register', 'access'] as const)
          this.set({ log }, (await platform.logs[log].log.latestCheckpoint())?.size ?? 0);
      },
    });
    new Gauge({
      name: 'diqi_view_position',
      help: 'Position each view has seen',
      labelNames: ['view'] as const,
      registers: [this.registry],
      async collect() {
        for (const { projection, position } of await platform.dataSource.getRepository(CheckpointRow).find())
          this.set({ view: projection }, position);
      },
    });
  }

  /** Express middleware; the route, not the path, so that labels stay few. */
  readonly observe = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.durations.startTimer();
    response.once('finish', () => {
      const route = textPropertyOf(request.route, 'path') ?? 'none';
      end({ method: request.method, route, status: response.statusCode });
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
