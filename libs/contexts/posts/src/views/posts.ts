import { Entity } from 'typeorm';
import { type LegalDate, addMonths } from '#kernel';
import { CountCell, DateCell, KeyCell, ShownFlag, ShownText, TextCell, register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  APPOINTMENT_STANDINGS,
  type Appointment,
  AppointmentFellThrough,
  BODIES,
  type Body,
  END_CAUSES,
  type EndCause,
  OfficerAppointed,
  OfficerTermEnded,
  POST_TITLES,
  type Post,
  StationStaffAppointed,
  VillageGivenUp,
  VillageTakenOn,
  holdsOn,
  kindOf,
  postStream,
} from '../facts/index.js';

/** Stands in the column of the last day for an appointment without one, so that ranges find it. */
const WITHOUT_END = '9999-12-31';

/** A line of the register of posts: one person in one post for one term. */
@Entity()
export class PostRow {
  @KeyCell('任职')
  postId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('所属组织（集体经济组织代码；党组织、委员会、农经站为区划代码）')
  organisationId: string;
  @TextCell('机构', { enum: BODIES })
  body: Body;
  @TextCell('职务', { enum: POST_TITLES })
  post: Post;
  @TextCell('人员编号')
  personId: string;
  @TextCell('登记状态', { enum: APPOINTMENT_STANDINGS })
  standing: Appointment['standing'];
  @TextCell('终止原因', { nullable: true, enum: END_CAUSES })
  cause: EndCause | null;
  @TextCell('未能生效的原因', { nullable: true })
  obstacle: string | null;
  @DateCell('起')
  startsOn: string;
  /** `9999-12-31` without a last day. */
  @DateCell('止（含当日；没有止期的为 9999-12-31）')
  endsOn: string;
  @CountCell('本届名额', { nullable: true })
  seats: number | null;
  @CountCell('代理记账的村数')
  villages: number;
  /** Revision of the stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

const appointed = ({ data, revision }: SeenEvent<Appointed>, rows: Rows): void => {
  const { from: startsOn, to: endsOn = WITHOUT_END, seats = null, post, ...rest } = data;
  const { postId, divisionCode, organisationId, personId } = rest;
  rows.put(PostRow, {
    ...{ postId, divisionCode, organisationId, body: kindOf(post).body, post, personId },
    ...{ standing: 'appointed', cause: null, obstacle: null, startsOn, endsOn, seats, villages: 0, revision },
  });
};

/** What the events of both ways of appointing have for the register. */
interface Appointed extends Pick<
  Appointment,
  'postId' | 'divisionCode' | 'organisationId' | 'post' | 'personId' | 'from' | 'to'
> {
  readonly seats?: number | undefined;
}

async function amendPost(
  rows: Rows,
  { subject: postId, revision }: SeenEvent,
  change: (row: PostRow) => Partial<PostRow>,
): Promise<void> {
  await amend(rows, PostRow, { postId }, (row) => ({ ...change(row), revision }));
}

const cases: Case<Rows>[] = [
  when(OfficerAppointed, appointed),
  when(StationStaffAppointed, appointed),
  when(AppointmentFellThrough, (event, rows) =>
    amendPost(rows, event, () => ({ standing: 'fallen-through', obstacle: event.data.detail })),
  ),
  when(OfficerTermEnded, (event, rows) =>
    amendPost(rows, event, () => ({ standing: 'ended', cause: event.data.cause, endsOn: event.data.on })),
  ),
  when(VillageTakenOn, (event, rows) =>
    amendPost(rows, event, ({ villages }) => ({ villages: villages + 1 })),
  ),
  when(VillageGivenUp, (event, rows) =>
    amendPost(rows, event, ({ villages }) => ({ villages: villages - 1 })),
  ),
];

export const postRegister = projection({
  name: 'posts',
  title: '任职登记簿',
  version: 1,
  tables: [PostRow],
  on: cases,
});

export const NOTICES = {
  none: '无',
  'six-months': '六个月内届满',
  'three-months': '三个月内届满',
  'one-month': '一个月内届满',
  expired: '已届满，未登记终止',
} as const;
export type Notice = keyof typeof NOTICES;

class PostBody extends PostRow {
  @ShownFlag('今天是否在任')
  inOffice: boolean;
  @ShownText('届满提醒', { enum: NOTICES })
  notice: Notice;
}

/**
 * How near the end of a term is. Worked out on reading: a reminder that depends on the calendar alone needs no
 * event, can be neither missed nor sent twice, and is right for terms of the past as well.
 */
export function noticeOf(
  { standing, endsOn }: Pick<PostRow, 'standing' | 'endsOn'>,
  today: LegalDate,
): Notice {
  if (standing !== 'appointed' || endsOn > addMonths(today, 6)) return 'none';
  if (endsOn < today) return 'expired';
  if (endsOn <= addMonths(today, 1)) return 'one-month';
  return endsOn <= addMonths(today, 3) ? 'three-months' : 'six-months';
}

/** Who was in office on a day: `startsOnTo` and `endsOnFrom` of that day. */
export const posts = register({
  noun: ['Post', 'Posts'],
  title: '任职登记簿；某日在任：startsOnTo 与 endsOnFrom 都填该日',
  item: '任职',
  path: '',
  view: postRegister,
  row: PostRow,
  key: 'postId',
  place: 'divisionCode',
  filters: ['divisionCode', 'organisationId', 'body', 'post', 'personId', 'standing'],
  ranges: ['startsOn', 'endsOn'],
  history: postStream,
  shown: {
    as: PostBody,
    of: (row, today) => ({
      ...row,
      inOffice: row.standing !== 'fallen-through' && holdsOn({ from: row.startsOn, to: row.endsOn }, today),
      notice: noticeOf(row, today),
    }),
  },
});
