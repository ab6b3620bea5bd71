import { describe, expect, it } from '@jest/globals';
import {
  CODE_KINDS,
  collectiveCode,
  findPersonalData,
  isBlank,
  isCleanText,
  numberKey,
  parseCreditCode,
  parseIdentityNumber,
  parseLandCode,
  parseParcelCode,
  uncleanCharacter,
} from './index.js';

describe('unified credit codes (GB 32100)', () => {
  it.each([
    '12440300MB2C92173E',
    '91350100M000100Y43',
    'N2140722MF00000057',
    'N1140722MF00000210',
    'N3140722MF0000021R',
  ])('accepts the published or computed sample %s', (code) => expect(parseCreditCode(code).ok).toBe(true));
  it.each([
    ['12440300MB2C92173A', '校验码不符'],
    ['N2140722MF0000005', '18 位'],
    ['N2140722MF0000O057', 'O'],
  ])('refuses %s and says why', (code, reason) => {
    const parsed = parseCreditCode(code);
    expect(!parsed.ok && parsed.reason).toContain(reason);
  });
  it('makes codes that it accepts, for every village of the county', () => {
    const codes = Array.from({ length: 200 }, (_, index) => collectiveCode('N2', '140722', index));
    expect(codes[0]).toBe('N2140722MF00000057');
    expect(codes.every((code) => parseCreditCode(code).ok)).toBe(true);
    expect(new Set(codes).size).toBe(200);
  });
});

describe('identity numbers (GB 11643)', () => {
  it.each([
    '11010519491231002X',
    '440524188001010014',
    '140722188001010011',
    '14072218800101002x',
    '140722188001010038',
  ])('accepts %s', (number) => expect(parseIdentityNumber(number).ok).toBe(true));
  it.each(['16', '00', '99', '38'])('refuses the province %s', (province) => {
    const found = parseIdentityNumber(`${province}0722188001010011`);
    expect(!found.ok && found.reason).toContain('省份');
  });
  it.each(['140722188001010012', '140722188013010011', '14072218800101001', '１40722188001010011'])(
    'refuses %s',
    (number) => expect(parseIdentityNumber(number).ok).toBe(false),
  );
});

describe('codes taken apart', () => {
  it.each([
    ['unit', '140722001001JD00001W00000000', '土地承包经营权（耕地）'],
    ['unit', '140722001001JC00012F00010001', '宅基地使用权'],
    ['unit', '140722002003JB00003W00000000', '建设用地使用权（地表）'],
    ['parcel', '1407221002010000001', '村级'],
    ['contract', '140722100201000001J', '家庭承包'],
    ['contractor', '140722100201010001', '01'],
    ['issuer', '14072210020100', '村级'],
    ['credit-code', 'N2140722MF00000057', '农村集体经济组织（村级）'],
    ['division', '140722100201', '村级'],
  ] as const)('%s %s', (kind, code, shown) => {
    expect(JSON.stringify(CODE_KINDS[kind].explain(code))).toContain(`"${shown}"`);
  });

  it.each([
    ['unit', '140722001001JD00001W0000000', '28 位'],
    ['unit', '140722001001KD00001W00000000', '第 13 位'],
    ['unit', '140722001001JO00001W00000000', '第 14 位'],
    ['unit', '140722001001JD00001F00000000', '不能全为零'],
    ['unit', '140722001001JD00001W00000001', 'W00000000'],
    ['contract', '140722100201000001X', 'J（家庭承包）'],
    ['issuer', '140722100201', '14 位'],
    ['identity-number', '140722188001010012', '校验码不符'],
  ] as const)('%s %s is refused: %s', (kind, code, reason) => {
    const found = CODE_KINDS[kind].explain(code);
    expect(!found.ok && found.reason).toContain(reason);
  });

  it.each([
    ['contractor', '140722100201010000', '从 1 起编，没有 0 号，请核对'],
    ['contractor', '140722100201999999', '全为 9，常是没有编号时的占位，请核对'],
    ['parcel', '1407221002010099999', '全为 9，常是没有编号时的占位，请核对'],
  ] as const)('%s %s has a serial number that nobody gives', (kind, code, meaning) => {
    expect(JSON.stringify(CODE_KINDS[kind].explain(code))).toContain(meaning);
  });

  it('knows nobody who is not born yet', () => {
    const unborn = CODE_KINDS['identity-number'].explain('140722209901010017', '2026-03-02');
    expect(!unborn.ok && unborn.reason).toContain('晚于今天（2026-03-02）');
  });

  it('says nothing of whose identity number it is', () => {
    expect(CODE_KINDS['identity-number'].explain('140722188001010011')).toEqual({ ok: true, value: [] });
  });
});

