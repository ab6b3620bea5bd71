import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { elementAt } from '#kernel';
import type { RowClass } from './tables.js';

/** A part of a list, in the order of its key. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Give it back as `cursor` for the next page; absent on the last. */
  readonly next?: string;
}

/** Rows on a page unless told, and at most. */
export const PAGE_DEFAULT = 50;
export const PAGE_LIMIT = 200;

/** Rows of {@link Views.all} at most: what belongs to one page of something else. */
const ALL_LIMIT = 10_000;

/** The divisions a reader may see, over the property that holds a row's division code. */
export interface Within<Row> {
  readonly property: keyof Row & string;
  readonly organisations: readonly string[];
}

/** From and to, both included; texts that sort as what they mean. */
export interface Between<Row> {
  readonly property: keyof Row & string;
  readonly from: string;
  readonly to: string;
}

/** One of the values. */
export interface Among<Row> {
  readonly property: keyof Row & string;
  readonly values: readonly string[];
}

export interface PageRequest<Row> {
  /** Unique text property that orders the list. */
  readonly key: keyof Row & string;
  readonly within?: Within<Row>;
  readonly between?: readonly Between<Row>[];
  readonly among?: readonly Among<Row>[];
  /** Equal to; undefined entries do not filter. */
  readonly where?: Partial<Row>;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Reading of views. Whatever a reader may not see is as if it were not there. */
export class Views {
  constructor(private readonly dataSource: DataSource) {}

  async page<Row extends object>(type: RowClass<Row>, request: PageRequest<Row>): Promise<Page<Row>> {
    const { key, cursor } = request;
    const limit = Math.min(request.limit ?? PAGE_DEFAULT, PAGE_LIMIT);
    const query = this.select(type, request);
    if (cursor !== undefined) query.andWhere(`row.${key} > :cursor`, { cursor });
    const rows = await query
      .orderBy(`row.${key}`)
      .take(limit + 1)
      .getMany();
    if (rows.length <= limit) return { items: rows };
    const items = rows.slice(0, limit);
    return { items, next: String(elementAt(items, limit - 1)[key]) };
  }

  /** Everything that belongs to a page of something else. @throws RangeError when it is too much for that */
  async all<Row extends object>(
    type: RowClass<Row>,
    request: Pick<PageRequest<Row>, 'key' | 'within' | 'where' | 'among'>,
  ): Promise<readonly Row[]> {
    const rows = await this.select(type, request)
      .orderBy(`row.${request.key}`)
      .take(ALL_LIMIT + 1)
      .getMany();
    if (rows.length > ALL_LIMIT) throw new RangeError(`more than ${ALL_LIMIT} rows of ${type.name}`);
    return rows;
  }

  async one<Row extends object>(
    type: RowClass<Row>,
    request: Pick<PageRequest<Row>, 'within' | 'where' | 'among'>,
  ): Promise<Row | undefined> {
    return (await this.select(type, request).take(1).getOne()) ?? undefined;
  }

  /** For sums and joins that no single table answers. The statement bounds its own rows. */
  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }

  private select<Row extends object>(
    type: RowClass<Row>,
    { within, where, between = [], among = [] }: Omit<PageRequest<Row>, 'key' | 'limit' | 'cursor'>,
  ): SelectQueryBuilder<Row & ObjectLiteral> {
    const query = this.dataSource.getRepository<Row & ObjectLiteral>(type).createQueryBuilder('row');
    if (within) {
      const beginnings = within.organisations.map((organisation) => `${organisation}%`);
      query.andWhere(`row.${within.property} LIKE ANY(:beginnings)`, { beginnings });
    }
    for (const { property, from, to } of between) {
      const [first, last] = [`${property}From`, `${property}To`];
      query.andWhere(`row.${property} BETWEEN :${first} AND :${last}`, { [first]: from, [last]: to });
    }
    for (const { property, values } of among) {
      const name = `${property}Among`;
      query.andWhere(`row.${property} = ANY(:${name})`, { [name]: [...values] });
    }
    for (const [property, value] of Object.entries(where ?? {})) {
      if (value !== undefined) query.andWhere(`row.${property} = :${property}`, { [property]: value });
    }
    return query;
  }
}
