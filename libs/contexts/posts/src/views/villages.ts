import { Entity } from 'typeorm';
import type { LegalDate } from '#kernel';
import { DivisionRegistered } from '#divisions/facts';
import { DateCell, KeyCell, PartsCell, ShownDate, ShownFlag, ShownText, TextCell, register } from '#nest';
import { type Case, type Rows, projection, when } from '#read-store';
import { DUTIES, type Duty, DutyHeld, DutyReleased, holdsOn } from '../facts/index.js';

/** Duties of whoever keeps the books of a village. */
const KEEPING_BOOKS: readonly Duty[] = ['accountant', 'agency-bookkeeping'];

/** Before every day, and after every day: a village never, or for good, with an accountant. */
const NEVER = '0000-01-01';
const FOR_GOOD = '9999-12-31';

class AccountantBody {
  @ShownText('职责编号（任职或代理记账）')
  dutyId: string;
  @ShownText('职责', { enum: DUTIES })
  duty: Duty;
  @ShownText('人员编号')
  personId: string;
  @ShownDate('起')
  from: string;
  @ShownDate('止（含当日；没有止期的为 9999-12-31）')
  to: string;
}

/** A registered village and who keeps, and has kept, its books. */
@Entity()
export class VillageBooksRow {
  @KeyCell('村')
  divisionCode: string;
  @TextCell('名称')
  name: string;
  @PartsCell('会计', () => AccountantBody)
  accountants: AccountantBody[];
  @DateCell('会计到何日为止（从来没有的为 0000-01-01）')
  accountedUntil: string;
}

function keptBy(row: VillageBooksRow, accountants: AccountantBody[]): VillageBooksRow {
  const accountedUntil = accountants.reduce((last, { to }) => (to > last ? to : last), NEVER);
  return { ...row, accountants, accountedUntil };
}

const cases: Case<Rows>[] = [
  when(DivisionRegistered, ({ data: { code: divisionCode, name, kind } }, rows) => {
    if (kind !== 'village') return;
    rows.put(VillageBooksRow, { divisionCode, name, accountants: [], accountedUntil: NEVER });
  }),
  when(DutyHeld, async ({ data }, rows) => {
    const { divisionCode, dutyId, duty, personId, from, to = FOR_GOOD } = data;
    const row = KEEPING_BOOKS.includes(duty) && (await rows.get(VillageBooksRow, { divisionCode }));
    if (!row) return;
    rows.put(VillageBooksRow, keptBy(row, [...row.accountants, { dutyId, duty, personId, from, to }]));
  }),
  when(DutyReleased, async ({ subject: divisionCode, data: { dutyId, on } }, rows) => {
    const row = await rows.get(VillageBooksRow, { divisionCode });
    if (!row?.accountants.some((each) => each.dutyId === dutyId)) return;
    const ended = row.accountants.map((each) => (each.dutyId === dutyId ? { ...each, to: on } : each));
    rows.put(VillageBooksRow, keptBy(row, ended));
  }),
];

export const villageBooks = projection({
  name: 'village-books',
  title: '各村的会计',
  version: 1,
  tables: [VillageBooksRow],
  on: cases,
});

class VillageBooksBody extends VillageBooksRow {
  @ShownFlag('今天没有会计')
  withoutAccountant: boolean;
}

export const villages = register({
  noun: ['VillageBooks', 'VillagesBooks'],
  title: '各村的会计；没有会计的村：accountedUntilTo 填前一日',
  item: '村',
  path: 'villages',
  view: villageBooks,
  row: VillageBooksRow,
  key: 'divisionCode',
  place: 'divisionCode',
  filters: ['divisionCode'],
  ranges: ['accountedUntil'],
  shown: {
    as: VillageBooksBody,
    of: (row, today: LegalDate) => ({
      ...row,
      withoutAccountant: !row.accountants.some((each) => holdsOn(each, today)),
    }),
  },
});
