import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Import } from '#imports/facts';
import { Caller, type Principal, ProblemBody, Requires, orNotFound } from '#nest';
import { ImportForm, ImportKindsBody, ImportProgressBody } from './bodies.js';
import { IMPORT_STATES, type ImportRun } from './import-run.js';
import { Imports, kindOf } from './imports.js';
import { IMPORT_KINDS, needsCollective } from './kinds.js';
import { FILE_LIMIT, unreadable } from './limits.js';
import { SHEET_TYPE, writeCheckSheet, writeTemplate } from './sheet-writing.js';

/** What the form reader makes of a file. */
interface SentFile {
  readonly buffer: Buffer;
}

/** Complaints in one answer at most; the check sheet has them all. */
const COMPLAINTS_SHOWN = 200;
/** Fields of the form, and bytes of each, at most. */
const FORM_LIMITS = { fileSize: FILE_LIMIT, files: 1, fields: 10, fieldSize: 1_000, parts: 12 };

const missing = ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' });
const asSheet = ApiOkResponse({ description: '.xlsx 文件', schema: { type: 'string', format: 'binary' } });

/** Whole workbooks, checked and recorded row by row as the commands of the contexts. */
@ApiTags('批量导入')
@ApiExtraModels(ImportForm)
@Requires('imports.run')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly imports: Imports) {}

  @Post()
  @HttpCode(202)
  @UseInterceptors(FileInterceptor('file', { limits: FORM_LIMITS }))
  @ApiOperation({ operationId: 'SendImport', summary: '上传 .xlsx 或 CSV 文件，核对并批量登记' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(ImportForm) },
        {
          type: 'object',
          required: ['file'],
          properties: {
            file: {
              type: 'string',
              format: 'binary',
              description: '.xlsx 或 CSV 文件，最大 20 MB、50,000 行',
            },
          },
        },
      ],
    },
  })
  @ApiAcceptedResponse({ type: ImportProgressBody, description: '已收下，正在核对' })
  @ApiResponse({ status: 400, type: ProblemBody, description: '文件或填写有误' })
  @ApiResponse({ status: 409, type: ProblemBody, description: '您的另一次导入还没有结束' })
  @ApiResponse({ status: 503, type: ProblemBody, description: '正在处理的导入太多' })
  async send(
    @Caller() principal: Principal,
    @Body() form: ImportForm,
    @UploadedFile() file: SentFile | undefined,
  ): Promise<ImportProgressBody> {
    if (!file || file.buffer.length === 0)
      throw unreadable('NO_FILE', '没有收到文件，请在 file 一栏选择文件。');
    const { dryRun, ...request } = form;
    const run = await this.imports.take(principal, { ...request, dryRun: dryRun === 'true' }, file.buffer);
    return progressOf(run);
  }

  @Get('kinds')
  @ApiOperation({ operationId: 'ListImportKinds', summary: '可以批量导入的种类和各列怎样填' })
  @ApiOkResponse({ type: ImportKindsBody })
  kinds(): ImportKindsBody {
    const items = IMPORT_KINDS.map((kind) => ({
      name: kind.name,
      title: kind.title,
      needsCollective: needsCollective(kind),
      rules: [...kind.rules],
      columns: kind.columns.map(({ header, required = false, reads, note = reads.note, example }) => ({
        header,
        required,
        note,
        example,
      })),
    }));
    return { items };
  }

  @Get('templates/:kind')
  @ApiOperation({ operationId: 'GetImportTemplate', summary: '下载模板：下拉框、示例和填写说明' })
  @ApiProduces(SHEET_TYPE)
  @asSheet
  @missing
  async template(@Param('kind') name: string): Promise<StreamableFile> {
    const kind = kindOf(name);
    return sheetFile(await writeTemplate(kind), `${kind.title}模板.xlsx`);
  }

  @Get(':importId')
  @ApiOperation({ operationId: 'GetImportProgress', summary: '自己的一次导入到了哪里、有哪些错误' })
  @ApiOkResponse({ type: ImportProgressBody })
  @missing
  async progress(
    @Caller() principal: Principal,
    @Param('importId') importId: string,
  ): Promise<ImportProgressBody> {
    const run = this.imports.inMemory(principal, importId);
    return run ? progressOf(run) : progressAsRecorded(await this.imports.recorded(principal, importId));
  }

  @Get(':importId/check-sheet')
  @ApiOperation({
    operationId: 'GetImportCheckSheet',
    summary: '下载核对表：上传的各行加“问题”一列，错的单元格标红；上传后保留几小时',
  })
  @ApiProduces(SHEET_TYPE)
  @asSheet
  @missing
  async checkSheet(
    @Caller() principal: Principal,
    @Param('importId') importId: string,
  ): Promise<StreamableFile> {
    const run = orNotFound(this.imports.inMemory(principal, importId), '核对表', importId);
    return sheetFile(await writeCheckSheet(run.order.table, run.complaints), '核对表.xlsx');
  }
}

function sheetFile(sheet: Buffer, name: string): StreamableFile {
  return new StreamableFile(sheet, {
    type: SHEET_TYPE,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

function progressOf(run: ImportRun): ImportProgressBody {
  const { order, state, message, total, checked, recorded, repeated, refused, complaints } = run;
  return {
    importId: order.importId,
    kind: order.kind.name,
    state,
    message: message ?? IMPORT_STATES[state],
    total,
    checked,
    recorded,
    repeated,
    refused,
    complaintCount: complaints.length,
    complaints: complaints
      .slice(0, COMPLAINTS_SHOWN)
      .map(({ rule = null, wayForward = null, ...complaint }) => ({ ...complaint, rule, wayForward })),
  };
}

/** After a restart only what was recorded is known; the rows were kept nowhere. */
function progressAsRecorded({ importId, kind, entries, finished }: Import): ImportProgressBody {
  const state = finished ? 'finished' : 'interrupted';
  const { recorded, repeated, refused } = finished ?? { recorded: 0, repeated: 0, refused: 0 };
  return {
    importId,
    kind,
    state,
    message: IMPORT_STATES[state],
    total: entries,
    checked: recorded + repeated + refused,
    recorded,
    repeated,
    refused,
    complaintCount: 0,
    complaints: [],
  };
}
