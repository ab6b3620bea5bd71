import { type Breach, landContractingLaw, registerRules, rule } from '#kernel';
import { AUTHORISATION_KINDS, type AuthorisationKind } from './events.js';

/* Which authority approves or reviews: that of the level of the kind, of the place of the collective. */

const LEVELS = ['township', 'county', 'department'] as const;
type Level = (typeof LEVELS)[number];

/** Which may decide on a kind. Capital is reviewed by whichever government, or its department, does it (流转管理办法 29). */
const LEVELS_OF: Readonly<Record<AuthorisationKind, readonly Level[]>> = {
  'township-approval': ['township'],
  'township-review': ['township'],
  'county-approval': ['county'],
  'county-department-approval': ['department'],
  'capital-review': LEVELS,
};

export interface AuthorityNamed {
  readonly kind: AuthorisationKind;
  readonly authority: string;
  /** Of the township of the collective, first what it is called; none where the register does not know which it was. */
  readonly townshipNames: readonly string[];
  /** Of its county; none where it is not in the register. */
  readonly countyNames: readonly string[];
}

/** 人民政府 of a county, a town or a township; a subdistrict has an office of the county's government. */
function seatOf(name: string): string {
  if (name.endsWith('街道办事处')) return name;
  return name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`;
}

/** What a name says beyond those in which it ends; nothing where it ends in none. */
function before(text: string, endings: readonly string[]): string | undefined {
  const ending = endings.find((each) => text.endsWith(each));
  return ending === undefined ? undefined : text.slice(0, text.length - ending.length);
}

/** Whether what stands before the name of a place is the place above it, or nothing. */
function isAbove(prefix: string, names: readonly string[]): boolean {
  if (prefix === '') return true;
  return names.length === 0 ? /[县市区旗]$/.test(prefix) : names.some((name) => prefix.endsWith(name));
}

function isTheTownships({ authority, townshipNames, countyNames }: AuthorityNamed): boolean {
  if (townshipNames.length === 0) return /([乡镇]|苏木)人民政府$|街道办事处$/.test(authority);
  const prefix = before(authority, townshipNames.map(seatOf));
  return prefix !== undefined && isAbove(prefix, countyNames);
}

function isTheCountys({ authority, countyNames }: AuthorityNamed): boolean {
  if (countyNames.length === 0) return /[县市区旗]人民政府$/.test(authority);
  const prefix = before(authority, countyNames.map(seatOf));
  return prefix !== undefined && /^$|[市州盟省区]$/.test(prefix);
}

const DEPARTMENT = /(局|委员会|办公室)$/;

function isADepartments({ authority, countyNames }: AuthorityNamed): boolean {
  if (!DEPARTMENT.test(authority)) return false;
  if (countyNames.length === 0) return /[县市区旗]/.test(authority);
  return countyNames.some((county) => authority.includes(county) && !authority.includes(seatOf(county)));
}

const IS_OF: Readonly<Record<Level, (named: AuthorityNamed) => boolean>> = {
  township: isTheTownships,
  county: isTheCountys,
  department: isADepartments,
};

/** The names that would do, as far as the register knows the places. */
function expectedNames(named: AuthorityNamed): string {
  const [township] = named.townshipNames;
  const [county] = named.countyNames;
  const names: Readonly<Record<Level, string>> = {
    township: township === undefined ? '××镇人民政府（街道办事处）' : seatOf(township),
    county: county === undefined ? '××县（市、区）人民政府' : seatOf(county),
    department: `${county ?? '××县'}的局、委员会（如“${county ?? '××县'}农业农村局”）`,
  };
  return LEVELS_OF[named.kind].map((level) => names[level]).join('或');
}

export const authorityIsOfItsLevel = rule<AuthorityNamed>({
  id: 'A4',
  code: 'DECISIONS.AUTHORITY_OF_ANOTHER_LEVEL',
  sentence:
    '批准、审查的机关与类别相符：乡镇的批准、审核由集体所在的乡镇人民政府（街道办事处）作出，县级的由县（市、区）人民政府作出，部门的由该县的局、委员会作出。',
  basis: [landContractingLaw('第二十八条'), landContractingLaw('第五十二条'), registerRules('批文')],
  severity: 'block',
  breach: (named): Breach | undefined => {
    const { kind, authority } = named;
    if (LEVELS_OF[kind].some((level) => IS_OF[level](named))) return undefined;
    const expected = expectedNames(named);
    const detail = `“${AUTHORISATION_KINDS[kind]}”应由${expected}作出，所填的机关是“${authority}”。`;
    const wayForward = `按批文核对机关和类别：是这一类的，机关填${expected}；是别的机关作出的，不能作为这一类批准登记。`;
    return { detail, field: 'authority', wayForward };
  },
});
