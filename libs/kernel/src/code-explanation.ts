import { type CodeCheck, bad } from './check.js';
import { parseCreditCode } from './credit-code.js';
import { parseDivisionCode } from './division-code.js';
import { parseIdentityNumber } from './identity-number.js';
import type { LegalDate } from './legal-date.js';
import {
  CONTRACTING_WAYS,
  parseContractCode,
  parseContractorCode,
  parseIssuerCode,
  parseParcelCode,
} from './land-codes.js';
import { UNIT_FIXTURES, UNIT_OWNERSHIPS, UNIT_RIGHTS, parseUnitCode } from './unit-code.js';

/** One part of a code, as a person at the desk reads it. */
export interface CodePart {
  /** 「县级区划」. */
  readonly name: string;
  readonly value: string;
  /** What the value stands for, where a table says so. */
  readonly meaning?: string;
}

const DIVISION_LEVELS = { county: '县级', township: '乡级', village: '村级' } as const;
const ORGANISATION_KINDS: Readonly<Record<string, string>> = {
  N1: '农村集体经济组织（组级）',
  N2: '农村集体经济组织（村级）',
  N3: '农村集体经济组织（乡镇级）',
  N9: '农业农村部门登记的其他组织',
  '91': '企业',
  '92': '个体工商户',
  '93': '农民专业合作社',
};

/** A number of a series, which begins with 1; all nines is what is typed where nobody knew the number. */
function serial(name: string, value: string): CodePart {
  if (/^0+$/.test(value)) return { name, value, meaning: '从 1 起编，没有 0 号，请核对' };
  return /^9+$/.test(value)
    ? { name, value, meaning: '全为 9，常是没有编号时的占位，请核对' }
    : { name, value };
}

const issuer = (code: string): CodePart[] => [
  { name: '村级区划', value: code.slice(0, 12) },
  {
    name: '村民小组',
    value: code.slice(12, 14),
    ...(code.slice(12, 14) === '00' && { meaning: '村级' }),
    ...(code.slice(12, 14) === '99' && { meaning: '全为 9，常是没有编号时的占位，请核对' }),
  },
];

/** The codes that are parsed here: name, standard, and the parts of a code that is right. */
export const CODE_KINDS = {
  division: kind(
    '统计用区划代码',
    'GB/T 2260、统计用区划代码编制规则',
    parseDivisionCode,
    ({ code, level }) => [{ name: '区划', value: code, meaning: DIVISION_LEVELS[level] }],
  ),
  'credit-code': kind(
    '统一社会信用代码',
    'GB 32100-2015',
    parseCreditCode,
    ({ code, kind: of, divisionCode, organisationCheckHolds }) => [
      { name: '登记管理部门和机构类别', value: of, meaning: ORGANISATION_KINDS[of] ?? '其他机构' },
      { name: '登记机关区划', value: divisionCode },
      {
        name: '主体标识码',
        value: code.slice(8, 17),
        meaning: organisationCheckHolds
          ? '校验码相符'
          : '其中的校验码不符（早年发的代码可能如此），请核对证书',
      },
      { name: '校验码', value: code.slice(17), meaning: '相符' },
    ],
  ),
  // Whose it is stays with whoever asked: nothing of the number is repeated.
  'identity-number': kind(
    '居民身份证号',
    'GB 11643-1999',
    parseIdentityNumber,
    () => [],
    ({ bornOn }, today) =>
      bornOn > today ? `其中的出生日期晚于今天（${today}），请对照身份证核对` : undefined,
  ),
  issuer: kind('发包方编码', 'GB/T 35958-2018', parseIssuerCode, ({ code }) => issuer(code)),
  contractor: kind('承包方编码', 'GB/T 35958-2018', parseContractorCode, ({ code }) => [
    ...issuer(code),
    serial('承包方顺序', code.slice(14)),
  ]),
  parcel: kind('承包地块编码', 'GB/T 35958-2018', parseParcelCode, ({ code }) => [
    ...issuer(code),
    serial('地块顺序', code.slice(14)),
  ]),
  contract: kind('承包合同代码', 'NY/T 2539-2016', parseContractCode, ({ contractorCode, way }) => [
    ...issuer(contractorCode),
    serial('承包方顺序', contractorCode.slice(14)),
    { name: '承包方式', value: way, meaning: CONTRACTING_WAYS[way] },
  ]),
  unit: kind('不动产单元代码', 'GB/T 37346-2019', parseUnitCode, (parts) => [
    { name: '县级区划', value: parts.divisionCode },
    { name: '地籍区', value: parts.district },
    { name: '地籍子区', value: parts.subDistrict },
    { name: '所有权', value: parts.ownership, meaning: UNIT_OWNERSHIPS[parts.ownership] },
    { name: '权利类型', value: parts.right, meaning: UNIT_RIGHTS[parts.right] },
    serial('宗地顺序', parts.sequence),
    { name: '定着物', value: parts.fixture, meaning: UNIT_FIXTURES[parts.fixture] },
    { name: '定着物单元号', value: parts.fixtureNumber },
  ]),
} as const;

function kind<Parts>(
  title: string,
  standard: string,
  parse: (text: string) => CodeCheck<Parts>,
  partsOf: (parts: Parts) => readonly CodePart[],
  /** What is wrong on a day with a code that is right in itself. */
  faultOn: (parts: Parts, today: LegalDate) => string | undefined = () => undefined,
) {
  return {
    title,
    standard,
    /** The parts of a code, or a Chinese reason why it is none; of one that is about days, on the day that is told. */
    explain: (text: string, today?: LegalDate): CodeCheck<readonly CodePart[]> => {
      const parsed = parse(text);
      if (!parsed.ok) return parsed;
      const fault = today === undefined ? undefined : faultOn(parsed.value, today);
      return fault === undefined ? { ok: true, value: partsOf(parsed.value) } : bad(fault);
    },
  };
}
