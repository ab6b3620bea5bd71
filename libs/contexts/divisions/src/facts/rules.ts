import { parseDivisionCode, registerRules, rule } from '#kernel';
import { DIVISION_KINDS } from './events.js';
import type { Division } from './state.js';

export interface DivisionEntry {
  readonly known: Division | undefined;
  readonly code: string;
  readonly kind: Division['kind'];
  /** The division above, where the code has one. */
  readonly parent: Division | undefined;
}

export const divisionIsRegisteredOnce = rule<DivisionEntry>({
  id: 'DV1',
  code: 'DIVISIONS.ALREADY_REGISTERED',
  sentence: '一个区划代码只登记一次。',
  basis: [registerRules('区划不重不漏')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `区划 ${known.code} 已登记为“${known.name}”，不能重复登记。`,
      field: 'code',
      wayForward: '核对区划代码；若是另一区划，请填写它自己的代码。',
    },
});

export const divisionCodeFitsItsKind = rule<DivisionEntry>({
  id: 'DV2',
  code: 'DIVISIONS.CODE_DOES_NOT_FIT',
  sentence: '区划代码的位数与类别相符：县 6 位，乡镇、街道 9 位，行政村和居民委员会 12 位。',
  basis: [registerRules('统计用区划代码')],
  severity: 'block',
  breach: ({ code, kind }) => {
    const level = kind === 'neighbourhood' ? 'village' : kind;
    const parsed = parseDivisionCode(code);
    if (parsed.ok && parsed.value.level === level) return undefined;
    return {
      detail: `代码 ${code} 有 ${code.length} 位，与类别“${DIVISION_KINDS[kind]}”不符。`,
      field: 'code',
      wayForward: '按统计用区划代码核对代码，或改正类别。',
    };
  },
});

export const divisionLiesInARegisteredOne = rule<DivisionEntry>({
  id: 'DV3',
  code: 'DIVISIONS.PARENT_NOT_REGISTERED',
  sentence: '先登记上级区划，再登记下级区划。',
  basis: [registerRules('区划不重不漏')],
  severity: 'block',
  breach: ({ code, kind, parent }) =>
    kind === 'county' || parent
      ? undefined
      : {
          detail: `上级区划 ${code.slice(0, -3)} 尚未登记。`,
          field: 'code',
          wayForward: `先登记区划 ${code.slice(0, -3)}。`,
        },
});
