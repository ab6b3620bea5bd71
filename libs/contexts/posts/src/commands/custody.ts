import type { Loaded, Rejection } from '#kernel';
import { Grounds, one, subjectNotFound } from '#nest';
import { DivisionCode, SubjectId } from '#nest/fields';
import { type Custody, type DutyBook, custodyStream, dutyBookStream, weighing } from '../facts/index.js';

/** Everything done to what is kept says which, and where: the duty books of the place tell who is in office. */
export abstract class CustodyTerms extends Grounds {
  @SubjectId('保管物')
  custodyId: string;

  @DivisionCode('保管物所在区划')
  divisionCode: string;
}

/** The book of the place, and that of its township: the station's people act in villages. */
export function bookReferences<Command extends { readonly divisionCode: string }>() {
  return {
    book: one(dutyBookStream, ({ divisionCode }: Command) => divisionCode),
    station: one(dutyBookStream, ({ divisionCode }: Command) => divisionCode.slice(0, 9)),
  };
}

interface BookReferences {
  readonly book: Loaded<DutyBook | undefined> | undefined;
  readonly station: Loaded<DutyBook | undefined> | undefined;
}

/** What is kept, with the books of its place; or nothing of that id in the place that was named. */
export function stateCustody(
  { divisionCode }: CustodyTerms,
  custody: Custody,
  references: BookReferences,
): { custody: Custody; book: DutyBook | undefined; books: readonly (DutyBook | undefined)[] } | Rejection {
  if (custody.divisionCode !== divisionCode) return subjectNotFound(custodyStream, custody.custodyId);
  const [book, station] = [references.book?.state, references.station?.state];
  return { custody, book: weighing(custody.kind, book, station), books: [book, station] };
}
