import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AfterQuery,
  Caller,
  PlaceQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownNumber,
  ShownParts,
  ShownText,
  placesOf,
} from '#nest';
import { Views } from '#read-store';
import { contractRegister } from './contracts.js';

/** Divisions of one answer at most: a county has some two hundred. */
const DIVISIONS_LIMIT = 2_000;

class OldContractCountsQuery extends AfterQuery {
  @PlaceQuery('所在区划')
  divisionCode?: string;
}

class OldContractCountsOfDivisionBody {
  @ShownText('所在区划')
  divisionCode: string;
  @ShownNumber('旧合同份数')
  contracts: number;
  @ShownNumber('待评定')
  toBeGraded: number;
  @ShownNumber('规范')
  sound: number;
  @ShownNumber('不规范')
  defective: number;
  @ShownNumber('口头')
  oral: number;
  @ShownNumber('超期限')
  overLong: number;
  @ShownNumber('低价')
  underPriced: number;
  @ShownNumber('未经民主程序')
  noProcedure: number;
  @ShownNumber('未入账')
  notInBooks: number;
  @ShownNumber('没有书面合同')
  notWritten: number;
  @ShownNumber('未归档')
  notArchived: number;
  @ShownNumber('待规范的份数')
  toBePutRight: number;
  @ShownNumber('已规范的份数')
  putRight: number;
}

class OldContractCountsBody {
  @ShownParts('各区划旧合同的份数；各问题不论是否已规范都计入', () => OldContractCountsOfDivisionBody)
  items: OldContractCountsOfDivisionBody[];
}

type Counts = Omit<OldContractCountsOfDivisionBody, 'divisionCode'>;

/** What is counted, by its condition on a line of the register. */
const COUNTED = {
  contracts: 'TRUE',
  toBeGraded: 'grade IS NULL',
  sound: `grade = 'sound'`,
  defective: `grade = 'defective'`,
  oral: `grade = 'oral'`,
  overLong: `over_long <> 'none'`,
  underPriced: `under_priced <> 'none'`,
  noProcedure: `no_procedure <> 'none'`,
  notInBooks: `not_in_books <> 'none'`,
  notWritten: `not_written <> 'none'`,
  notArchived: `not_archived <> 'none'`,
  toBePutRight: `clean_up = 'to-be-put-right'`,
  putRight: `clean_up = 'put-right'`,
} as const satisfies Readonly<Record<keyof Counts, string>>;

const COLUMNS = Object.entries(COUNTED)
  .map(([name, condition]) => `count(*) FILTER (WHERE ${condition})::integer AS "${name}"`)
  .join(', ');

@ApiTags('合同')
@Controller('api/contracts')
export class OldContractQueries {
  constructor(private readonly views: Views) {}

  @Get('old-contract-counts')
  @Requires('registers.read')
  @ReadsFrom(contractRegister)
  @ApiOperation({
    operationId: 'CountOldContracts',
    summary: '各区划旧合同的份数：按等级、按问题、待规范、已规范',
  })
  @ApiOkResponse({ type: OldContractCountsBody })
  async counts(
    @Caller() principal: Principal,
    @Query() { divisionCode }: OldContractCountsQuery,
  ): Promise<OldContractCountsBody> {
    const beginnings = placesOf(principal, 'registers.read', divisionCode).map((code) => `${code}%`);
    const items = await this.views.query<OldContractCountsOfDivisionBody>(
      `SELECT division_code AS "divisionCode", ${COLUMNS}
         FROM old_contract WHERE division_code LIKE ANY($1)
        GROUP BY division_code ORDER BY division_code LIMIT ${DIVISIONS_LIMIT}`,
      [beginnings],
    );
    return { items: [...items] };
  }
}
