import { codesOf, mapTable, oneOf } from '#kernel';

/* What persons are trusted with in a place: posts, the books of a village, seals and files. */

export const BODIES = {
  'party-organisation': '村党组织',
  'village-committee': '村民委员会',
  'village-supervision': '村务监督委员会',
  board: '理事会',
  supervisors: '监事会（监事）',
  accounting: '财会岗位',
  station: '农经站',
} as const;
export type Body = keyof typeof BODIES;

interface PostKind {
  readonly title: string;
  readonly body: Body;
  /** One person at a time holds it in an organisation. */
  readonly sole: boolean;
  /** Accounting work (会计工作), which not everybody may do (会计法 38). */
  readonly accounting: boolean;
}

function kind(title: string, body: Body, is: { sole?: true; accounting?: true } = {}): PostKind {
  return { title, body, sole: is.sole ?? false, accounting: is.accounting ?? false };
}

/** Posts in a village: of its party organisation and committees, of a collective, and of whoever keeps accounts. */
const VILLAGE_POSTS = {
  'party-secretary': kind('村党组织书记', 'party-organisation', { sole: true }),
  'party-committee-member': kind('村党组织委员', 'party-organisation'),
  'village-committee-chair': kind('村民委员会主任', 'village-committee', { sole: true }),
  'village-committee-vice-chair': kind('村民委员会副主任', 'village-committee'),
  'village-committee-member': kind('村民委员会委员', 'village-committee'),
  'village-supervision-chair': kind('村务监督委员会主任', 'village-supervision', { sole: true }),
  'village-supervision-member': kind('村务监督委员会委员', 'village-supervision'),
  'board-chair': kind('理事长', 'board', { sole: true }),
  'board-vice-chair': kind('副理事长', 'board'),
  director: kind('理事', 'board'),
  'supervisors-chair': kind('监事长', 'supervisors', { sole: true }),
  supervisor: kind('监事', 'supervisors'),
  accountant: kind('会计', 'accounting', { sole: true, accounting: true }),
  cashier: kind('出纳（报账员）', 'accounting', { sole: true, accounting: true }),
  'internal-checker': kind('稽核', 'accounting', { accounting: true }),
  'accounting-archivist': kind('会计档案保管', 'accounting', { accounting: true }),
  'revenue-bookkeeper': kind('收入、支出、费用账目登记', 'accounting', { accounting: true }),
  'claims-bookkeeper': kind('债权债务账目登记', 'accounting', { accounting: true }),
  'property-custodian': kind('财物保管', 'accounting'),
} as const;
export type VillagePost = keyof typeof VILLAGE_POSTS;

/** Posts in a township's station. */
const STATION_POSTS = {
  'station-head': kind('农经站站长', 'station', { sole: true }),
  'chief-accountant': kind('会计主管', 'station', { sole: true, accounting: true }),
  'agency-accountant': kind('代理会计', 'station', { accounting: true }),
  'agency-cashier': kind('代管资金出纳', 'station', { accounting: true }),
  'station-checker': kind('农经站稽核', 'station', { accounting: true }),
} as const;
export type StationPost = keyof typeof STATION_POSTS;

const POSTS = { ...VILLAGE_POSTS, ...STATION_POSTS } as const;
export type Post = VillagePost | StationPost;
export const post = oneOf(POSTS);

export const VILLAGE_POST_TITLES = mapTable(VILLAGE_POSTS, ({ title }) => title);
export const STATION_POST_TITLES = mapTable(STATION_POSTS, ({ title }) => title);
export const POST_TITLES = mapTable(POSTS, ({ title }) => title);

export function kindOf(code: Post): PostKind {
  return POSTS[code];
}

export function postsOf(...bodies: readonly Body[]): readonly Post[] {
  return codesOf(POSTS).filter((code) => bodies.includes(POSTS[code].body));
}

/** 印章、票据、档案、账册. */
export const CUSTODY_KINDS = {
  'official-seal': '公章',
  'financial-seal': '财务专用章',
  'bank-seal': '银行预留名章',
  'contract-seal': '合同专用章',
  cheques: '支票',
  'receipt-books': '收据',
  archive: '档案',
  'account-books': '账册',
} as const;
export type CustodyKind = keyof typeof CUSTODY_KINDS;
export const custodyKind = oneOf(CUSTODY_KINDS);

export const SEALS: readonly CustodyKind[] = [
  'official-seal',
  'financial-seal',
  'bank-seal',
  'contract-seal',
];

/** Everything one person may be trusted with, and what it is called: two of them may not go together. */
export const DUTIES = {
  ...POST_TITLES,
  'agency-bookkeeping': '代理记账',
  ...mapTable(CUSTODY_KINDS, (title) => `保管${title}`),
} as const;
export type Duty = keyof typeof DUTIES;
export const duty = oneOf(DUTIES);

export function isPost(code: Duty): code is Post {
  return Object.hasOwn(POSTS, code);
}

export function isKeeping(code: Duty): code is CustodyKind {
  return Object.hasOwn(CUSTODY_KINDS, code);
}
