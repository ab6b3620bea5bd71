import { type LegalDate, accountingLaw, registerRules, rule } from '#kernel';
import type { Household } from '#collectives/facts';
import type { Division } from '#divisions/facts';
import { type Body, POST_TITLES, type Post, kindOf } from './duties.js';
import type { DutyEntry } from './duty-entry.js';
import { termRunsForward } from './entry-rules.js';
import { isRegistered, nobodyOfThatId } from './registered-persons.js';

/** Bodies that villages alone have; a collective may be the township's. */
const IN_VILLAGES: readonly Body[] = ['party-organisation', 'village-committee', 'village-supervision'];

/** What every appointment says, in a village or at the station. */
export interface AppointmentEntry extends DutyEntry {
  readonly post: Post;
  readonly division: Division | undefined;
  readonly divisionCode: string;
  readonly decidedOn: LegalDate;
  readonly today: LegalDate;
  /** The result of looking the person up for convictions; absent when nobody has. */
  readonly conduct: { readonly clear: boolean; readonly checkedOn: LegalDate } | undefined;
  readonly person: Appointee;
}

/** Who is appointed: named in full, or referred to by an id. */
export interface Appointee {
  readonly named: boolean;
  /** The household that is said to register the person, when one is. */
  readonly household: Household | undefined;
  /** The vault knows the identity number under another name. */
  readonly anotherName: boolean;
}

export const appointeeIsRegistered = rule<AppointmentEntry>({
  id: 'PS11',
  code: 'POSTS.PERSON_NOT_REGISTERED',
  sentence: '任职的人是已登记的人，或者在任职登记时报明姓名和身份证号。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ person: { named, household }, personId, book }) =>
    named || isRegistered(personId, { household, book })
      ? undefined
      : nobodyOfThatId(personId, 'personId', '填写该人所在的农户，或改填姓名和身份证号。'),
});

export const appointeeHasOneName = rule<AppointmentEntry>({
  id: 'PS49',
  code: 'POSTS.ANOTHER_NAME',
  sentence: '同一身份证号只有一个姓名。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ person }) =>
    person.anotherName
      ? {
          detail: '该身份证号已用另一个姓名登记过。',
          field: 'person.name',
          wayForward: '按居民身份证核对姓名和身份证号；已登记的人可以改填人员编号。',
        }
      : undefined,
});

export const placeIsRegistered = rule<AppointmentEntry>({
  id: 'PS12',
  code: 'POSTS.DIVISION_NOT_REGISTERED',
  sentence: '任职登记在已登记的区划之下。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ division, divisionCode }) =>
    division
      ? undefined
      : {
          detail: `区划 ${divisionCode} 尚未登记。`,
          field: 'divisionCode',
          wayForward: '核对区划代码；尚未登记的，先由系统管理员登记该区划。',
        },
});

export const postIsOfItsPlace = rule<AppointmentEntry>({
  id: 'PS50',
  code: 'POSTS.WRONG_PLACE',
  sentence: '农经站设在乡镇，村的组织设在村。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ division, post }) => {
    const { title, body } = kindOf(post);
    const place = body === 'station' ? '乡镇' : IN_VILLAGES.includes(body) && '村';
    if (!division || !place || (division.kind === 'township') === (place === '乡镇')) return undefined;
    const detail = `“${title}”登记在${place}，${division.name}不是${place}。`;
    return { detail, field: 'divisionCode', wayForward: `区划代码改填“${title}”所在的${place}。` };
  },
});

export const decisionComesFirst = rule<AppointmentEntry>({
  id: 'PS18',
  code: 'POSTS.DECIDED_TOO_LATE',
  sentence: '先选举或任命，后任职；尚未作出的决定不能登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ decidedOn, from, today }) => {
    const wayForward = '按当选证书或任命文件核对选举或任命日和起期。';
    if (decidedOn > today)
      return { detail: `选举或任命日 ${decidedOn} 还没有到。`, field: 'decidedOn', wayForward };
    return from < decidedOn
      ? { detail: `起期 ${from} 早于选举或任命日 ${decidedOn}。`, field: 'from', wayForward }
      : undefined;
  },
});

export const conductIsLookedUp = rule<AppointmentEntry>({
  id: 'PS47',
  code: 'POSTS.CONDUCT_NOT_LOOKED_UP',
  sentence: '从事会计工作的，任职之前查询犯罪记录。',
  basis: [accountingLaw('第三十八条')],
  severity: 'block',
  breach: ({ post, conduct, today }) => {
    if (!kindOf(post).accounting || (conduct && conduct.checkedOn <= today)) return undefined;
    const wayForward = '先向公安机关查询该人的犯罪记录，再填写查询结果、查询日和查询件。';
    return conduct
      ? { detail: `查询日 ${conduct.checkedOn} 还没有到。`, field: 'conduct.checkedOn', wayForward }
      : { detail: `任“${POST_TITLES[post]}”应先查询犯罪记录。`, field: 'conduct', wayForward };
  },
});

export const convictedKeepNoAccounts = rule<AppointmentEntry>({
  id: 'D9-38',
  code: 'POSTS.BARRED_FROM_ACCOUNTING',
  sentence: '因与会计职务有关的违法行为被追究刑事责任的人员，不得再从事会计工作。',
  basis: [accountingLaw('第三十八条')],
  severity: 'block',
  breach: ({ post, conduct }) =>
    kindOf(post).accounting && conduct?.clear === false
      ? {
          detail: `查询结果有法定情形，不能任“${POST_TITLES[post]}”。`,
          field: 'conduct.clear',
          wayForward: '由没有该情形的另一人担任。',
        }
      : undefined,
});

/** What is judged of every appointment. */
export const APPOINTMENT_RULES = [
  appointeeIsRegistered,
  appointeeHasOneName,
  placeIsRegistered,
  postIsOfItsPlace,
  termRunsForward,
  decisionComesFirst,
  conductIsLookedUp,
  convictedKeepNoAccounts,
] as const;
