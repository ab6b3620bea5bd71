import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { z } from 'zod';
import {
  Caller,
  CountCell,
  DateCell,
  DateQuery,
  JsonCell,
  KeyCell,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownObject,
  ShownParts,
  ShownText,
  TextCell,
  TextQuery,
  organisationsOf,
  pageOf,
} from '#nest';
import { type Page, Views, projection, when } from '#read-store';
import { POLICY_KEYS, type PolicyKey, PolicyRowSet } from '../facts/index.js';

@Entity()
export class PolicyRowRow {
  /** `<county>/<key>/<from>/<revision>`: pages by key, by first day, by order of setting. */
  @KeyCell('行')
  id: string;
  @TextCell('参数行编号')
  rowId: string;
  @TextCell('县级区划代码')
  divisionCode: string;
  @TextCell('参数')
  key: PolicyKey;
  @TextCell('参数名称')
  title: string;
  @JsonCell('值')
  value: unknown;
  @DateCell('生效日')
  startsOn: string;
  @DateCell('失效日', { nullable: true })
  endsOn: string | null;
  @TextCell('依据')
  basis: string;
  @CountCell('版次：本县第几次设定，从 0 起')
  revision: number;
}

export const policyRegister = projection({
  name: 'policies',
  title: '政策参数',
  version: 2,
  tables: [PolicyRowRow],
  on: [
    when(PolicyRowSet, ({ data, revision }, rows) => {
      const { rowId, divisionCode, key, value, from, to, basis } = data;
      rows.put(PolicyRowRow, {
        id: `${divisionCode}/${key}/${from}/${String(revision).padStart(9, '0')}`,
        rowId,
        divisionCode,
        key,
        title: POLICY_KEYS[key].title,
        // A column of JSON takes a number or a list only inside an object.
        value: { value },
        startsOn: from,
        endsOn: to ?? null,
        basis: `《${basis.law}》${basis.article}`,
        revision,
      });
    }),
  ],
});

class PolicyKeyBody {
  @ShownText('参数')
  key: string;
  @ShownText('名称')
  title: string;
  @ShownObject('值的形式（JSON Schema）')
  schema: object;
}

class PolicyKeysBody {
  @ShownParts('参数表', () => PolicyKeyBody)
  items: PolicyKeyBody[];
}

class PoliciesQuery extends PageQuery {
  @TextQuery('参数', 60)
  key?: PolicyKey;
  @TextQuery('县级区划代码', 6)
  divisionCode?: string;
  @DateQuery('只看该日有效的各行（不填则为全部）')
  on?: string;
}

/** The rows that hold on a day: of those of one county and key that cover it the last set, as `policyOn` says. */
function inForce(rows: readonly PolicyRowRow[], on: string): PolicyRowRow[] {
  const covering = rows.filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on));
  const superseded = (row: PolicyRowRow): boolean =>
    covering.some(
      ({ divisionCode, key, revision }) =>
        divisionCode === row.divisionCode && key === row.key && revision > row.revision,
    );
  return covering.filter((row) => !superseded(row));
}

@ApiTags('政策参数')
@Controller('api/policies')
export class PolicyQueries {
  constructor(private readonly views: Views) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(policyRegister)
  @ApiOperation({ operationId: 'ListPolicies', summary: '政策参数：本县的各行，由早到晚' })
  @ApiOkResponse({ type: pageOf(PolicyRowRow) })
  async list(
    @Caller() principal: Principal,
    @Query() { key, divisionCode, on, ...page }: PoliciesQuery,
  ): Promise<Page<PolicyRowRow>> {
    // The county's numbers concern everybody in it, so they are read from below as well.
    const counties = organisationsOf(principal, 'registers.read').map((code) => code.slice(0, 6));
    const where = { key, divisionCode };
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
  @ApiOperation({ operationId: 'ListPolicyKeys', summary: '参数表：名称和值的形式' })
  @ApiOkResponse({ type: PolicyKeysBody })
  keys(): PolicyKeysBody {
    return {
      items: Object.entries(POLICY_KEYS).map(([key, { title, schema }]) => ({
        key,
        title,
        schema: z.toJSONSchema(schema),
      })),
    };
  }
}
