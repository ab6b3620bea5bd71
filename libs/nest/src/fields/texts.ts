import { findPersonalData, isBlank, isCleanText, uncleanCharacter } from '#kernel';
import { type Complaint, type FieldKind, type FieldOptions, field } from './field.js';
import { coded, normalised } from './kinds.js';

const PERSONAL_DATA = {
  'identity-number': '里不能写身份证号，请写在成员信息中',
  phone: '里不能写手机号，请写在联系方式中',
  'bank-card': '里不能写银行卡号，请写在账户信息中',
} as const;

/** From this length on a text is an account of something and may have lines; a shorter one is a name. */
const LINES_FROM = 200;

/** Says which character must not be there: it cannot be seen. */
function unclean(value: string, lines: boolean): Complaint {
  const found = uncleanCharacter(value, { lines });
  if (!found) return undefined;
  const wrong = found.name === 'U+000A' ? '是换行，请写在一行里' : '看不见，请删去后重新填写';
  return `的第 ${found.at} 个字符（${found.name}）${wrong}`;
}

function text(max: number): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'string') return '应为文字';
    if (isBlank(value)) return '不能为空，请填写';
    if ([...value].length > max) return `最多 ${max} 个字，请缩短`;
    const hidden = unclean(value, max >= LINES_FROM);
    if (hidden) return hidden;
    const found = findPersonalData(value);
    return found && PERSONAL_DATA[found];
  };
  return { check, read: normalised, schema: { type: 'string', minLength: 1, maxLength: max } };
}

/** Free text of up to `max` characters; refuses what reads as an identity, phone or card number. */
export const Text = (title: string, max: number, options?: FieldOptions) => field(title, text(max), options);

/** What people write where they have nothing to say. */
const EMPTY_WORDS = new Set([
  '无',
  '暂无',
  '没有',
  '略',
  '不详',
  '同上',
  '如上',
  '如题',
  'none',
  'na',
  'ok',
  'test',
  '测试',
]);

/** Whether anything is left of a text without punctuation, filler and the same character over and over. */
function saysSomething(value: string): boolean {
  const said = value
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return new Set(said).size > 1 && !EMPTY_WORDS.has(said);
}

function explanation(max: number): FieldKind {
  const { check, ...plain } = text(max);
  const substance = (value: unknown): Complaint =>
    typeof value !== 'string' || saysSomething(value)
      ? undefined
      : '没有说明什么：请写清楚做了什么、为什么，不能只填标点、一个字或“无”';
  return { ...plain, check: (value) => check(value) ?? substance(value) };
}

/** Free text, as {@link Text}, that must say something: what was done, or why. */
export const Explanation = (title: string, max: number, options?: FieldOptions) =>
  field(title, explanation(max), options);

/** A person's name. Goes to the vault, never into an event. */
export const PersonName = (title: string, options?: FieldOptions) =>
  field(title, text(50), { example: '张三', ...options });

/** Mobile or landline number. Goes to the vault, never into an event. */
export const Phone = (title: string, options?: FieldOptions) =>
  field(
    title,
    coded(
      (value) =>
        /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(value)
          ? { ok: true, value }
          : { ok: false, reason: '请填写 11 位手机号，或带区号的座机号' },
      {},
    ),
    options,
  );

/** A few characters that may be anything, a personal number included: looked at and not kept. */
export const ShortText = (title: string, max: number, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && !isBlank(value) && [...value].length <= max
          ? unclean(value, true)
          : `应为 1 到 ${max} 个字`,
      read: normalised,
      schema: { type: 'string', minLength: 1, maxLength: max },
    },
    options,
  );

/** A number or code given by somebody else: letters, digits, Chinese, brackets and dashes. */
export const DocumentNumber = (title: string, options?: FieldOptions) => field(title, text(60), options);

/** Login name: lower-case letters, digits, dots, dashes; begins with a letter. No personal data. */
export const AccountName = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && /^[a-z][a-z0-9.-]{2,31}$/.test(value)
          ? undefined
          : '应为 3 到 32 个小写字母、数字、点或连字符，并以字母开头',
      schema: { type: 'string', pattern: '^[a-z][a-z0-9.-]{2,31}$' },
    },
    { example: 'jingban.liaoyang', ...options },
  );

/** A password as it is typed; 10 to 128 characters. */
export const Password = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' &&
        value.isWellFormed() &&
        [...value].length >= 10 &&
        [...value].length <= 128
          ? undefined
          : '应为 10 到 128 个字符',
      schema: { type: 'string', format: 'password', minLength: 10, maxLength: 128 },
    },
    options,
  );

/** A small structure whose shape something else decides: JSON of at most 10,000 bytes, without personal data. */
export const JsonField = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) => {
        const texts: string[] = [];
        // Escaped, a NUL or half a character would pass for clean.
        const json = JSON.stringify(value, (name, each: unknown) => {
          texts.push(name, ...(typeof each === 'string' ? [each] : []));
          return each;
        });
        if (Buffer.byteLength(json) > 10_000) return '太大，请精简';
        const hidden = texts.map((each) => unclean(each, true)).find((each) => each !== undefined);
        if (hidden) return `里有一处文字${hidden}`;
        if (!texts.every(isCleanText)) return '里有一处文字的写法不规范，请重新输入';
        const found = findPersonalData(json);
        return found && PERSONAL_DATA[found];
      },
      schema: {
        oneOf: [{ type: 'object' }, { type: 'array', items: {} }, { type: 'integer' }, { type: 'string' }],
      },
    },
    options,
  );
