import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CODE_KINDS, type CodePart, legalDateOf, mapTable } from '#kernel';
import { DIVISION_CHANGES, type Division, divisionStream } from '#divisions/facts';
import { Clock, CommandGateway, ForSelf, ShownFlag, ShownParts, ShownText } from '#nest';
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

/** Kinds of codes that are, or begin with, a code of a division of the county. */
const WITH_A_DIVISION: readonly (keyof typeof CODE_KINDS)[] = [
  'division',
  'issuer',
  'contractor',
  'parcel',
  'contract',
];
const VILLAGE_DIGITS = 12;

function standingOf(division: Division | undefined): string {
  if (!division) return '没有登记，请核对代码';
  const { name, endedOn, change, successors } = division;
  if (endedOn === null) return `${name}，现行有效`;
  const into = successors.length > 0 ? `，由 ${successors.join('、')} 接续` : '';
  return `${name}，有效到 ${endedOn}（${change ? DIVISION_CHANGES[change] : '终止'}）${into}；旧编码保留不变`;
}

/** Takes a code apart, or says what is wrong with it. Nothing is kept, and nothing stands in an address. */
@ApiTags('代码')
@Controller('api/codes')
export class CodesController {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly clock: Clock,
  ) {}

  @Post('explain')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ operationId: 'ExplainCode', summary: '代码是否正确、各部分是什么' })
  @ApiOkResponse({ type: CodeExplanationBody })
  async explain(@Body() { kind, code }: CodeToExplain): Promise<CodeExplanationBody> {
    const { title, standard, explain } = CODE_KINDS[kind];
    const found = explain(code, legalDateOf(this.clock.now()));
    const parts = found.ok ? [...found.value, ...(await this.placeOf(kind, code))] : [];
    return {
      title,
      standard,
      valid: found.ok,
      reason: found.ok ? null : found.reason,
      parts: parts.map(({ meaning = null, ...part }) => ({ ...part, meaning })),
    };
  }

  /** Whether the division that a code begins with holds: one that has ended stays in old codes. */
  private async placeOf(kind: CodeToExplain['kind'], code: string): Promise<readonly CodePart[]> {
    if (!WITH_A_DIVISION.includes(kind)) return [];
    const place = code.slice(0, VILLAGE_DIGITS);
    const { state } = await this.gateway.loadState(divisionStream, place);
    return [{ name: '区划在登记簿中', value: place, meaning: standingOf(state) }];
  }
}
