import { type DataOf, type LegalDate, absent, streamType } from '#kernel';
import { type Duty, isKeeping } from './duties.js';
import { DutyHeld, DutyReleased, KinDeclarationWithdrawn, NearKinDeclared } from './events.js';

export type HeldDuty = Omit<DataOf<typeof DutyHeld>, 'divisionCode'>;
export type StandingDeclaration = DataOf<typeof NearKinDeclared>;

/**
 * Who is trusted with what in one village or station, and who is whose near kin: everything on which it depends
 * whether two duties go together, in one stream, so that they are weighed against each other one at a time.
 */
export interface DutyBook {
  readonly divisionCode: string;
  readonly duties: readonly HeldDuty[];
  readonly kin: readonly StandingDeclaration[];
}

const opened = (book: DutyBook | undefined, divisionCode: string): DutyBook =>
  book ?? { divisionCode, duties: [], kin: [] };

export const dutyBookStream = streamType({
  category: 'duty-book',
  title: '职责簿',
  events: [DutyHeld, DutyReleased, NearKinDeclared, KinDeclarationWithdrawn],
  initial: absent<DutyBook>(),
  evolve: {
    DutyHeld: (before, { divisionCode, ...held }) => {
      const book = opened(before, divisionCode);
      return { ...book, duties: [...book.duties, held] };
    },
    DutyReleased: (book, { dutyId, on }) =>
      book && {
        ...book,
        // A duty that is released before its first day was never held.
        duties: book.duties.flatMap((held) => {
          if (held.dutyId !== dutyId) return [held];
          return on < held.from ? [] : [{ ...held, to: on }];
        }),
      },
    NearKinDeclared: (before, declaration) => {
      const book = opened(before, declaration.divisionCode);
      return { ...book, kin: [...book.kin, declaration] };
    },
    KinDeclarationWithdrawn: (book, { declarationId }) =>
      book && { ...book, kin: book.kin.filter((each) => each.declarationId !== declarationId) },
  },
});

/** A stretch of days, both ends included; without an end, for good. */
export interface Term {
  readonly from: LegalDate;
  readonly to?: LegalDate | undefined;
}

export function holdsOn({ from, to }: Term, day: LegalDate): boolean {
  return from <= day && (to === undefined || to >= day);
}

/** Whether two terms share a day. */
export function overlap(a: Term, b: Term): boolean {
  return holdsOn(a, b.from) || holdsOn(b, a.from);
}

export function dutiesOn(book: DutyBook | undefined, day: LegalDate): readonly HeldDuty[] {
  return book?.duties.filter((held) => holdsOn(held, day)) ?? [];
}

/**
 * What a new duty is weighed against: the book of the place. Keeping is weighed against the posts of the
 * township's station as well, whose people may keep seals and files of villages.
 */
export function weighing(
  duty: Duty,
  book: DutyBook | undefined,
  station: DutyBook | undefined,
): DutyBook | undefined {
  if (!isKeeping(duty) || !station) return book;
  const { divisionCode, duties, kin } = book ?? { ...station, duties: [], kin: [] };
  return { divisionCode, duties: [...duties, ...station.duties], kin };
}
