import { Entity } from 'typeorm';
import { DateCell, KeyCell, PartsCell, ShownDate, ShownFlag, ShownText, TextCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  BOOKKEEPING_STANDINGS,
  type Bookkeeping,
  BookkeepingAssigned,
  BookkeepingEnded,
  BookkeepingFellThrough,
  BooksHandedOver,
  DeputyNamed,
  bookkeepingStream,
  rotationDueOn,
} from '../facts/index.js';

class DeputyBody {
  @ShownText('代班人（人员编号）')
  deputyId: string;
  @ShownDate('起')
  from: string;
  @ShownDate('止（含当日）')
  to: string;
}

/** Who of the station keeps the books of which village. */
@Entity()
export class BookkeepingRow {
  @KeyCell('代理记账')
  bookkeepingId: string;
  @TextCell('记账的村')
  divisionCode: string;
  @TextCell('代理会计（任职）')
  postId: string;
  @TextCell('代理会计（人员编号）')
  personId: string;
  @TextCell('状态', { enum: BOOKKEEPING_STANDINGS })
  standing: Bookkeeping['standing'];
  @TextCell('未能生效的原因', { nullable: true })
  obstacle: string | null;
  @DateCell('起')
  startsOn: string;
  @DateCell('止（含当日）', { nullable: true })
  endsOn: string | null;
  @DateCell('会计交接日', { nullable: true })
  handedOverOn: string | null;
  @PartsCell('代班', () => DeputyBody)
  deputies: DeputyBody[];
}

const amendBookkeeping = async (
  rows: Rows,
  { subject: bookkeepingId }: SeenEvent,
  change: (row: BookkeepingRow) => Partial<BookkeepingRow>,
): Promise<void> => {
  await amend(rows, BookkeepingRow, { bookkeepingId }, change);
};

const cases: Case<Rows>[] = [
  when(BookkeepingAssigned, ({ data: { from: startsOn, to: endsOn = null, ...assigned } }, rows) => {
    const open = { standing: 'assigned', obstacle: null, handedOverOn: null, deputies: [] } as const;
    rows.put(BookkeepingRow, { ...assigned, ...open, deputies: [], startsOn, endsOn });
  }),
  when(BookkeepingFellThrough, (event, rows) =>
    amendBookkeeping(rows, event, () => ({ standing: 'fallen-through', obstacle: event.data.detail })),
  ),
  when(DeputyNamed, (event, rows) =>
    amendBookkeeping(rows, event, ({ deputies }) => {
      const { deputyId, from, to } = event.data;
      return { deputies: [...deputies, { deputyId, from, to }] };
    }),
  ),
  when(BooksHandedOver, (event, rows) =>
    amendBookkeeping(rows, event, () => ({ handedOverOn: event.data.on })),
  ),
  when(BookkeepingEnded, (event, rows) =>
    amendBookkeeping(rows, event, () => ({ standing: 'ended', endsOn: event.data.on })),
  ),
];

export const bookkeepingRegister = projection({
  name: 'bookkeeping',
  title: '代理记账分工',
  version: 1,
  tables: [BookkeepingRow],
  on: cases,
});

class BookkeepingBody extends BookkeepingRow {
  @ShownFlag('是否已到轮岗年限')
  rotationDue: boolean;
}

export const bookkeepings = register({
  noun: ['Bookkeeping', 'Bookkeepings'],
  title: '代理记账分工',
  item: '代理记账',
  path: 'bookkeeping',
  view: bookkeepingRegister,
  row: BookkeepingRow,
  key: 'bookkeepingId',
  place: 'divisionCode',
  filters: ['divisionCode', 'postId', 'personId', 'standing'],
  ranges: ['startsOn'],
  history: bookkeepingStream,
  shown: {
    as: BookkeepingBody,
    of: (row, today) => ({
      ...row,
      rotationDue: row.standing === 'assigned' && rotationDueOn(row.startsOn) <= today,
    }),
  },
});
