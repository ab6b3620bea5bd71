import { Get, Inject, Param, Query, type Type } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type AnyStreamType, type LegalDate, type Permission, legalDateOf, streamName } from '#kernel';
import { type Page, type Projection, type RowClass, Views, type Within, provenance } from '#read-store';
import { Caller, Requires } from './access.js';
import { ProblemBody } from './bodies.js';
import { Clock } from './clock.js';
import { History } from './history.js';
import { HistoryQuery, StateBody, TimelineBody, TimelineQuery } from './history-bodies.js';
import { type RouteParameter, declareController, declareRoute } from './made-controller.js';
import { type PageQuery, pageOf } from './page.js';
import { ReadsFrom } from './reads-from.js';
import { type RegisterQuery, registerQuery } from './register-query.js';
import { type Proofs, proofsOf, withProof } from './proof.js';
import { orNotFound, seenBy } from './seeing.js';
import type { Principal } from './submission.js';
import { describedPart } from './titles.js';

/** The permission of a register that names none. */
const READING: Permission = 'registers.read';

/**
 * A list that people look things up in, as one value: from it come the routes for the list, for one item, for
 * its history and for what it was on a day.
 */
export interface RegisterSpec<Row extends object, Shown extends object = Row> {
  /** `['Parcel', 'Parcels']`: the operations are `ListParcels`, `GetParcel`, `GetParcelTimeline`, `GetParcelState`. */
  readonly noun: readonly [one: string, many: string];
  /** `地块登记簿`, and what one of its lines is: `地块`. */
  readonly title: string;
  readonly item: string;
  /** Below the path of the context; empty when the context is about this register. */
  readonly path: string;
  readonly view: Projection;
  readonly row: RowClass<Row>;
  /** Unique text property that names one line, and orders the list unless another does. */
  readonly key: keyof Row & string;
  /** Unique text property in whose order people read the list, where the key is none: an id. */
  readonly orderedBy?: keyof Row & string;
  /** Property that holds the division code: who may see the line. */
  readonly place: keyof Row & string;
  /** `registers.read` unless told. */
  readonly permission?: Permission;
  /** Properties by which the list may be narrowed; what they are called and which codes they take the row says. */
  readonly filters?: readonly (keyof Row & string)[];
  /** Dates by which it may be narrowed, both ends included: `endsOnFrom`, `endsOnTo`. */
  readonly ranges?: readonly (keyof Row & string)[];
  /** Lines of a list only: there is no route for one. */
  readonly linesOnly?: boolean;
  /** The stream whose id is the key, for what happened to it. */
  readonly history?: AnyStreamType;
  /** What is shown of a row, where that depends on the day. */
  readonly shown?: { readonly as: Type<Shown>; readonly of: (row: Row, today: LegalDate) => Shown };
}

/** The routes of a register, ready to be put under a context. */
export interface Register {
  readonly path: string;
  readonly view: Projection;
  readonly history?: AnyStreamType | undefined;
  readonly controllerUnder: (context: Titled) => Type<object>;
}

export function register<Row extends object, Shown extends object = Row>(
  spec: RegisterSpec<Row, Shown>,
): Register {
  const { path, view, history } = spec;
  return { path, view, history, controllerUnder: (context) => controllerOfRegister(context, spec) };
}

interface Titled {
  readonly path: string;
  readonly title: string;
}

function controllerOfRegister<Row extends object, Shown extends object>(
  context: Titled,
  spec: RegisterSpec<Row, Shown>,
): Type<object> {
  const { noun, row, place, filters = [], ranges = [] } = spec;
  const query = registerQuery({ name: noun[1], row, place, filters, ranges });
  const type = classOf(spec, query);
  declareController(type, {
    name: `${noun[1]}Register`,
    path: [context.path, spec.path].filter((part) => part !== '').join('/'),
    tag: context.title,
  });
  declareReading(type, spec, query);
  if (spec.history) declareHistory(type, spec);
  return type;
}

