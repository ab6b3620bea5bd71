import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type JsonObject, type LegalBasis, type Rejection, type RejectionCategory, reject } from '#kernel';
import { isOutage } from './outage.js';

/** RFC 9457 problem details, with what a clerk needs beside it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** Chinese sentence that names the field or the rule and what to do. */
  readonly detail: string;
  readonly rule?: string;
  readonly basis?: readonly LegalBasis[];
  readonly facts?: JsonObject;
  readonly wayForward?: string;
  /** Every field at fault, for a malformed request. */
  readonly errors?: readonly { field: string; detail: string }[];
  /** The other rules that forbid it as well. */
  readonly others?: readonly Pick<Problem, 'code' | 'detail' | 'rule' | 'basis' | 'wayForward'>[];
  /** Correlation id, for the person who asks the operator. */
  readonly instance?: string;
}

/** The one table from refusal to HTTP. */
const STATUS: Readonly<Record<RejectionCategory, { status: number; title: string }>> = {
  invalid: { status: 400, title: '填写有误' },
  unauthenticated: { status: 401, title: '尚未登录' },
  forbidden: { status: 403, title: '没有权限' },
  'not-found': { status: 404, title: '没有找到' },
  conflict: { status: 409, title: '同时修改' },
  stale: { status: 412, title: '内容已更新' },
  rule: { status: 422, title: '不符合规定' },
  unavailable: { status: 503, title: '暂时不能答复' },
};

/** Carries a refusal out of a controller. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly rejection: Rejection,
    readonly errors?: Problem['errors'],
  ) {
    super(rejection.detail);
  }
}

export function problemOf(rejection: Rejection): Problem {
  const { status, title } = STATUS[rejection.category];
  const { code, detail, rule, basis, facts, wayForward, others } = rejection;
  return {
    type: `urn:diqi:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(rule && { rule }),
    ...(basis && { basis }),
    ...(facts && { facts }),
    ...(wayForward && { wayForward }),
    ...(others && {
      others: others.map((other) => ({
        code: other.code,
        detail: other.detail,
        ...(other.rule && { rule: other.rule }),
        ...(other.basis && { basis: other.basis }),
        ...(other.wayForward && { wayForward: other.wayForward }),
      })),
    }),
  };
}

/** What the framework and the parser throw, in the words of a clerk. */
const BY_STATUS: Readonly<Record<number, { code: string; detail: string }>> = {
  400: { code: 'REQUEST.MALFORMED', detail: '请求内容无法读取，请检查是否为完整的 JSON。' },
  401: { code: 'ACCESS.NOT_LOGGED_IN', detail: '尚未登录或登录已过期，请重新登录。' },
  403: { code: 'ACCESS.FORBIDDEN', detail: '您没有进行此项操作的权限。' },
  404: { code: 'REQUEST.NO_SUCH_ROUTE', detail: '没有这个地址，请核对网址。' },
  405: { code: 'REQUEST.METHOD_NOT_ALLOWED', detail: '这个地址不支持此种请求方式。' },
  413: { code: 'REQUEST.TOO_LARGE', detail: '提交的内容太大，请分次提交。' },
  415: { code: 'REQUEST.UNSUPPORTED_TYPE', detail: '请以 JSON（application/json）提交。' },
  429: { code: 'REQUEST.TOO_MANY', detail: '请求过于频繁，请稍后再试。' },
  503: { code: 'SYSTEM.UNAVAILABLE', detail: '系统繁忙或正在启动，请稍后再试。' },
};

/** The same of a form with a file, which is no JSON. */
const MALFORMED_FORM = {
  code: 'REQUEST.MALFORMED',
  detail: '上传的表单无法读取：请只在 file 一栏放一个文件，文件名和各栏不要有特殊字符，再上传一次。',
};

const UNEXPECTED = {
  code: 'SYSTEM.UNEXPECTED',
  detail: '系统出现意外问题，您的内容没有保存，请稍后再试；如再次出现，请把编号告诉管理员。',
};

/** Turns everything that is thrown into a problem document. Nothing of the inside is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const problem = this.problem(thrown, request);
    // Of an outage the words are enough: every request that meets it tells them.
    if (problem.status >= 500 && !(thrown instanceof Refused))
      this.logger.error(thrown instanceof Error && problem.status !== 503 ? thrown.stack : String(thrown));
    if (response.headersSent) return;
    // For the line that the request gets in the log.
    response.locals.refusal = problem.code;
    const later = problem.status === 503 || problem.status === 429;
    if (later && !response.hasHeader('Retry-After')) response.setHeader('Retry-After', '2');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, ...(request.id && { instance: request.id }) }));
  }

  private problem(thrown: unknown, request: Request): Problem {
    if (thrown instanceof Refused) {
      return { ...problemOf(thrown.rejection), ...(thrown.errors && { errors: thrown.errors }) };
    }
    if (isOutage(thrown)) return statusProblem(503);
    const status = statusOf(thrown);
    return status === 400 && request.is('multipart/form-data')
      ? problemIn(MALFORMED_FORM, status)
      : statusProblem(status);
  }
}

/** The status of a Nest exception or of an `http-errors` error from the body parser; else 500. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number')
    return thrown.status;
  return 500;
}

function statusProblem(status: number): Problem {
  const known = BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined) ?? UNEXPECTED;
  return problemIn(known, status);
}

function problemIn(words: { readonly code: string; readonly detail: string }, status: number): Problem {
  return { type: `urn:diqi:problem:${words.code}`, title: words.detail, status, ...words };
}

/** A field at fault, as a refusal of the whole request. */
export function invalidRequest(errors: readonly { field: string; detail: string }[]): Refused {
  const [first] = errors;
  const detail = first
    ? `${first.detail}。${errors.length > 1 ? `（另有 ${errors.length - 1} 处需要修改）` : ''}`
    : '填写有误，请检查。';
  return new Refused(reject('invalid', 'REQUEST.INVALID', detail, first && { field: first.field }), errors);
}
