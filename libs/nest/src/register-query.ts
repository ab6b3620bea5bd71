import type { Type } from '@nestjs/common';
import { propertyOf } from '#kernel';
import type { Among, PageRequest, RowClass } from '#read-store';
import { PageQuery } from './page.js';
import { CodeQuery, DateQuery, PlaceQuery, TextQuery, spanOf } from './query-fields.js';
import { descriptionOf } from './titles.js';

const FILTER_LENGTH = 60;

/** The query string of a register: paging, and the properties of its rows that narrow it. */
export interface RegisterQuery<Row> {
  readonly type: Type<PageQuery>;
  /** What a query asked for, once it has been checked against `type`. */
  readonly read: (asked: PageQuery) => Pick<PageRequest<Row>, 'among' | 'between' | 'limit' | 'cursor'>;
  /** The place it asked for, which includes what lies in it. */
  readonly placeOf: (asked: PageQuery) => string | undefined;
}

export function registerQuery<Row extends object>(given: {
  readonly name: string;
  readonly row: RowClass<Row>;
  readonly place: keyof Row & string;
  readonly filters: readonly (keyof Row & string)[];
  readonly ranges: readonly (keyof Row & string)[];
}): RegisterQuery<Row> {
  const { name, row, place, filters, ranges } = given;
  class RegisterPageQuery extends PageQuery {}
  Object.defineProperty(RegisterPageQuery, 'name', { value: `${name}Query` });
  for (const property of filters) {
    const { title, codes } = descriptionOf(row, property);
    const filter = codes ? CodeQuery(title, codes) : TextQuery(title, FILTER_LENGTH);
    (property === place ? PlaceQuery(title) : filter)(RegisterPageQuery.prototype, property);
  }
  for (const property of ranges) {
    const { title } = descriptionOf(row, property);
    DateQuery(`${title}：从此日起（含）`)(RegisterPageQuery.prototype, `${property}From`);
    DateQuery(`${title}：到此日止（含）`)(RegisterPageQuery.prototype, `${property}To`);
  }
  return {
    type: RegisterPageQuery,
    read: (asked) => ({
      limit: asked.limit,
      cursor: asked.cursor,
      among: filters.flatMap((property): Among<Row>[] => {
        const value = textOf(asked, property);
        return value === undefined || property === place ? [] : [{ property, values: [value] }];
      }),
      between: ranges.flatMap((property) => {
        const [from, to] = [textOf(asked, `${property}From`), textOf(asked, `${property}To`)];
        return spanOf(property, descriptionOf(row, property).title, from, to);
      }),
    }),
    placeOf: (asked) => (filters.includes(place) ? textOf(asked, place) : undefined),
  };
}

function textOf(asked: object, name: string): string | undefined {
  const value = propertyOf(asked, name);
  return typeof value === 'string' ? value : undefined;
}