function classOf<Row extends object, Shown extends object>(
  spec: RegisterSpec<Row, Shown>,
  query: RegisterQuery<Row>,
): Type<object> {
  const { row, key, item } = spec;
  const within = (principal: Principal, asked?: string): Within<Row> =>
    seenBy<Row>(principal, spec.permission ?? READING, spec.place, asked);
  const stream = (): AnyStreamType => {
    if (!spec.history) throw new Error(`${spec.title} has no history`);
    return spec.history;
  };

  const streamOf = (found: Row): string => streamName(stream(), String(found[key]));

  class RegisterController {
    constructor(
      @Inject(Views) private readonly views: Views,
      @Inject(History) private readonly history: History,
      @Inject(Clock) private readonly clock: Clock,
    ) {}

    async list(principal: Principal, asked: PageQuery): Promise<Page<object>> {
      const { items, ...rest } = await this.views.page(row, {
        key: spec.orderedBy ?? key,
        within: within(principal, query.placeOf(asked)),
        ...query.read(asked),
      });
      const proofs = await this.proofs(items);
      return { ...rest, items: items.map((each) => this.shown(each, proofs)) };
    }

    async one(principal: Principal, id: string): Promise<object> {
      const among = [{ property: key, values: [id] }];
      const found = await this.views.one(row, { within: within(principal), among });
      const one = orNotFound(found, item, id);
      return this.shown(one, await this.proofs([one]));
    }

    timeline(principal: Principal, id: string, asked: TimelineQuery): Promise<TimelineBody> {
      return this.history.timeline(principal, stream(), id, asked);
    }

    state(principal: Principal, id: string, asked: HistoryQuery): Promise<StateBody> {
      return this.history.state(principal, stream(), id, asked);
    }

    private proofs(items: readonly Row[]): Promise<Proofs> {
      return spec.history ? proofsOf(this.views, items.map(streamOf)) : Promise.resolve(new Map());
    }

    private shown(found: Row, proofs: Proofs): object {
      const shown = spec.shown
        ? spec.shown.of(found, legalDateOf(this.clock.now()))
        : describedPart(row, found);
      return spec.history ? { ...shown, proof: proofs.get(streamOf(found)) ?? null } : shown;
    }
  }
  return RegisterController;
}

const missing = ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' });
const caller: RouteParameter = [Object, Caller()];

function declareReading<Row extends object, Shown extends object>(
  type: Type<object>,
  spec: RegisterSpec<Row, Shown>,
  query: RegisterQuery<Row>,
): void {
  const { noun, key, permission = READING } = spec;
  const shownRow: Type<object> = spec.shown?.as ?? spec.row;
  const shownAs = spec.history ? withProof(shownRow) : shownRow;
  const views = spec.history ? [spec.view, provenance] : [spec.view];
  declareRoute(
    type,
    'list',
    [caller, [query.type, Query()]],
    [
      Get(),
      Requires(permission),
      ReadsFrom(...views),
      ApiOperation({ operationId: `List${noun[1]}`, summary: spec.title }),
      ApiOkResponse({ type: pageOf(shownAs) }),
    ],
  );
  if (spec.linesOnly) return;
  declareRoute(
    type,
    'one',
    [caller, [String, Param(key)]],
    [
      Get(`:${key}`),
      Requires(permission),
      ReadsFrom(...views),
      ApiOperation({ operationId: `Get${noun[0]}`, summary: `按编号查${spec.item}` }),
      ApiOkResponse({ type: shownAs }),
      missing,
    ],
  );
}

function declareHistory<Row extends object, Shown extends object>(
  type: Type<object>,
  { noun, key, item }: RegisterSpec<Row, Shown>,
): void {
  const id: RouteParameter = [String, Param(key)];
  declareRoute(
    type,
    'timeline',
    [caller, id, [TimelineQuery, Query()]],
    [
      Get(`:${key}/timeline`),
      Requires('history.read'),
      ApiOperation({ operationId: `Get${noun[0]}Timeline`, summary: `${item}的来龙去脉` }),
      ApiOkResponse({ type: TimelineBody }),
      missing,
    ],
  );
  declareRoute(
    type,
    'state',
    [caller, id, [HistoryQuery, Query()]],
    [
      Get(`:${key}/state`),
      Requires('history.read'),
      ApiOperation({
        operationId: `Get${noun[0]}State`,
        summary: `${item}在某日的状态（以某时所知为准）`,
      }),
      ApiOkResponse({ type: StateBody }),
      missing,
    ],
  );
}
