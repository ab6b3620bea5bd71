import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { collectiveCode, creditCheckCharacter, organisationCheckCharacter } from '#kernel';
import { parse } from 'csv-parse/sync';

/** What the demonstration county consists of. All persons are invented and born in 1880. */

export const COUNTY = '140722';
export const PASSWORD = 'diqi-demo-2026';

const file = new URL('./zuoquan-divisions.csv', import.meta.url);
const lines = parse(readFileSync(file), { columns: true, bom: true });

/** 160 villages and 8 neighbourhoods. */
export const villages = lines.filter(({ kind }) => kind === 'village');
export const townships = [...new Map(lines.map((line) => [line.township_code, line.township_name]))].map(
  ([code, name]) => ({ code, name, kind: 'township' }),
);
/** 人民政府 of the township in which a place lies. */
export const townshipGovernment = (divisionCode) =>
  `${townships.find(({ code }) => divisionCode.startsWith(code)).name}人民政府`;
export const divisions = lines.map(({ code, name, kind }) => ({ code, name, kind }));

export const collectives = villages.map(({ code, name, township_name: township }, index) => ({
  collectiveId: collectiveCode('N2', COUNTY, index + 1),
  name: `左权县${township}${name.replace(/村委会$/, '村')}股份经济合作社`,
  divisionCode: code,
}));

/** Villages with households, land, contracts and books. */
export const shown = collectives.slice(0, 3);
/** The village that extends the contracts of its households. */
const extending = collectives[3];
/** Villages that show land of other kinds. */
const landVillagesNamed = ['泽城', '西安', '上武', '下武'].map((name) => {
  const village = villages.find((each) => each.name === `${name}村委会`);
  return collectives.find(({ divisionCode }) => divisionCode === village.code);
});
const [first] = shown.map(({ divisionCode }) => divisionCode);
const stations = [
  ...new Set([...shown, extending, ...landVillagesNamed].map(({ divisionCode }) => divisionCode.slice(0, 9))),
];

/** One account for each role; 代理会计 keeps the books of two villages. */
export const accounts = [
  {
    accountId: 'baozhang',
    role: 'cashier-clerk',
    title: '报账员/出纳',
    organisations: shown.map(({ divisionCode }) => divisionCode),
  },
  {
    accountId: 'kuaiji',
    role: 'accountant',
    title: '代理会计',
    organisations: shown.map(({ divisionCode }) => divisionCode),
  },
  { accountId: 'lishizhang', role: 'chair', title: '理事长', organisations: [first] },
  { accountId: 'jianshi', role: 'supervisor', title: '监事会', organisations: [first] },
  { accountId: 'jingban', role: 'station-clerk', title: '农经站经办', organisations: stations },
  { accountId: 'shenhe', role: 'station-reviewer', title: '农经站审核', organisations: stations },
  { accountId: 'xian.shenhe', role: 'county-reviewer', title: '县审核', organisations: [COUNTY] },
  { accountId: 'shenji', role: 'auditor', title: '审计', organisations: [COUNTY] },
];

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const SURNAMES = [...'张王李赵刘陈杨郭郝任常韩'];
const GIVEN = [
  '建国',
  '秀兰',
  '文生',
  '桂花',
  '志强',
  '玉梅',
  '海龙',
  '春燕',
  '保平',
  '爱莲',
  '小军',
  '月英',
];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

