import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { addFen, divisionAt } from '#kernel';
import {
  AfterQuery,
  Caller,
  CodeQuery,
  IntegerQuery,
  PlaceQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownFen,
  ShownNumber,
  ShownParts,
  ShownText,
  SUM_LEVELS,
  type SumLevel,
  seenBy,
  summedUp,
} from '#nest';
import { Views } from '#read-store';
import { inventoryRegister } from './inventories.js';
import { InventoryRow } from './inventory-rows.js';

class SummaryQuery extends AfterQuery {
  @IntegerQuery('年度', 2017, 2200)
  year?: number;
  @PlaceQuery('所在区划')
  divisionCode?: string;
  @CodeQuery('汇总到哪一级（不填则按乡镇）', SUM_LEVELS)
  level?: SumLevel;
}

class SummaryLine {
  @ShownText('区划')
  divisionCode: string;
  @ShownText('年度')
  year: string;
  @ShownNumber('清产核资件数')
  inventories: number;
  @ShownNumber('其中已确认')
  confirmed: number;
  @ShownNumber('其中已上报')
  reported: number;
  @ShownNumber('清单项数')
  lineCount: number;
  @ShownNumber('尚未清查的项数')
  uncounted: number;
  @ShownFen('已清查各项的账面原值')
  bookFen: number;
  @ShownFen('清查核实的原值')
  countedFen: number;
  @ShownFen('盘盈')
  surplusFen: number;
  @ShownFen('盘亏')
  lossFen: number;
}

class SummaryBody {
  @ShownParts('各区划各年度的汇总', () => SummaryLine)
  items: SummaryLine[];
}

/** Figures that are summed as they stand in the rows. */
const SUMMED = ['lineCount', 'uncounted', 'bookFen', 'countedFen', 'surplusFen', 'lossFen'] as const;

/** Inventories added up from village to township to county. */
@ApiTags('集体资产')
@Controller('api/assets')
export class InventorySummaries {
  constructor(private readonly views: Views) {}

  @Get('inventory-summary')
  @Requires('registers.read')
  @ReadsFrom(inventoryRegister)
  @ApiOperation({ operationId: 'GetInventorySummary', summary: '清产核资汇总：村、乡镇、县' })
  @ApiOkResponse({ type: SummaryBody })
  async summary(@Caller() principal: Principal, @Query() query: SummaryQuery): Promise<SummaryBody> {
    const { year, divisionCode, level = 'township' } = query;
    const rows = await this.views.all(InventoryRow, {
      key: 'inventoryId',
      within: seenBy<InventoryRow>(principal, 'registers.read', 'divisionCode', divisionCode),
      where: { ...(year !== undefined && { year: String(year) }) },
    });
    const lineOf = (row: InventoryRow): [string, SummaryLine] => {
      const place = divisionAt(level, row.divisionCode);
      return [`${place}/${row.year}`, emptyLine(place, row.year)];
    };
    return { items: summedUp(rows, lineOf, addInventory) };
  }
}

function addInventory(line: SummaryLine, row: InventoryRow): void {
  line.inventories++;
  if (row.confirmedOn !== null) line.confirmed++;
  if (row.reportedOn !== null) line.reported++;
  for (const name of SUMMED) line[name] = addFen(line[name], row[name]);
}

function emptyLine(divisionCode: string, year: string): SummaryLine {
  const counts = { inventories: 0, confirmed: 0, reported: 0, lineCount: 0, uncounted: 0 };
  return { divisionCode, year, ...counts, bookFen: 0, countedFen: 0, surplusFen: 0, lossFen: 0 };
}
