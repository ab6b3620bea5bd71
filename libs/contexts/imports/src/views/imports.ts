import { Entity } from 'typeorm';
import { EVIDENCE_GRADES } from '#kernel';
import { CountCell, InstantCell, KeyCell, TextCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import { IMPORT_MODES, ImportBegun, ImportFinished, importStream } from '../facts/index.js';

@Entity()
export class ImportRow {
  @KeyCell('导入编号')
  importId: string;
  @TextCell('种类')
  kind: string;
  @TextCell('内容')
  title: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('上传账号')
  account: string;
  @TextCell('文件的 SHA-256')
  fileSha256: string;
  @CountCell('行数')
  rows: number;
  @CountCell('条数')
  entries: number;
  @TextCell('有错时', { enum: IMPORT_MODES })
  mode: keyof typeof IMPORT_MODES;
  @TextCell('证据等级', { nullable: true, enum: EVIDENCE_GRADES })
  evidenceGrade: keyof typeof EVIDENCE_GRADES | null;
  @InstantCell('开始时刻')
  begunAt: string;
  @InstantCell('结束时刻；没有结束的可再次上传同一文件继续', { nullable: true })
  finishedAt: string | null;
  @CountCell('最近一次登记', { nullable: true })
  recorded: number | null;
  @CountCell('最近一次上传时早已登记', { nullable: true })
  repeated: number | null;
  @CountCell('最近一次拒绝', { nullable: true })
  refused: number | null;
}

export const importRegister = projection({
  name: 'imports',
  title: '批量导入登记簿',
  version: 1,
  tables: [ImportRow],
  on: [
    when(ImportBegun, ({ data, metadata }, rows) => {
      const { evidenceGrade = null } = data;
      const open = { finishedAt: null, recorded: null, repeated: null, refused: null };
      rows.put(ImportRow, { ...data, evidenceGrade, begunAt: metadata.recordedAt, ...open });
    }),
    when(ImportFinished, async ({ data, metadata }, rows) => {
      const { importId, recorded, repeated, refused } = data;
      await amend(rows, ImportRow, { importId }, () => ({
        recorded,
        repeated,
        refused,
        finishedAt: metadata.recordedAt,
      }));
    }),
  ],
});

export const importList = register({
  noun: ['Import', 'Imports'],
  title: '批量导入登记簿',
  item: '导入',
  path: '',
  view: importRegister,
  row: ImportRow,
  key: 'importId',
  place: 'divisionCode',
  filters: ['divisionCode', 'kind', 'account'],
  // How far one of one's own is, the api says; what is recorded of it stands in the list.
  linesOnly: true,
  history: importStream,
});
