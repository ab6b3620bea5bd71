import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type LegalDate, codesOf, divisionAt, legalDateOf } from '#kernel';
import {
  AfterQuery,
  Caller,
  Clock,
  CommandGateway,
  DateQuery,
  PageQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Requires,
  TextQuery,
  orNotFound,
  organisationsOf,
  pageOf,
} from '#nest';
import { DivisionCode } from '#nest/fields';
import { type Page, Views } from '#read-store';
import {
  POLICY_KEYS,
  type PolicyBook,
  type PolicyKey,
  type PolicyReading,
  howToSet,
  policyFor,
  policyStream,
  rowOn,
} from '../facts/index.js';
import { PolicyKeysBody, WANTING, WantingPoliciesBody } from './bodies.js';
import { PolicyRowRow, policyRegister } from './policies.js';

class PoliciesQuery extends PageQuery {
  @TextQuery('参数', 60)
  key?: PolicyKey;
  @DivisionCode('区划代码（乡镇、村的，为其所在县的各行）', { example: '140722', optional: true })
  divisionCode?: string;
  @DateQuery('只看该日有效的各行（不填则为全部）')
  on?: string;
}

class WantingQuery extends AfterQuery {
  @DivisionCode('区划代码（乡镇、村的，为其所在的县）', { example: '140722' })
  divisionCode: string;
  @DateQuery('在该日（不填则为今天）')
  on?: string;
}

/** The rows that hold on a day, one of each key of a county, as `policyFor` says. */
function inForce(rows: readonly PolicyRowRow[], on: string): PolicyRowRow[] {
  const dated = rows
    .filter(({ standing }) => standing !== 'replaced')
    .sort((a, b) => a.revision - b.revision)
    .map((row) => ({
      row,
      of: `${row.divisionCode}/${row.key}`,
      from: row.startsOn,
      to: row.endsOn ?? undefined,
    }));
  return [...new Set(dated.map(({ of }) => of))].flatMap((key) => {
    const held = rowOn(
      dated.filter(({ of }) => of === key),
      on,
    );
    return held ? [held.row] : [];
  });
}

function wantingStanding({
  standing,
  confined,
  beyondReason,
}: Pick<PolicyReading, 'standing' | 'confined' | 'beyondReason'>):
  PolicyReading['standing'] | keyof typeof WANTING {
  if (confined !== undefined) return 'confined';
  return beyondReason === undefined ? standing : 'beyond-reason';
}

/** A key for which a county has set nothing of its own, what it has yet to confirm, or what law or reason does not let it; else nothing. */
function wanting(book: PolicyBook | undefined, key: PolicyKey, on: LegalDate) {
  const { value, row, ...reading } = policyFor(book, key, on);
  const standing = wantingStanding(reading);
  if (standing === 'confirmed' || standing === 'statute') return [];
  const { title, unit, rules } = POLICY_KEYS[key];
  const confirming = row?.standing === 'to-be-confirmed' && `核对后确认（参数行 ${row.rowId}）；值不合适的，`;
  return [
    {
      key,
      title,
      unit,
      rules,
      standing,
      value: value === undefined ? null : { value },
      rowId: row?.rowId ?? null,
      wayForward: `${WANTING[standing]}。${confirming || ''}${howToSet(key)}`,
    },
  ];
}

@ApiTags('政策参数')
@Controller('api/policies')
export class PolicyQueries {
  constructor(
    private readonly views: Views,
    private readonly gateway: CommandGateway,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(policyRegister)
  @ApiOperation({ operationId: 'ListPolicies', summary: '政策参数：本县的各行，由早到晚' })
  @ApiOkResponse({ type: pageOf(PolicyRowRow) })
  async list(
    @Caller() principal: Principal,
    @Query() { key, divisionCode, on, ...page }: PoliciesQuery,
  ): Promise<Page<PolicyRowRow>> {
    const counties = countiesOf(principal);
    const where = { key, divisionCode: divisionCode && divisionAt('county', divisionCode) };
    if (on !== undefined) {
      const among = [{ property: 'divisionCode' as const, values: counties }];
      const rows = await this.views.all(PolicyRowRow, { key: 'id', among, where });
      return { items: inForce(rows, on) };
    }
    const within = { property: 'divisionCode' as const, organisations: counties };
    return this.views.page(PolicyRowRow, { ...page, key: 'id', within, where });
  }

  @Get('keys')
  @Requires('registers.read')
  @ApiOperation({ operationId: 'ListPolicyKeys', summary: '参数表：名称、单位、值的形式、读取它的规则' })
  @ApiOkResponse({ type: PolicyKeysBody })
  keys(): PolicyKeysBody {
    return {
      items: codesOf(POLICY_KEYS).map((key) => {
        const {
          title,
          unit,
          rules,
          schema,
          example,
          statute = [],
          guess,
          bounds = [],
          range,
          awaits = null,
        } = POLICY_KEYS[key];
        const shape = z.toJSONSchema(schema);
        return {
          key,
          title,
          unit,
          rules: [...rules],
          awaits,
          schema: shape,
          example,
          statute: [...statute],
          bounds: [...bounds],
          range,
          guess: guess ?? null,
        };
      }),
    };
  }

  @Get('missing')
  @Requires('registers.read')
  @ApiOperation({ operationId: 'ListMissingPolicies', summary: '一个县未配置或待确认的政策参数' })
  @ApiOkResponse({ type: WantingPoliciesBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async missing(
    @Caller() principal: Principal,
    @Query() { divisionCode, on = legalDateOf(this.clock.now()) }: WantingQuery,
  ): Promise<WantingPoliciesBody> {
    const county = countiesOf(principal).find((each) => each === divisionAt('county', divisionCode));
    const id = orNotFound(county, '县', divisionCode);
    const { state: book } = await this.gateway.loadState(policyStream, id);
    return { divisionCode: id, on, items: codesOf(POLICY_KEYS).flatMap((key) => wanting(book, key, on)) };
  }
}

/** The county's numbers concern everybody in it, so they are read from below as well. */
function countiesOf(principal: Principal): readonly string[] {
  return organisationsOf(principal, 'registers.read').map((code) => divisionAt('county', code));
}
