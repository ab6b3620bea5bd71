import { Entity } from 'typeorm';
import {
  CountCell,
  DateCell,
  FenCell,
  KeyCell,
  PartsCell,
  ShownDate,
  ShownFen,
  ShownText,
  TextCell,
  register,
} from '#nest';
import { type Rows, type SeenEvent, TextColumn, amend, projection, when } from '#read-store';
import {
  PRIORITY_GROUNDS,
  PriorityAwarded,
  PriorityBarred,
  PriorityClaimed,
  type PriorityGround,
  PriorityLapsed,
  PriorityWaived,
  PriorityWindowOpened,
  WINDOW_STANDINGS,
  isOfMembers,
  priorityBookStream,
} from '../facts/index.js';

type Standing = keyof typeof WINDOW_STANDINGS;

class ClaimBody {
  @ShownText('主张')
  claimId: string;
  @ShownText('主张人编号')
  claimantId: string;
  @ShownFen('主张的价款')
  priceFen: number;
  @ShownDate('主张之日')
  claimedOn: string;
}

/** A line of the register of askings: who was to receive what, until when those who come first may claim it. */
@Entity()
export class PriorityWindowRow {
  @KeyCell('优先权征询')
  windowId: string;
  /** Village by village, subject by subject, by the day on which the asking began: in whose order the list is read. */
  @TextColumn()
  listedAs: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('优先权的种类', { enum: PRIORITY_GROUNDS })
  ground: PriorityGround;
  @TextCell('地块编码（成员优先的）', { nullable: true })
  parcelCode: string | null;
  @TextCell('租赁合同（承租人优先的）', { nullable: true })
  contractId: string | null;
  @TextCell('拟交易的受让方编号')
  outsiderId: string;
  @FenCell('价款：一年的，出卖的为总价')
  priceFen: number;
  @DateCell('拟交易的起期', { nullable: true })
  startsOn: string | null;
  @DateCell('拟交易的止期', { nullable: true })
  endsOn: string | null;
  @DateCell('征询开始日')
  begunOn: string;
  @DateCell('截止日')
  dueOn: string;
  @DateCell('民主程序经批准之日，此后不再接受主张', { nullable: true })
  barredOn: string | null;
  @PartsCell('尚在的主张', () => ClaimBody)
  claims: ClaimBody[];
  @TextCell('结果', { enum: WINDOW_STANDINGS })
  standing: Standing;
  @DateCell('了结日', { nullable: true })
  endedOn: string | null;
  @TextCell('优先权人编号', { nullable: true })
  winnerId: string | null;
}

/** All askings on one subject: what it is now, and its history. */
@Entity()
export class PriorityBookRow {
  @KeyCell('标的（地块编码或者租赁合同）')
  subject: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('最近的征询')
  windowId: string;
  @TextCell('最近的征询的结果', { enum: WINDOW_STANDINGS })
  standing: Standing;
  /** Revision of the stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** Something happened in a window: its line changes, and the line of its subject. */
async function follow(
  rows: Rows,
  { subject, revision, data: { windowId } }: SeenEvent<{ windowId: string }>,
  change: (row: PriorityWindowRow) => Partial<PriorityWindowRow>,
): Promise<void> {
  const { standing } = await amend(rows, PriorityWindowRow, { windowId }, change);
  await amend(rows, PriorityBookRow, { subject }, () => ({ standing, revision }));
}

export const priorityWindows = projection({
  name: 'priority-windows',
  title: '优先权征询登记簿',
  version: 2,
  tables: [PriorityWindowRow, PriorityBookRow],
  on: [
    when(PriorityWindowOpened, ({ data, revision, metadata }, rows) => {
      const { windowId, divisionCode, collectiveId, ground, subject, outsider, priceFen } = data;
      const { from = null, to = null, noticedOn, usedFrom, lastDay } = data;
      const onLand = isOfMembers(ground);
      const begunOn = noticedOn ?? usedFrom ?? metadata.effectiveOn;
      const open = { barredOn: null, claims: [], standing: 'open', endedOn: null, winnerId: null } as const;
      rows.put(PriorityWindowRow, {
        ...{ windowId, divisionCode, collectiveId, ground, priceFen, ...open, claims: [] },
        listedAs: [divisionCode, subject, begunOn, windowId].join('/'),
        parcelCode: onLand ? subject : null,
        contractId: onLand ? null : subject,
        outsiderId: outsider.id,
        startsOn: from,
        endsOn: to,
        begunOn,
        dueOn: lastDay,
      });
      rows.put(PriorityBookRow, { subject, divisionCode, windowId, standing: 'open', revision });
    }),
    when(PriorityClaimed, (event, rows) => {
      const { claimId, claimant, priceFen, claimedOn } = event.data;
      const claim = { claimId, claimantId: claimant.id, priceFen, claimedOn };
      return follow(rows, event, ({ claims }) => ({ claims: [...claims, claim] }));
    }),
    when(PriorityWaived, (event, rows) => {
      const { party, waivedOn: endedOn, endsTheWindow } = event.data;
      return follow(rows, event, ({ claims }) => ({
        claims: claims.filter(({ claimantId }) => claimantId !== party.id),
        ...(endsTheWindow && { standing: 'waived', endedOn }),
      }));
    }),
    when(PriorityBarred, (event, rows) => follow(rows, event, () => ({ barredOn: event.data.barredOn }))),
    when(PriorityLapsed, (event, rows) =>
      follow(rows, event, () => ({ standing: 'lapsed', endedOn: event.data.lastDay })),
    ),
    when(PriorityAwarded, (event, rows) => {
      const { awardedOn: endedOn, winner } = event.data;
      return follow(rows, event, () => ({ standing: 'awarded', endedOn, winnerId: winner.id }));
    }),
  ],
});

export const windowList = register({
  noun: ['PriorityWindow', 'PriorityWindows'],
  title: '优先权征询登记簿',
  item: '优先权征询',
  path: 'windows',
  view: priorityWindows,
  row: PriorityWindowRow,
  key: 'windowId',
  orderedBy: 'listedAs',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'ground', 'standing', 'parcelCode', 'contractId', 'outsiderId'],
  ranges: ['dueOn', 'endedOn'],
});

export const bookList = register({
  noun: ['PriorityBook', 'PriorityBooks'],
  title: '优先权征询的标的',
  item: '优先权征询的标的',
  path: 'books',
  view: priorityWindows,
  row: PriorityBookRow,
  key: 'subject',
  place: 'divisionCode',
  filters: ['divisionCode', 'standing'],
  history: priorityBookStream,
});
