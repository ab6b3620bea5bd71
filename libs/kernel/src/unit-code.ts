import { type CodeCheck, bad, good } from './check.js';
import { isCodeOf } from './code-tables.js';

/** First character of a parcel's feature code: whose land it is (GB/T 37346-2019). */
export const UNIT_OWNERSHIPS = {
  G: '国家土地所有权',
  J: '集体土地所有权',
  Z: '土地所有权未确定或有争议',
} as const;

/** Second character: the right that makes it a unit. */
export const UNIT_RIGHTS = {
  A: '集体土地所有权',
  B: '建设用地使用权（地表）',
  S: '建设用地使用权（地上）',
  X: '建设用地使用权（地下）',
  C: '宅基地使用权',
  D: '土地承包经营权（耕地）',
  E: '土地承包经营权（林地）',
  F: '土地承包经营权（草地）',
  L: '林地使用权（承包经营以外）',
  N: '农用地使用权（承包经营以外、非林地）',
  W: '使用权未确定或有争议',
  Y: '其他使用权',
} as const;

/** First character of what stands on it. */
export const UNIT_FIXTURES = {
  F: '房屋等建筑物、构筑物',
  L: '森林或林木',
  Q: '其他类型的定着物',
  W: '无定着物',
} as const;

export interface UnitCodeParts {
  readonly code: string;
  /** County, 6 digits. */
  readonly divisionCode: string;
  /** 地籍区 and 地籍子区, 3 digits each. */
  readonly district: string;
  readonly subDistrict: string;
  readonly ownership: keyof typeof UNIT_OWNERSHIPS;
  readonly right: keyof typeof UNIT_RIGHTS;
  readonly sequence: string;
  readonly fixture: keyof typeof UNIT_FIXTURES;
  /** 8 digits, zeros without fixture. */
  readonly fixtureNumber: string;
}

/** 不动产单元代码, 28 characters: parcel 19 and fixture 9 (GB/T 37346-2019). It has no check digit. */
export function parseUnitCode(text: string): CodeCheck<UnitCodeParts> {
  if (text.length !== 28) return bad(`不动产单元代码应为 28 位，现为 ${text.length} 位`);
  const parts = /^(\d{6})(\d{3})(\d{3})(.)(.)(\d{5})(.)(\d{8})$/.exec(text);
  if (!parts)
    return bad('应为区划 6 位、地籍区 3 位、地籍子区 3 位数字，特征码 2 位字母，顺序 5 位数字，定着物 9 位');
  const [, divisionCode = '', district = '', subDistrict = '', ownership = '', right = ''] = parts;
  const [sequence = '', fixture = '', fixtureNumber = ''] = parts.slice(6);
  if (!isCodeOf(UNIT_OWNERSHIPS, ownership)) return bad(`第 13 位应为 G、J 或 Z，现为“${ownership}”`);
  if (!isCodeOf(UNIT_RIGHTS, right)) return bad(`第 14 位“${right}”不是权利类型的字母`);
  if (!isCodeOf(UNIT_FIXTURES, fixture)) return bad(`第 20 位应为 F、L、Q 或 W，现为“${fixture}”`);
  if ((fixture === 'W') !== (fixtureNumber === '00000000'))
    return bad('没有定着物的，后 9 位为 W00000000；有定着物的，顺序号不能全为零');
  return good({
    code: text,
    divisionCode,
    district,
    subDistrict,
    ownership,
    right,
    sequence,
    fixture,
    fixtureNumber,
  });
}
