import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { type Projection, ViewGate, type ViewState } from '#read-store';
import type { Position } from '#event-store';
import { reject } from '#kernel';
import { Refused } from './problem.js';

const PROJECTIONS = 'diqi:projections';
export const VIEW_GATE = Symbol('VIEW_GATE');

/** The views a query reads; `?after=<position>` waits, for a bounded time, until they have seen that position. */
export const ReadsFrom = (...projections: readonly Projection[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(PROJECTIONS, projections),
    ApiQuery({
      name: 'after',
      required: false,
      description: '等到视图更新到此位置（登记时答复的 position）再答复，最多等 5 秒',
      schema: { type: 'integer', minimum: 0 },
    }),
  );

/** Waits, for a bounded time, until a view has seen a position; else tells the reader why not. */
export async function awaitView(gate: ViewGate, projection: Projection, position: Position): Promise<void> {
  await mayRead(gate, projection, await gate.caughtUp(projection, position));
}

/** @throws Refused (503) with the title of a view that cannot answer, and how far it has come */
async function mayRead(gate: ViewGate, { title }: Projection, found: ViewState): Promise<void> {
  if (found.state === 'ready') return;
  if (found.state === 'stopped') {
    const detail = `“${title}”已停止更新，请联系管理员；已登记的内容没有丢失。`;
    throw new Refused(reject('unavailable', 'VIEW.STOPPED', detail));
  }
  const progress = `（已到位置 ${Math.max(found.position, 0)}，最新位置 ${await gate.head()}）`;
  throw new Refused(
    found.state === 'rebuilding'
      ? reject('unavailable', 'VIEW.REBUILDING', `“${title}”正在重建${progress}，请稍后再查；登记不受影响。`)
      : reject('unavailable', 'VIEW.BEHIND', `“${title}”尚未更新到最新的登记内容${progress}，请稍后再试。`),
  );
}

@Injectable()
export class AfterInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(VIEW_GATE) private readonly gate: ViewGate,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const targets = [context.getHandler(), context.getClass()];
    const views =
      this.reflector.getAllAndOverride<readonly Projection[] | undefined>(PROJECTIONS, targets) ?? [];
    const { after } = request.query;
    if (views.length === 0) return next.handle();
    if (after === undefined) {
      for (const view of views) await mayRead(this.gate, view, await this.gate.readableNow(view));
      return next.handle();
    }
    if (typeof after !== 'string' || !/^\d{1,15}$/.test(after)) {
      throw new Refused(
        reject('invalid', 'REQUEST.AFTER', '参数 after 应为登记时答复的位置（position）。', {
          field: 'after',
        }),
      );
    }
    for (const view of views) await awaitView(this.gate, view, Number(after));
    return next.handle();
  }
}
