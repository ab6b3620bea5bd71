import { Entity } from 'typeorm';
import { type LegalDate, mapTable } from '#kernel';
import { DateCell, FenCell, FlagCell, KeyCell, ShownFlag, TextCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import {
  ESCALATION_LEVELS,
  type EscalationLevel,
  LEFTOVER_KINDS,
  LEFTOVER_OUTCOMES,
  LEFTOVER_STANDINGS,
  LeftoverDisputed,
  LeftoverEscalated,
  LeftoverHandedOver,
  type LeftoverKind,
  type LeftoverOutcome,
  LeftoverRecorded,
  LeftoverResolved,
  type LeftoverStanding,
  leftoverStream,
} from '../facts/index.js';

@Entity()
export class LeftoverRow {
  @KeyCell('遗留事项编号')
  leftoverId: string;
  @TextCell('原村区划代码')
  divisionCode: string;
  @TextCell('原集体经济组织代码', { nullable: true })
  collectiveId: string | null;
  @TextCell('类别', { enum: LEFTOVER_KINDS })
  kind: LeftoverKind;
  @TextCell('名称')
  subject: string;
  @TextCell('情况')
  description: string;
  @FenCell('金额', { nullable: true })
  amountFen: number | null;
  @TextCell('责任人')
  dutyHolder: string;
  @DateCell('办理期限', { nullable: true })
  deadlineOn: string | null;
  @TextCell('状态', { enum: LEFTOVER_STANDINGS })
  standing: LeftoverStanding;
  @TextCell('是否了结', { enum: { pending: '未了结', closed: '已了结' } })
  progress: 'pending' | 'closed';
  @FlagCell('是否有过争议')
  disputed: boolean;
  @TextCell('移交人', { nullable: true })
  giver: string | null;
  @TextCell('接管人', { nullable: true })
  taker: string | null;
  @TextCell('监交人', { nullable: true })
  supervisor: string | null;
  @DateCell('移交日', { nullable: true })
  handedOverOn: string | null;
  @TextCell('上报到', { nullable: true, enum: ESCALATION_LEVELS })
  escalatedTo: EscalationLevel | null;
  @TextCell('结果', { nullable: true, enum: mapTable(LEFTOVER_OUTCOMES, ({ title }) => title) })
  outcome: LeftoverOutcome | null;
  @DateCell('了结日', { nullable: true })
  resolvedOn: string | null;
  @TextCell('最近一份文件的 SHA-256')
  documentSha256: string;
}

export const leftoverRegister = projection({
  name: 'leftovers',
  title: '撤并遗留事项登记簿',
  version: 1,
  tables: [LeftoverRow],
  on: [
    when(LeftoverRecorded, ({ data }, rows) => {
      const { collectiveId = null, amountFen = null, deadlineOn = null } = data;
      rows.put(LeftoverRow, {
        ...data,
        collectiveId,
        amountFen,
        deadlineOn,
        standing: 'open',
        progress: 'pending',
        disputed: false,
        giver: null,
        taker: null,
        supervisor: null,
        handedOverOn: null,
        escalatedTo: null,
        outcome: null,
        resolvedOn: null,
      });
    }),
    when(LeftoverHandedOver, async ({ data }, rows) => {
      const { leftoverId, giver, taker, supervisor, on: handedOverOn, documentSha256 } = data;
      await amend<LeftoverRow>(rows, LeftoverRow, { leftoverId }, () => ({
        standing: 'handed-over',
        giver,
        taker,
        supervisor,
        handedOverOn,
        documentSha256,
      }));
    }),
    when(LeftoverDisputed, async ({ data: { leftoverId, documentSha256 } }, rows) => {
      const contested = { standing: 'disputed' as const, disputed: true, documentSha256 };
      await amend(rows, LeftoverRow, { leftoverId }, () => contested);
    }),
    when(LeftoverEscalated, async ({ data }, rows) => {
      const { leftoverId, to: escalatedTo, dutyHolder, deadlineOn } = data;
      await amend<LeftoverRow>(rows, LeftoverRow, { leftoverId }, (row) => ({
        standing: 'escalated',
        escalatedTo,
        dutyHolder,
        deadlineOn: deadlineOn ?? row.deadlineOn,
      }));
    }),
    when(LeftoverResolved, async ({ data }, rows) => {
      const { leftoverId, outcome, on: resolvedOn, documentSha256 } = data;
      await amend<LeftoverRow>(rows, LeftoverRow, { leftoverId }, () => ({
        standing: 'resolved',
        progress: 'closed',
        outcome,
        resolvedOn,
        documentSha256,
      }));
    }),
  ],
});

class LeftoverBody extends LeftoverRow {
  @ShownFlag('是否逾期')
  overdue: boolean;
}

function isOverdue({ progress, deadlineOn }: LeftoverRow, today: LegalDate): boolean {
  return progress === 'pending' && deadlineOn !== null && deadlineOn < today;
}

/** What is overdue: `progress=pending&deadlineOnTo=<yesterday>`. */
export const leftovers = register({
  noun: ['Leftover', 'Leftovers'],
  title: '撤并遗留事项登记簿',
  item: '遗留事项',
  path: 'leftovers',
  view: leftoverRegister,
  row: LeftoverRow,
  key: 'leftoverId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'standing', 'progress', 'dutyHolder'],
  ranges: ['deadlineOn'],
  history: leftoverStream,
  shown: { as: LeftoverBody, of: (row, today) => ({ ...row, overdue: isOverdue(row, today) }) },
});
