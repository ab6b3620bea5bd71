import {
  isUuid,
  parseContractorCode,
  parseCreditCode,
  parseDivisionCode,
  parseIdentityNumber,
  parseLandCode,
  parseParcelCode,
  parseUnitCode,
} from '#kernel';
import { type FieldKind, type FieldOptions, type ListOptions, field, listField } from './field.js';
import { coded } from './kinds.js';

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

const landCode = coded(parseLandCode, {
  pattern: '^[0-9A-Z]{19}([0-9A-Z]{9})?$',
  example: '1407221002300000001',
});
/** 承包地块编码, 19 digits, or 不动产单元代码, 28 characters: any piece of land. */
export const LandCode = (title: string, options?: FieldOptions) => field(title, landCode, options);
export const LandCodes = (title: string, options: ListOptions) => listField(title, landCode, options);

/** 不动产单元代码, 28 characters. */
export const UnitCode = (title: string, options?: FieldOptions) =>
  field(title, coded(parseUnitCode, { pattern: '^\\d{12}[GJZ][A-Z]\\d{5}[FLQW]\\d{8}$' }), {
    example: '140722002003JB00003W00000000',
    ...options,
  });

/** 承包方编码, 18 digits. */
export const ContractorCode = (title: string, options?: FieldOptions) =>
  field(title, coded(parseContractorCode, { pattern: '^\\d{18}$' }), {
    example: '140722100230000001',
    ...options,
  });

const divisionCode = coded(parseDivisionCode, {
  pattern: '^\\d{6}(\\d{3}){0,2}$',
  example: '140722100230',
});
/** 统计用区划代码, 6, 9 or 12 digits. */
export const DivisionCode = (title: string, options?: FieldOptions) => field(title, divisionCode, options);
export const DivisionCodes = (title: string, options: ListOptions) => listField(title, divisionCode, options);

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
