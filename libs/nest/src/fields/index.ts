import {
  AREA_LIMIT_DM2,
  type CodeCheck,
  findPersonalData,
  isCleanText,
  isLegalDate,
  isUuid,
  parseContractorCode,
  parseCreditCode,
  parseDivisionCode,
  parseIdentityNumber,
  parseParcelCode,
} from '#kernel';
import {
  type Complaint,
  type FieldKind,
  type FieldOptions,
  type ListOptions,
  field,
  listField,
} from './field.js';

export { Nested, NestedList, type FieldOptions, type ListOptions } from './field.js';

/** One business amount at most: 1 亿元 in fen. A larger one is a slip of the keyboard (domain: 百亿). */
export const SINGLE_AMOUNT_LIMIT_FEN = 10_000_000_000;

const PERSONAL_DATA = {
  'identity-number': '里不能写身份证号，请写在成员信息中',
  phone: '里不能写手机号，请写在联系方式中',
  'bank-card': '里不能写银行卡号，请写在账户信息中',
} as const;

function text(max: number): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'string') return '应为文字';
    if (value.trim() === '') return '不能为空，请填写';
    if ([...value].length > max) return `最多 ${max} 个字，请缩短`;
    if (!isCleanText(value)) return '含有不能保存的字符，请重新输入';
    const found = findPersonalData(value);
    return found && PERSONAL_DATA[found];
  };
  return { check, read: normalised, schema: { type: 'string', minLength: 1, maxLength: max } };
}

function normalised(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

function coded(parse: (value: string) => CodeCheck<unknown>, schema: FieldKind['schema']): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'string') return '应为文字';
    const parsed = parse(value);
    return parsed.ok ? undefined : `不正确：${parsed.reason}`;
  };
  return { check, read: normalised, schema: { type: 'string', ...schema } };
}

function integer(min: number, max: number, beyond: string): FieldKind {
  const check = (value: unknown): Complaint => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return '应为整数';
    return value < min || value > max ? beyond : undefined;
  };
  return { check, schema: { type: 'integer', minimum: min, maximum: max } };
}

/** Free text of up to `max` characters; refuses what reads as an identity, phone or card number. */
export const Text = (title: string, max: number, options?: FieldOptions) => field(title, text(max), options);

/** Legal date, `YYYY-MM-DD`. */
export const LegalDateField = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && isLegalDate(value)
          ? undefined
          : '不是有效日期，请按 2026-01-31 的格式填写',
      schema: { type: 'string', format: 'date' },
    },
    { example: '2026-01-31', ...options },
  );

/** Money in integer fen, 0 to 1 亿元. */
export const FenField = (title: string, options: FieldOptions & { min?: number } = {}) =>
  field(
    title,
    integer(
      options.min ?? 1,
      SINGLE_AMOUNT_LIMIT_FEN,
      `应在 ${(options.min ?? 1) / 100} 元到 1 亿元之间（单位：分），请核对是否多写了零`,
    ),
    { example: 120_000, ...options },
  );

/** Area in integer dm² (0.01 m²). */
export const AreaField = (title: string, options?: FieldOptions) =>
  field(title, integer(1, AREA_LIMIT_DM2, '超出范围，请核对单位（0.01 平方米）'), {
    example: 333_350,
    ...options,
  });

export const IntegerField = (title: string, min: number, max: number, options?: FieldOptions) =>
  field(title, integer(min, max, `应在 ${min} 到 ${max} 之间`), options);

export const Flag = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) => (typeof value === 'boolean' ? undefined : '应为是（true）或否（false）'),
      schema: { type: 'boolean' },
    },
    options,
  );

/** One of a code table: code → Chinese. */
export const Choice = (title: string, table: Readonly<Record<string, string>>, options?: FieldOptions) =>
  field(title, choice(table), options);

function choice(table: Readonly<Record<string, string>>): FieldKind {
  const listed = Object.entries(table).map(([code, name]) => `${code}（${name}）`);
  return {
    check: (value) =>
      typeof value === 'string' && Object.hasOwn(table, value) ? undefined : `只能是：${listed.join('、')}`,
    schema: { type: 'string', enum: Object.keys(table) },
  };
}

const uuid: FieldKind = {
  check: (value) => (typeof value === 'string' && isUuid(value) ? undefined : '不是有效的编号（UUID）'),
  schema: { type: 'string', format: 'uuid' },
};

/** Id of a subject that Diqi gave: a UUID. */
export const SubjectId = (title: string, options?: FieldOptions) => field(title, uuid, options);
export const SubjectIds = (title: string, options: ListOptions) => listField(title, uuid, options);

const parcelCode = coded(parseParcelCode, { pattern: '^\\d{19}$', example: '1407221002300000001' });
/** 承包地块编码, 19 digits. */
export const ParcelCode = (title: string, options?: FieldOptions) => field(title, parcelCode, options);
export const ParcelCodes = (title: string, options: ListOptions) => listField(title, parcelCode, options);

/** 承包方编码, 18 digits. */
export const ContractorCode = (title: string, options?: FieldOptions) =>
  field(title, coded(parseContractorCode, { pattern: '^\\d{18}$' }), {
    example: '140722100230000001',
    ...options,
  });

/** 统计用区划代码, 6, 9 or 12 digits. */
export const DivisionCode = (title: string, options?: FieldOptions) =>
  field(title, coded(parseDivisionCode, { pattern: '^\\d{6}(\\d{3}){0,2}$' }), {
    example: '140722100230',
    ...options,
  });

/** 统一社会信用代码, 18 characters. */
export const CreditCode = (title: string, options?: FieldOptions) =>
  field(title, coded(parseCreditCode, { pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }), {
    example: 'N2140722MF00000057',
    ...options,
  });

/** 居民身份证号. Goes to the vault, never into an event. */
export const IdentityNumber = (title: string, options?: FieldOptions) =>
  field(title, coded(parseIdentityNumber, { pattern: '^\\d{17}[0-9Xx]$' }), {
    example: '140722188001010011',
    ...options,
  });

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

/** Lower-case hex SHA-256. */
export const Sha256 = (title: string, options?: FieldOptions) =>
  field(
    title,
    {
      check: (value) =>
        typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
          ? undefined
          : '应为 64 位小写十六进制的 SHA-256 值',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    { example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', ...options },
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
        if (!texts.every(isCleanText)) return '含有不能保存的字符，请重新输入';
        const found = findPersonalData(json);
        return found && PERSONAL_DATA[found];
      },
      schema: {
        oneOf: [{ type: 'object' }, { type: 'array', items: {} }, { type: 'integer' }, { type: 'string' }],
      },
    },
    options,
  );
