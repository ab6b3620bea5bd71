import { Entity } from 'typeorm';
import { type LegalDate, evolve } from '#kernel';
import { KeyCell, ShownDate, ShownNumber, ShownParts, ShownText, register } from '#nest';
import { type Case, JsonColumn, type Rows, type SeenEvent, projection, when } from '#read-store';
import {
  BODIES,
  type Body,
  DUTIES,
  type Duty,
  type DutyBook,
  DutyHeld,
  DutyReleased,
  KinDeclarationWithdrawn,
  NearKinDeclared,
  compositionsOn,
  dutiesOn,
  dutyBookStream,
  opposition,
} from '../facts/index.js';

/** The duty book of a place as its stream has made it; what is shown of it depends on the day. */
@Entity()
export class DutyBookRow {
  @KeyCell('区划')
  divisionCode: string;
  @JsonColumn()
  book: DutyBook;
}

class DutyBody {
  @ShownText('职责编号（任职、代理记账或一次保管）')
  dutyId: string;
  @ShownText('职责', { enum: DUTIES })
  duty: Duty;
  @ShownText('人员编号')
  personId: string;
  @ShownText('所属组织；空为各组织', { nullable: true })
  organisationId: string | null;
  @ShownDate('起')
  from: string;
  @ShownDate('止（含当日）', { nullable: true })
  to: string | null;
}

class OppositionBody {
  @ShownText('职责编号')
  dutyId: string;
  @ShownText('违反的规则')
  rule: string;
  @ShownText('说明')
  detail: string;
}

class CompositionBody {
  @ShownText('所属组织')
  organisationId: string;
  @ShownText('机构', { enum: BODIES })
  body: Body;
  @ShownNumber('本届名额')
  seats: number;
  @ShownNumber('在任人数')
  filled: number;
}

class DutyBookBody {
  @ShownText('区划')
  divisionCode: string;
  @ShownParts('今天的职责', () => DutyBody)
  duties: DutyBody[];
  @ShownParts('近亲属之间不得并存的职责', () => OppositionBody)
  opposed: OppositionBody[];
  @ShownParts('各机构的组成', () => CompositionBody)
  bodies: CompositionBody[];
}

function shownOn({ divisionCode, book }: DutyBookRow, today: LegalDate): DutyBookBody {
  const duties = dutiesOn(book, today);
  return {
    divisionCode,
    duties: duties.map(({ dutyId, duty, personId, organisationId = null, from, to = null }) => ({
      dutyId,
      duty,
      personId,
      organisationId,
      from,
      to,
    })),
    opposed: duties.flatMap((held) => {
      const found = opposition(book, held);
      return found ? [{ dutyId: held.dutyId, ...found }] : [];
    }),
    bodies: [...compositionsOn(book, today)],
  };
}

/** The view folds the book as the stream does. */
async function fold(event: SeenEvent, rows: Rows): Promise<void> {
  const { subject: divisionCode, revision, metadata } = event;
  const row = await rows.get(DutyBookRow, { divisionCode });
  const { effectiveOn } = metadata;
  const book = evolve(dutyBookStream, row?.book, event, { revision, effectiveOn });
  if (book) rows.put(DutyBookRow, { divisionCode, book });
}

const cases: Case<Rows>[] = [DutyHeld, DutyReleased, NearKinDeclared, KinDeclarationWithdrawn].map((type) =>
  when(type, fold),
);

export const dutyBookRegister = projection({
  name: 'duty-books',
  title: '职责簿',
  version: 1,
  tables: [DutyBookRow],
  on: cases,
});

/** For those who may read histories: that two duties are opposed tells who is whose kin. */
export const dutyBooks = register({
  noun: ['DutyBook', 'DutyBooks'],
  title: '职责簿：谁承担什么，哪些不得并存，各机构是否齐全',
  item: '职责簿',
  path: 'duty-books',
  permission: 'history.read',
  view: dutyBookRegister,
  row: DutyBookRow,
  key: 'divisionCode',
  place: 'divisionCode',
  history: dutyBookStream,
  shown: { as: DutyBookBody, of: shownOn },
});
