import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CODE_KINDS, mapTable } from '#kernel';
import { ForSelf, ShownFlag, ShownParts, ShownText } from '#nest';
import { Choice, ShortText } from '#nest/fields';

class CodeToExplain {
  @Choice('代码种类', mapTable(CODE_KINDS, ({ title }) => title))
  kind: keyof typeof CODE_KINDS;

  @ShortText('代码', 40)
  code: string;
}

class CodePartBody {
  @ShownText('部分')
  name: string;
  @ShownText('值')
  value: string;
  @ShownText('含义', { nullable: true })
  meaning: string | null;
}

class CodeExplanationBody {
  @ShownText('代码种类')
  title: string;
  @ShownText('标准')
  standard: string;
  @ShownFlag('是否正确')
  valid: boolean;
  @ShownText('不正确的原因', { nullable: true })
  reason: string | null;
  @ShownParts('各部分；身份证号不列出', () => CodePartBody)
  parts: CodePartBody[];
}

/** Takes a code apart, or says what is wrong with it. Nothing is kept, and nothing stands in an address. */
@ApiTags('代码')
@Controller('api/codes')
export class CodesController {
  @Post('explain')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ operationId: 'ExplainCode', summary: '代码是否正确、各部分是什么' })
  @ApiOkResponse({ type: CodeExplanationBody })
  explain(@Body() { kind, code }: CodeToExplain): CodeExplanationBody {
    const { title, standard, explain } = CODE_KINDS[kind];
    const found = explain(code);
    return {
      title,
      standard,
      valid: found.ok,
      reason: found.ok ? null : found.reason,
      parts: found.ok ? found.value.map(({ meaning = null, ...part }) => ({ ...part, meaning })) : [],
    };
  }
}
