import { type CodeCheck, bad, good } from './check.js';
import { isCodeOf } from './code-tables.js';
import { parseUnitCode } from './unit-code.js';

/** GB/T 35958-2018: issuer (14) = village division (12) + group (2, `00` for the village itself). */
export interface ParcelCodeParts {
  readonly code: string;
  readonly issuerCode: string;
  /** Village division, 12 digits. */
  readonly divisionCode: string;
  readonly sequence: number;
}

export function parseParcelCode(text: string): CodeCheck<ParcelCodeParts> {
  if (!/^\d{19}$/.test(text)) return bad('承包地块编码应为 19 位数字（发包方 14 位加顺序 5 位）');
  return good({
    code: text,
    issuerCode: text.slice(0, 14),
    divisionCode: text.slice(0, 12),
    sequence: Number(text.slice(14)),
  });
}

export function parseContractorCode(
  text: string,
): CodeCheck<{ code: string; issuerCode: string; divisionCode: string }> {
  if (!/^\d{18}$/.test(text)) return bad('承包方编码应为 18 位数字（发包方 14 位加顺序 4 位）');
  return good({ code: text, issuerCode: text.slice(0, 14), divisionCode: text.slice(0, 12) });
}

/** 发包方编码: village division 12, group 2 (`00` for the village itself). */
export function parseIssuerCode(
  text: string,
): CodeCheck<{ code: string; divisionCode: string; group: string | undefined }> {
  if (!/^\d{14}$/.test(text)) return bad('发包方编码应为 14 位数字（区划 12 位加村民小组 2 位，村级为 00）');
  const group = text.slice(12);
  return good({ code: text, divisionCode: text.slice(0, 12), group: group === '00' ? undefined : group });
}

/** How a contract of contracting came about: last character of its code. */
export const CONTRACTING_WAYS = { J: '家庭承包', Q: '其他方式承包' } as const;

/** 承包合同代码 and 权证（登记簿）代码: contractor 18 and the way of contracting. */
export function parseContractCode(
  text: string,
): CodeCheck<{ code: string; contractorCode: string; way: keyof typeof CONTRACTING_WAYS }> {
  const way = text.slice(18);
  if (!/^\d{18}.$/.test(text)) return bad('承包合同代码应为 19 位（承包方 18 位数字加 J 或 Q）');
  if (!isCodeOf(CONTRACTING_WAYS, way))
    return bad(`最后一位应为 J（家庭承包）或 Q（其他方式），现为“${way}”`);
  return good({ code: text, contractorCode: text.slice(0, 18), way });
}

/** Village division of a parcel code that was checked before. */
export function divisionOfParcel(code: string): string {
  return code.slice(0, 12);
}

/** NY/T 2539-2016 appendix C: 所有权性质. */
export const OWNERSHIP_NATURES = {
  '30': '集体土地所有权',
  '31': '村民小组',
  '32': '村级集体经济组织',
  '33': '乡级集体经济组织',
  '34': '其他农民集体经济组织',
} as const;

/** NY/T 2539-2016 appendix C: 地块类别. */
export const PARCEL_CATEGORIES = {
  '10': '承包地块',
  '21': '自留地',
  '22': '机动地',
  '23': '开荒地',
  '24': '其他集体土地',
} as const;

/** NY/T 2539-2016 appendix C: 土地用途, what is grown or kept on it now. */
export const PLANTED_USES = {
  '1': '种植业',
  '2': '林业',
  '3': '畜牧业',
  '4': '渔业',
  '5': '非农业用途',
} as const;

/** What farmed land is by law (土地管理法; 土地承包法): decides terms and forms, whatever is planted on it. */
export const FARMED_CLASSES = {
  arable: '耕地',
  garden: '园地',
  forest: '林地',
  grassland: '草地',
  wasteland: '四荒地',
  water: '水面',
} as const;

/** The same with the land that is built on. */
export const LAND_CLASSES = { ...FARMED_CLASSES, construction: '建设用地' } as const;

/** Code of a piece of land: 承包地块编码, 19 digits, or 不动产单元代码, 28 characters. */
export function parseLandCode(text: string): CodeCheck<{ readonly code: string }> {
  if (text.length === 19) return parseParcelCode(text);
  if (text.length === 28) return parseUnitCode(text);
  return bad(`应为 19 位承包地块编码或 28 位不动产单元代码，现为 ${text.length} 位`);
}
