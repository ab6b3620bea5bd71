import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { divisionAt } from '#kernel';
import {
  AfterQuery,
  Caller,
  CodeQuery,
  IntegerQuery,
  PlaceQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownArea,
  ShownNumber,
  ShownParts,
  ShownText,
  SUM_LEVELS,
  type SumLevel,
  seenBy,
  summedUp,
} from '#nest';
import { Views } from '#read-store';
import { extensionRegister } from './extension-campaigns.js';
import { ExtensionCampaignRow } from './extension-rows.js';

class ProgressQuery extends AfterQuery {
  @IntegerQuery('原承包合同到期的年度', 2017, 2200)
  year?: number;
  @PlaceQuery('所在区划')
  divisionCode?: string;
  @CodeQuery('汇总到哪一级（不填则按村）', SUM_LEVELS)
  level?: SumLevel;
}

class ProgressLine {
  @ShownText('区划')
  divisionCode: string;
  @ShownNumber('延包工作件数')
  campaigns: number;
  @ShownNumber('其中已办结')
  closed: number;
  @ShownNumber('户数：一户在一件延包工作中有几份调查表的只算一户')
  households: number;
  @ShownNumber('已延包的户数：至少一份调查表订了合同')
  householdsExtended: number;
  @ShownNumber('各份调查表都已办完的户数')
  householdsSettled: number;
  @ShownNumber('调查表份数：接手他户承包地的，另有一份')
  sheets: number;
  @ShownNumber('待调查的份数')
  listed: number;
  @ShownNumber('已调查、待农户确认的份数')
  surveyed: number;
  @ShownNumber('已确认、待签合同的份数')
  confirmed: number;
  @ShownNumber('合同办理中的份数')
  issued: number;
  @ShownNumber('合同未订成的份数')
  refused: number;
  @ShownNumber('已延包的份数')
  extended: number;
  @ShownNumber('不延包的份数')
  notExtended: number;
  @ShownNumber('未签字的份数')
  notSigned: number;
  @ShownArea('原合同面积')
  oldAreaDm2: number;
  @ShownArea('已延包面积')
  extendedAreaDm2: number;
}

class ProgressBody {
  @ShownParts('各区划的进度', () => ProgressLine)
  items: ProgressLine[];
}

/** Figures that are summed as they stand in the rows. */
const SUMMED = [
  'households',
  'householdsExtended',
  'householdsSettled',
  'sheets',
  'listed',
  'surveyed',
  'confirmed',
  'issued',
  'refused',
  'extended',
  'notExtended',
  'notSigned',
  'oldAreaDm2',
  'extendedAreaDm2',
] as const satisfies readonly (keyof ExtensionCampaignRow & keyof ProgressLine)[];

/** How far the campaigns have come, in households and in sheets, by village, township or county. */
@ApiTags('二轮延包')
@Controller('api/extensions')
export class ExtensionProgress {
  constructor(private readonly views: Views) {}

  @Get('progress')
  @Requires('registers.read')
  @ReadsFrom(extensionRegister)
  @ApiOperation({ operationId: 'GetExtensionProgress', summary: '二轮延包进度：村、乡镇、县' })
  @ApiOkResponse({ type: ProgressBody })
  async progress(@Caller() principal: Principal, @Query() query: ProgressQuery): Promise<ProgressBody> {
    const { year, divisionCode, level = 'village' } = query;
    const rows = await this.views.all(ExtensionCampaignRow, {
      key: 'campaignId',
      within: seenBy<ExtensionCampaignRow>(principal, 'registers.read', 'divisionCode', divisionCode),
      where: { ...(year !== undefined && { year: String(year) }) },
    });
    const lineOf = (row: ExtensionCampaignRow): [string, ProgressLine] => {
      const place = divisionAt(level, row.divisionCode);
      return [place, emptyLine(place)];
    };
    return { items: summedUp(rows, lineOf, addCampaign) };
  }
}

function addCampaign(line: ProgressLine, row: ExtensionCampaignRow): void {
  line.campaigns++;
  if (row.closedOn !== null) line.closed++;
  for (const name of SUMMED) line[name] += row[name];
}

function emptyLine(divisionCode: string): ProgressLine {
  const stages = { listed: 0, surveyed: 0, confirmed: 0, issued: 0, refused: 0 };
  const outcomes = { extended: 0, notExtended: 0, notSigned: 0, oldAreaDm2: 0, extendedAreaDm2: 0 };
  const households = { households: 0, householdsExtended: 0, householdsSettled: 0, sheets: 0 };
  return { divisionCode, campaigns: 0, closed: 0, ...households, ...stages, ...outcomes };
}
