import { ApiProperty } from '@nestjs/swagger';
import { LegalBasisBody, ShownDate, ShownObject, ShownPart, ShownParts, ShownText, ShownTexts } from '#nest';
import type { PolicyKey } from '../facts/index.js';

const anyValue = (description: string) => ApiProperty({ description, oneOf: VALUE_TYPES });
/** What a policy value may be, for OpenAPI. */
const VALUE_TYPES = [
  { type: 'object' },
  { type: 'array', items: {} },
  { type: 'integer' },
  { type: 'string' },
];

class StatutoryValueBody {
  @ShownDate('自何日起')
  from: string;
  @anyValue('法定值')
  value: unknown;
  @ShownPart('依据', () => LegalBasisBody)
  basis: LegalBasisBody;
}

class StatutoryBoundBody {
  @ShownDate('自何日起')
  from: string;
  @ShownObject('不大于（atMost）、不小于（atLeast）、只能是（admitted）或必须包括（required）')
  limit: object;
  @ShownPart('依据', () => LegalBasisBody)
  basis: LegalBasisBody;
}

class GuessBody {
  @anyValue('推测值，待确认')
  value: unknown;
  @ShownText('来源')
  source: string;
}

class PolicyKeyBody {
  @ShownText('参数')
  key: string;
  @ShownText('名称')
  title: string;
  @ShownText('单位')
  unit: string;
  @ShownTexts('读取它的规则')
  rules: string[];
  @ShownText('还没有规则读取它时，等什么；已有规则读取的为空', { nullable: true })
  awaits: string | null;
  @ShownObject('值的形式（JSON Schema）')
  schema: object;
  @anyValue('示例')
  example: unknown;
  @ShownParts('本县没有设定时的法定值，后施行的在前', () => StatutoryValueBody)
  statute: StatutoryValueBody[];
  @ShownParts('法律允许县里规定的范围，后施行的在前；没有则不限', () => StatutoryBoundBody)
  bounds: StatutoryBoundBody[];
  @ShownObject('合理的范围（kind 及其两端）和依据（source）；超出的不予登记')
  range: object;
  @ShownPart('本县没有设定、法律也没有规定时的推测值；没有则为未配置', () => GuessBody, { nullable: true })
  guess: GuessBody | null;
}

export class PolicyKeysBody {
  @ShownParts('参数表', () => PolicyKeyBody)
  items: PolicyKeyBody[];
}

/** Why a key waits for the county. */
export const WANTING = {
  missing: '未配置',
  'to-be-confirmed': '待确认：取自范本',
  guess: '待确认：推测值',
  confined: '超出法律允许的范围：只在范围内适用',
  'beyond-reason': '超出合理的范围：按范围内最接近的值适用',
} as const;

class WantingPolicyBody {
  @ShownText('参数')
  key: PolicyKey;
  @ShownText('名称')
  title: string;
  @ShownText('单位')
  unit: string;
  @ShownTexts('读取它的规则')
  rules: readonly string[];
  @ShownText('状态', { enum: WANTING })
  standing: keyof typeof WANTING;
  @ShownObject('现行的值', { nullable: true })
  value: { value: unknown } | null;
  @ShownText('待确认的参数行', { nullable: true })
  rowId: string | null;
  @ShownText('怎么办')
  wayForward: string;
}

export class WantingPoliciesBody {
  @ShownText('县级区划代码')
  divisionCode: string;
  @ShownDate('在何日')
  on: string;
  @ShownParts('未配置、待确认或者超出法律、合理范围的参数', () => WantingPolicyBody)
  items: WantingPolicyBody[];
}
