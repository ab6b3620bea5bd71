import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  CodeQuery,
  DutyOwnerBody,
  LegalBasisBody,
  Requires,
  SEVERITIES,
  ShownPart,
  ShownParts,
  ShownText,
  ShownTexts,
  TextQuery,
  ruleCatalogOf,
} from '#nest';
import { CONTEXTS } from '#platform';

class GuardedCommandBody {
  @ShownText('命令')
  name: string;
  @ShownText('名称')
  title: string;
}

class DutyOfRuleBody {
  @ShownPart('责任岗位', () => DutyOwnerBody)
  owner: DutyOwnerBody;
  @ShownText('期限：从何日起多久，或由哪个政策参数设定')
  term: string;
  @ShownText('逾期后果')
  consequence: string;
}

class RuleBody {
  @ShownText('规则编号', { example: 'T2' })
  id: string;
  @ShownTexts('同一规则在法规清单中的其他编号')
  also: string[];
  @ShownText('代码')
  code: string;
  @ShownText('规则')
  sentence: string;
  @ShownText('不符合时', { enum: SEVERITIES })
  severity: keyof typeof SEVERITIES;
  @ShownParts('依据', () => LegalBasisBody)
  basis: LegalBasisBody[];
  @ApiProperty({
    description: '由此产生的待办：不符合时为待办的规则才有',
    required: false,
    type: DutyOfRuleBody,
  })
  duty?: DutyOfRuleBody;
  @ShownParts('约束的命令', () => GuardedCommandBody)
  commands: GuardedCommandBody[];
}

class RulesBody {
  @ShownParts('各条规则', () => RuleBody)
  items: RuleBody[];
}

class RulesQuery {
  @TextQuery('只看约束此命令的规则', 60)
  command?: string;
  @CodeQuery('只看不符合时如此的规则', SEVERITIES)
  severity?: keyof typeof SEVERITIES;
}

/** The same for every application: a process makes it once. */
const CATALOGUE = ruleCatalogOf(CONTEXTS.flatMap(({ commands }) => commands));

/** What the system knows of the law, for whoever wants to check it. */
@ApiTags('规则')
@Controller('api/rules')
export class RulesController {
  @Get()
  @Requires('registers.read')
  @ApiOperation({ operationId: 'ListRules', summary: '规则目录：每条规则、依据和它约束的命令' })
  @ApiOkResponse({ type: RulesBody })
  list(@Query() { command, severity }: RulesQuery): RulesBody {
    const items = CATALOGUE.filter((rule) => severity === undefined || rule.severity === severity)
      .filter((rule) => command === undefined || rule.commands.some(({ name }) => name === command))
      .map(({ also = [], basis, commands, ...rule }) => ({
        ...rule,
        also: [...also],
        basis: [...basis],
        commands: [...commands],
      }));
    return { items };
  }
}