describe('free text', () => {
  it.each([
    ['户主 140722188001010011', 'identity-number'],
    ['身份证１４０７２２１８８００１０１００１１', 'identity-number'],
    ['1407 2218 8001 0100 11', 'identity-number'],
    ['张三 2026-03-01 140722188001010011', 'identity-number'],
    ['12 140722188001010011 13', 'identity-number'],
    ['No.2026140722188001010011', 'identity-number'],
    ['140722/18800101/0011', 'identity-number'],
    ['140722，18800101_0011', 'identity-number'],
    ['14072218800101   002x', 'identity-number'],
    ['电话13803541234', 'phone'],
    ['2026-03-01 至 2030-12-31，每年 120000 元', undefined],
    ['1407221002300000001、1407221002300000002', undefined],
    ['电话+8613800000000', 'phone'],
    ['电话08613800000000', 'phone'],
    ['电话0086-138-0000-0000', 'phone'],
    ['电话013800000000', 'phone'],
    ['电话(138)0000 0000', 'phone'],
    ['2026-03-01 13800000000', 'phone'],
    ['138\u200b0000\u20600000', 'phone'],
    ['140722\u200b188001010011', 'identity-number'],
    ['卡号 6222 0212 3456 7890 128', 'bank-card'],
    // From its second digit on it reads as an identity number, and is one of a card all the same.
    ['卡号 6221007199001020204', 'bank-card'],
    ['卡号4111111111111111', 'bank-card'],
    ['地块1407221002010000001', undefined],
    ['金额 120000 元', undefined],
  ])('finds in “%s”: %s', (text, found) => expect(findPersonalData(text)).toBe(found));

  it('reads one number however it was typed', () => {
    for (const typed of ['C-1', 'c-1', 'Ｃ－１', 'C－1', 'C – 1', ' C‑1'])
      expect(numberKey(typed)).toBe('C-1');
    expect(numberKey('C-11')).not.toBe(numberKey('C-1-1'));
  });

  it('refuses NUL, lone surrogates and text that is not NFC', () => {
    expect(isCleanText('a\u0000b')).toBe(false);
    expect(isCleanText('\ud800')).toBe(false);
    expect(isCleanText('e\u0301')).toBe(false);
    expect(isCleanText('左权县𠮷')).toBe(true);
  });

  it.each(['202E', '2066', '200B', '200D', 'FEFF', '3164', '115F', '00AD', '2028', '0000', 'E0041', 'FE0F'])(
    'says where U+%s stands, which nobody sees',
    (name) => {
      const text = `左𠮷${String.fromCodePoint(parseInt(name, 16))}县`;
      expect(uncleanCharacter(text, { lines: true })).toEqual({ at: 3, name: `U+${name}` });
      expect(isCleanText(text)).toBe(false);
    },
  );

  it('has lines only where lines are meant', () => {
    expect(uncleanCharacter('河\n滩', { lines: true })).toBeUndefined();
    expect(uncleanCharacter('河\n滩', { lines: false })).toEqual({ at: 2, name: 'U+000A' });
  });

  it.each(['', '  ', '\u3000', '\u00a0\u2003', '\u2800', '\u3164', '\u200b'])('is blank: “%s”', (text) =>
    expect(isBlank(text)).toBe(true),
  );
});

describe('parcel codes (GB/T 35958)', () => {
  it('takes a parcel code apart', () => {
    expect(parseParcelCode('1407221002010000001')).toMatchObject({
      ok: true,
      value: { issuerCode: '14072210020100', divisionCode: '140722100201', sequence: 1 },
    });
    expect(parseParcelCode('140722100201000001').ok).toBe(false);
  });

  it('knows a piece of land by either code', () => {
    expect(parseLandCode('1407221002010000001').ok).toBe(true);
    expect(parseLandCode('140722002003JB00003W00000000').ok).toBe(true);
    expect(parseLandCode('140722002003JO00003W00000000')).toMatchObject({ ok: false });
    expect(parseLandCode('14072200')).toMatchObject({ ok: false, reason: expect.stringContaining('8 位') });
  });
});
