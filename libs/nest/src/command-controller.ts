import { Body, HttpCode, Inject, Post, Query, Req, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiExtension,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import { isRejection, reject, rulesOf } from '#kernel';
import { Requires, type AuthenticatedRequest } from './access.js';
import type { CommandAnswer } from './command-answer.js';
import { BEHIND } from './carried-over.js';
import { type AnyCommandSpec, type Reference, subjectNotFoundCode } from './command-spec.js';
import { CommandAnswerBody, ProblemBody, SEVERITIES } from './bodies.js';
import { type RouteParameter, declareController, declareRoute } from './made-controller.js';
import { ACCESS_TRAIL, type AccessTrail, refusalEntry } from './ports.js';
import { Refused } from './problem.js';
import { Submission } from './submission.js';

/** What any command may be answered, whatever it is about. */
const REFUSALS_OF_ALL = [
  'REQUEST.INVALID',
  'REQUEST.IDEMPOTENCY_KEY',
  'REQUEST.IF_MATCH',
  'REQUEST.DRY_RUN',
  'REQUEST.QUERY',
  'ACCESS.NO_PERMISSION',
  'ACCESS.NO_ASSIGNMENT',
  'COMMAND.EFFECTIVE_IN_FUTURE',
  'COMMAND.KEY_REUSED',
  'COMMAND.STALE_REVISION',
  'COMMAND.CONTENDED',
];

/** `RegisterParcel` → `register-parcel`. */
export function commandPath(spec: AnyCommandSpec): string {
  return spec.command.name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** The route of a spec: `POST /api/<context>/<command-name>`, everything in the body. */
export function controllerOf(context: { path: string; title: string }, spec: AnyCommandSpec): Type<object> {
  class SpecController {
    constructor(
      private readonly bus: CommandBus,
      @Inject(ACCESS_TRAIL) private readonly trail: AccessTrail,
    ) {}

    async submit(command: object, request: AuthenticatedRequest, dryRun?: string): Promise<CommandAnswer> {
      const { user } = request;
      if (!user) throw new Error('no principal on a guarded route');
      assertKnownQuery(request);
      const submission = new Submission({
        principal: user,
        idempotencyKey: idempotencyKeyOf(request),
        expectedRevision: expectedRevisionOf(request),
        dryRun: dryRunOf(dryRun),
        correlationId: String(request.id),
      });
      submission.attachTo(command);
      const answer = await this.bus.execute<object, CommandAnswer | ReturnType<typeof reject>>(command);
      if (!isRejection(answer)) return answer;
      if (!submission.dryRun) this.trail.record(refusalEntry(user, spec.command.name, answer));
      throw new Refused(answer);
    }
  }
  describe(context, spec, SpecController);
  return SpecController;
}

/** What decorators would say above the class, said for a class that is made at run time. */
function describe(context: { path: string; title: string }, spec: AnyCommandSpec, type: Type<object>): void {
  const { permission } = spec;
  if (permission === 'internal') throw new Error(`${spec.command.name} has no route`);
  const decorators: MethodDecorator[] = [
    Post(commandPath(spec)),
    HttpCode(200),
    Requires(permission),
    ApiOperation({ operationId: spec.command.name, summary: spec.title, description: refusals(spec) }),
    ApiExtension('x-refusals', [...codesOf(spec), ...refusalsWithoutCase(spec), ...REFUSALS_OF_ALL]),
    ApiBody({ type: spec.command }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: '幂等键：每次新的提交换一个新的键；网络中断后用原键重发，不会重复登记',
      schema: { type: 'string', minLength: 8, maxLength: 100, example: 'a6f1c0de-0001' },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: '所见内容的版次（revision）；若已被他人更新则拒绝（412）',
      schema: { type: 'string', example: '"3"' },
    }),
    ApiQuery({
      name: 'dryRun',
      required: false,
      description: '只试办，不保存：答复每条规则的判断和最近的合法办法',
      schema: { type: 'string', enum: ['true', 'false'] },
    }),
    ApiOkResponse({ type: CommandAnswerBody, description: '已登记' }),
    ApiResponse({ status: 400, type: ProblemBody, description: '填写有误' }),
    ...(spec.subject.kind === 'existing'
      ? [ApiResponse({ status: 404, type: ProblemBody, description: '登记簿上没有' })]
      : []),
    ApiResponse({ status: 409, type: ProblemBody, description: '同时修改' }),
    ApiResponse({ status: 412, type: ProblemBody, description: '内容已更新' }),
    ApiResponse({ status: 422, type: ProblemBody, description: `不符合规定：${codesOf(spec).join('、')}` }),
    ...(isCarriedOver(spec)
      ? [ApiResponse({ status: 503, type: ProblemBody, description: '此前登记的内容尚未全部转入' })]
      : []),
  ];
  declareController(type, { name: spec.command.name, path: context.path, tag: context.title });
  const parameters: RouteParameter[] = [
    [spec.command, Body()],
    [Object, Req()],
    [String, Query('dryRun')],
  ];
  declareRoute(type, 'submit', parameters, decorators);
}

/** Codes of a command for which there is no case to judge. */
export function refusalsWithoutCase(spec: AnyCommandSpec): readonly string[] {
  const { subject, stream, refusals = [] } = spec;
  const absent = subject.kind === 'existing' ? [subjectNotFoundCode(stream)] : [];
  return [...absent, ...(isCarriedOver(spec) ? [BEHIND] : []), ...refusals];
}

/** Whether it reads what process managers must have carried over first. */
function isCarriedOver({ references = {} }: AnyCommandSpec): boolean {
  return Object.values<Reference<object, unknown>>(references).some(({ sources = [] }) => sources.length > 0);
}

function codesOf(spec: AnyCommandSpec): string[] {
  return rulesOf(spec)
    .filter((each) => each.severity === 'block')
    .map((each) => each.code);
}

/** The rules of a command as the person at the desk reads them. */
function refusals(spec: AnyCommandSpec): string {
  return rulesOf(spec)
    .map((each) => {
      const basis = each.basis.map(({ law, article }) => `《${law}》${article}`).join('、');
      return `- **${each.id}** ${each.sentence}（${SEVERITIES[each.severity]}，\`${each.code}\`，${basis}）`;
    })
    .join('\n');
}

function idempotencyKeyOf(request: AuthenticatedRequest): string {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && /^[\x21-\x7e]{8,100}$/.test(key)) return key;
  throw new Refused(
    reject(
      'invalid',
      'REQUEST.IDEMPOTENCY_KEY',
      '请求头 Idempotency-Key 缺少或格式不对：请用 8 到 100 个字母、数字或符号，每次新的提交换一个。',
      { field: 'Idempotency-Key' },
    ),
  );
}

function expectedRevisionOf(request: AuthenticatedRequest): number | undefined {
  const header = request.get('If-Match');
  if (header === undefined || header === '*') return undefined;
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Refused(
    reject('invalid', 'REQUEST.IF_MATCH', '请求头 If-Match 应为所见内容的版次，例如 "3"。', {
      field: 'If-Match',
    }),
  );
}

/** A misspelt `dryRun` must not record in earnest. */
function assertKnownQuery({ query }: AuthenticatedRequest): void {
  const unknown = Object.keys(query).find((name) => name !== 'dryRun');
  if (unknown === undefined) return;
  throw new Refused(
    reject('invalid', 'REQUEST.QUERY', `不认识的参数“${unknown}”；登记时只有 dryRun 一个参数。`, {
      field: unknown,
    }),
  );
}

function dryRunOf(value: string | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true' || value === '') return true;
  throw new Refused(
    reject('invalid', 'REQUEST.DRY_RUN', '参数 dryRun 只能是 true 或 false。', { field: 'dryRun' }),
  );
}