let people = 0;
function person(surname, relation) {
  const at = people++;
  const day = String((Math.floor(at / 900) % 28) + 1).padStart(2, '0');
  const first17 = `${COUNTY}188003${day}${String((at % 900) + 1).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return {
    name: `${surname}${GIVEN[at % GIVEN.length]}`,
    identityNumber: first17 + '10X98765432'[sum % 11],
    relation,
    collectiveMember: true,
  };
}

/** Six households in each village that is shown, each with two parcels; and one parcel of 机动地. */
export const households = shown.flatMap(({ collectiveId, divisionCode }, village) =>
  Array.from({ length: 6 }, (_, index) => {
    const surname = SURNAMES[(village * 6 + index) % SURNAMES.length];
    return {
      key: `${village}-${index}`,
      village,
      collectiveId,
      contractorCode: `${divisionCode}00${String(index + 1).padStart(4, '0')}`,
      members: [
        person(surname, 'head'),
        person(SURNAMES[(village + index + 5) % SURNAMES.length], 'spouse'),
        ...(index % 2 === 0 ? [person(surname, 'son')] : []),
      ],
      parcels: [parcel(divisionCode, index * 2 + 1, '10'), parcel(divisionCode, index * 2 + 2, '10')],
    };
  }),
);

/** Somebody of no household here, with whom the collective has an old deal. */
export const outsider = person('赵', 'other');
/** Who looks after what is there for everybody, one for each village. */
export const keepers = shown.map((_, village) => person(SURNAMES[village + 7], 'head'));
/** The second of them has a household. */
export const landVillages = landVillagesNamed.map((village) => ({
  ...village,
  members: [person('石', 'head'), person('温', 'spouse')],
}));

/** What is found at each of its households; the others are as they were. */
const FINDINGS = [undefined, 'death', 'gives-up', 'not-confirmed', undefined];
export const extensionVillage = {
  ...extending,
  households: FINDINGS.map((finding, index) => ({
    key: `extension-${index + 1}`,
    finding,
    contractorCode: `${extending.divisionCode}00${String(index + 1).padStart(4, '0')}`,
    members: [person(SURNAMES[index + 3], 'head'), person(SURNAMES[index], 'spouse')],
    parcel: parcel(extending.divisionCode, index + 1, '10'),
  })),
};

export const reserveLand = shown.map(({ divisionCode }) => parcel(divisionCode, 101, '22'));

function parcel(divisionCode, sequence, category) {
  return {
    code: `${divisionCode}00${String(sequence).padStart(5, '0')}`,
    name:
      category === '22' ? '河滩机动地' : `${['东坡', '西沟', '南坪', '北岭'][sequence % 4]}${sequence} 号地`,
    areaDm2: category === '22' ? 800_000 : 150_000 + sequence * 10_000,
    category,
    landClass: 'arable',
    plantedUse: '1',
    boundaries: { east: '村道', south: '水渠', west: '荒坡', north: '田埂' },
    effectiveOn: '2021-06-30',
    reason: '农村土地承包经营权确权登记',
  };
}

function organisationCode(kind, body) {
  const first17 = `${kind}${COUNTY}${body}${organisationCheckCharacter(body)}`;
  return first17 + creditCheckCharacter(first17);
}

export const cooperative = {
  kind: 'cooperative',
  creditCode: organisationCode('93', 'MA0AB12C'),
  name: '左权县太行种植专业合作社',
};

/** Invented numbers: a county sets its own, with the paper that says so. */
const demonstration = {
  divisionCode: COUNTY,
  from: '2024-01-01',
  basis: { law: '演示县农村土地经营权流转管理办法（演示用，非真实文件）', article: '第八条' },
};
export const policies = [
  { ...demonstration, key: 'conveyance.filing-period', value: { count: 30, unit: 'calendar-day' } },
  { ...demonstration, key: 'capital-review.kinds', value: ['company', 'person'] },
  { ...demonstration, key: 'contract-clean-up.mending-period', value: { count: 6, unit: 'month' } },
  { ...demonstration, key: 'assets.valuation-from-fen', value: 5_000_000 },
  { ...demonstration, key: 'assets.inspection-period', value: { count: 6, unit: 'month' } },
  { ...demonstration, key: 'homesteads.area-standard-dm2', value: 20_000 },
  { ...demonstration, key: 'homesteads.publication-period', value: { count: 7, unit: 'calendar-day' } },
  { ...demonstration, key: 'inventory.publication-period', value: { count: 7, unit: 'calendar-day' } },
];
