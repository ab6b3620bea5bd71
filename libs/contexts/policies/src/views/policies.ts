import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { z } from 'zod';
import {
  Caller,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownDate,
  ShownObject,
  ShownParts,
  ShownText,
  TextQuery,
  organisationsOf,
  pageOf,
} from '#nest';
import {
  DateColumn,
  JsonColumn,
  KeyColumn,
  type Page,
  TextColumn,
  Views,
  projection,
  when,
} from '#read-store';
import { POLICY_KEYS, type PolicyKey, PolicyRowSet } from '../facts/index.js';

@Entity()
export class PolicyRowRow {
  /** `<county>/<key>/<from>/<row>`: pages by key, then by date. */
  @KeyColumn()
  @ShownText('行')
  id: string;
  @TextColumn()
  @ShownText('参数行编号')
  rowId: string;
  @TextColumn()
  @ShownText('县级区划代码')
  divisionCode: string;
  @TextColumn()
  @ShownText('参数')
  key: PolicyKey;
  @TextColumn()
  @ShownText('参数名称')
  title: string;
  @JsonColumn()
  @ShownObject('值')
  value: unknown;
  @DateColumn()
  @ShownDate('生效日')
  startsOn: string;
  @DateColumn({ nullable: true })
  @ShownDate('失效日', { nullable: true })
  endsOn: string | null;
  @TextColumn()
  @ShownText('依据')
  basis: string;
}

export const policyRegister = projection({
  name: 'policies',
  title: '政策参数',
  version: 1,
  tables: [PolicyRowRow],
  on: [
    when(PolicyRowSet, ({ data }, rows) => {
      const { rowId, divisionCode, key, value, from, to, basis } = data;
      rows.put(PolicyRowRow, {
        id: `${divisionCode}/${key}/${from}/${rowId}`,
        rowId,
        divisionCode,
        key,
        title: POLICY_KEYS[key].title,
        // A column of JSON takes a number or a list only inside an object.
        value: { value },
        startsOn: from,
        endsOn: to ?? null,
        basis: `《${basis.law}》${basis.article}`,
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
  list(
    @Caller() principal: Principal,
    @Query() { key, ...page }: PoliciesQuery,
  ): Promise<Page<PolicyRowRow>> {
    // The county's numbers concern everybody in it, so they are read from below as well.
    const counties = organisationsOf(principal, 'registers.read').map((code) => code.slice(0, 6));
    const within = { property: 'divisionCode' as const, organisations: counties };
    return this.views.page(PolicyRowRow, { ...page, key: 'id', within, where: { key } });
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
