import { Entity } from 'typeorm';
import { CountCell, DateCell, KeyCell, TextCell, TextsCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  CUSTODY_KINDS,
  CUSTODY_STANDINGS,
  type Custody,
  CustodyCancelled,
  CustodyContested,
  CustodyHandedOver,
  type CustodyKind,
  CustodyLost,
  CustodyRegistered,
  SealUsed,
  custodyStream,
} from '../facts/index.js';

/** A line of the custody register: a seal or a set of files, and who has it. */
@Entity()
export class CustodyRow {
  @KeyCell('保管物')
  custodyId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('所属组织（集体经济组织代码；村民委员会为区划代码）')
  organisationId: string;
  @TextCell('种类', { enum: CUSTODY_KINDS })
  kind: CustodyKind;
  @TextCell('名称、编号')
  label: string;
  @TextCell('状态', { enum: CUSTODY_STANDINGS })
  standing: Custody['standing'];
  @TextCell('冲突、遗失的说明', { nullable: true })
  note: string | null;
  @TextCell('保管人（人员编号）')
  keeperId: string;
  @DateCell('保管起始日')
  keptSince: string;
  @CountCell('用章次数')
  uses: number;
  /** The spell of the present keeper. */
  @TextCell('本次保管编号')
  keepingId: string;
  /** Revision of the stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** One hand-over of what is kept. */
@Entity()
export class CustodyHandOverRow {
  /** `<custody id>/<day>/<spell>`: by thing, then by day. */
  @KeyCell('移交')
  id: string;
  @TextCell('保管物')
  custodyId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('名称、编号')
  label: string;
  @DateCell('移交日')
  handedOverOn: string;
  @TextCell('移交人（人员编号）')
  giverId: string;
  @TextCell('接收人（人员编号）')
  takerId: string;
  @TextCell('监交人（人员编号）')
  supervisorId: string;
  @TextCell('移交清册的 SHA-256')
  listSha256: string;
}

/** One use of a seal. */
@Entity()
export class SealUseRow {
  /** `<custody id>/<number, 6 digits>`: pages by seal, in the order of its book. */
  @KeyCell('用章编号')
  id: string;
  @TextCell('印章')
  custodyId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('所属组织')
  organisationId: string;
  @TextCell('印章名称')
  label: string;
  @CountCell('序号')
  number: number;
  @DateCell('用章日')
  usedOn: string;
  @TextCell('用途')
  purpose: string;
  @TextCell('所盖文件的 SHA-256')
  documentSha256: string;
  @CountCell('份数')
  copies: number;
  @TextCell('申请人（人员编号）')
  applicantId: string;
  @TextCell('审批人（人员编号）')
  approverId: string;
  @TextCell('保管人（人员编号）')
  keeperId: string;
  @TextsCell('相对方或受益人（人员编号）')
  counterpartyIds: string[];
  @TextCell('补登的原因（不是补登的为空）', { nullable: true })
  lateReason: string | null;
}

const amendCustody = (
  rows: Rows,
  { subject: custodyId, revision }: SeenEvent,
  change: (row: CustodyRow) => Partial<CustodyRow>,
): Promise<CustodyRow> => amend(rows, CustodyRow, { custodyId }, (row) => ({ ...change(row), revision }));

const cases: Case<Rows>[] = [
  when(CustodyRegistered, ({ data, revision }, rows) => {
    const { from: keptSince, listSha256: _, ...registered } = data;
    rows.put(CustodyRow, { ...registered, standing: 'kept', note: null, keptSince, uses: 0, revision });
  }),
  when(CustodyHandedOver, async (event, rows) => {
    const { custodyId, giverId, takerId, supervisorId, keepingId, on: handedOverOn, listSha256 } = event.data;
    const { divisionCode, label } = await amendCustody(rows, event, () => ({
      standing: 'kept',
      note: null,
      keeperId: takerId,
      keepingId,
      keptSince: handedOverOn,
    }));
    const of = { id: `${custodyId}/${handedOverOn}/${keepingId}`, custodyId, divisionCode, label };
    rows.put(CustodyHandOverRow, { ...of, handedOverOn, giverId, takerId, supervisorId, listSha256 });
  }),
  when(CustodyContested, async (event, rows) => {
    const { keepingId: contested, detail: note } = event.data;
    await amendCustody(rows, event, ({ keepingId }) =>
      keepingId === contested ? { standing: 'contested', note } : {},
    );
  }),
  when(SealUsed, async (event, rows) => {
    const { custodyId, number, counterpartyIds = [], lateReason = null } = event.data;
    const { divisionCode, organisationId, label } = await amendCustody(rows, event, () => ({ uses: number }));
    const id = `${custodyId}/${String(number).padStart(6, '0')}`;
    const known = { divisionCode, organisationId, label, counterpartyIds, lateReason };
    rows.put(SealUseRow, { ...event.data, id, ...known });
  }),
  when(CustodyLost, async (event, rows) => {
    await amendCustody(rows, event, () => ({ standing: 'lost', note: event.data.circumstances }));
  }),
  when(CustodyCancelled, async (event, rows) => {
    await amendCustody(rows, event, () => ({ standing: 'cancelled', note: null }));
  }),
];

export const custodyRegister = projection({
  name: 'custody',
  title: '印章、票据、档案、账册保管登记簿',
  version: 2,
  tables: [CustodyRow, CustodyHandOverRow, SealUseRow],
  on: cases,
});

export const custodyList = register({
  noun: ['Custody', 'Custodies'],
  title: '保管登记簿',
  item: '保管物',
  path: 'custody',
  view: custodyRegister,
  row: CustodyRow,
  key: 'custodyId',
  place: 'divisionCode',
  filters: ['divisionCode', 'organisationId', 'kind', 'keeperId', 'standing'],
  history: custodyStream,
});

export const custodyHandOvers = register({
  noun: ['CustodyHandOver', 'CustodyHandOvers'],
  title: '保管移交登记',
  item: '移交',
  path: 'custody-hand-overs',
  view: custodyRegister,
  row: CustodyHandOverRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'custodyId', 'giverId', 'takerId'],
  ranges: ['handedOverOn'],
  linesOnly: true,
});

export const sealUses = register({
  noun: ['SealUse', 'SealUses'],
  title: '用章登记簿',
  item: '用章',
  path: 'seal-uses',
  view: custodyRegister,
  row: SealUseRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'organisationId', 'custodyId', 'applicantId', 'approverId'],
  ranges: ['usedOn'],
  linesOnly: true,
});
