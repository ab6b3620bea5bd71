import type { z } from 'zod';

/** Complaints told at most; a value that is wrong altogether needs no longer list. */
const COMPLAINTS_LIMIT = 5;

const KINDS: Readonly<Record<string, string>> = {
  int: '整数',
  number: '数字',
  string: '文字',
  array: '列表',
  object: '一组填写项',
};

/** What keeps a value from its shape, in Chinese, part by part; nothing when it fits. */
export function complaintsAbout(schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  const issues = error?.issues.slice(0, COMPLAINTS_LIMIT) ?? [];
  return issues.map((issue) => `${partOf(issue.path)}${complaint(issue)}`);
}

/** `count `, `第 2 项`; the value as a whole has no name. */
function partOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : `${String(step)} `)).join('');
}

function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '没有填写' : `应为${KINDS[issue.expected] ?? '规定的形式'}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'array' ? `至少要有 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`;
    case 'unrecognized_keys':
      return `有不认识的填写项 ${issue.keys.join('、')}`;
    case 'custom':
      return issue.message;
    default:
      return '不合规定的形式';
  }
}
