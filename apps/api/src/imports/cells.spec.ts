import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLegalDate, parseContractorCode } from '#kernel';
import {
  type Cell,
  code,
  codeOf,
  codes,
  day,
  hundredths,
  oneIn,
  severalIn,
  shownCell,
  squareMetres,
  textCell,
  wholeNumber,
  words,
  year,
  yesOrNo,
  yuan,
} from './cells.js';

const text = (written: string): Cell => ({ kind: 'text', text: written });
const number = (value: number): Cell => ({ kind: 'number', number: value });
const date = (on: string): Cell => ({ kind: 'date', date: on });
const flag = (value: boolean): Cell => ({ kind: 'flag', flag: value });
const readAs = (value: unknown) => ({ ok: true, value });

describe('cells are read as people write them', () => {
  it.each([
    [date('2026-01-31'), '2026-01-31'],
    [text('2026-01-31'), '2026-01-31'],
    [text(' 2026/1/31 '), '2026-01-31'],
    [text('2026.1.31'), '2026-01-31'],
    [text('２０２６年１月３１日'), '2026-01-31'],
    [text('20260131'), '2026-01-31'],
    [number(20_260_131), '2026-01-31'],
  ])('a day: %j', (cell, expected) => expect(day.read(cell)).toEqual(readAs(expected)));

  it.each([
    text('2026-02-30'),
    text('去年'),
    number(46_053),
    text('26/1/31'),
    flag(true),
    date('0026-01-31'),
  ])('no day: %j', (cell) => expect(day.read(cell).ok).toBe(false));

  it.each([
    [text('１４０７２２'), '140722'],
    [text("'007"), '007'],
    [text(' 1407 2210 '), '14072210'],
    [text('140722\u200b'), '140722'],
    [number(140_722_100_230), '140722100230'],
  ])('a code: %j', (cell, expected) => expect(code.read(cell)).toEqual(readAs(expected)));

  it.each([
    number(1.4072210023e17),
    number(1.5),
    text('1.40722E+17'),
    text('1E18'),
    date('2026-01-31'),
    flag(false),
  ])('a code that the spreadsheet has spoilt: %j', (cell) =>
    expect(code.read(cell)).toMatchObject({ ok: false, reason: expect.stringMatching(/文本/) }),
  );

  it('several codes, however they are parted', () => {
    expect(codes.read(text('1、2,3， 4；5'))).toEqual(readAs(['1', '2', '3', '4', '5']));
    expect(codes.read(number(12))).toEqual(readAs(['12']));
    expect(codes.read(text('1、1.4E+18')).ok).toBe(false);
    expect(codes.read(number(1.4e18)).ok).toBe(false);
  });

  it('codes of a kind, and what follows from them', () => {
    const place = codeOf(parseContractorCode, (contractor) => contractor.slice(0, 12));
    expect(place.read(text('140722100230000001'))).toEqual(readAs('140722100230'));
    expect(place.read(text('1407221002300000'))).toMatchObject({ ok: false });
    expect(place.read(number(1.4e17))).toMatchObject({ ok: false });
  });

  it('choices by name and by code, answers by yes and no', () => {
    const grade = oneIn({ oral: '口述', paper: '有书面材料' });
    expect(grade.read(text(' 口述'))).toEqual(readAs('oral'));
    expect(grade.read(text('paper'))).toEqual(readAs('paper'));
    const bracketed = oneIn({ cashier: '出纳（报账员）' });
    for (const written of ['出纳（报账员）', '出纳(报账员)'])
      expect(bracketed.read(text(written))).toEqual(readAs('cashier'));
    expect(grade.read(text('toString'))).toMatchObject({ reason: '只能是：口述、有书面材料' });
    const unit = oneIn({ set: '台（套）' });
    expect([text('台（套）'), text('台(套)')].map((cell) => unit.read(cell))).toEqual(
      ['set', 'set'].map(readAs),
    );
    expect([text('是'), flag(true), text('否')].map((cell) => yesOrNo.read(cell))).toEqual(
      [true, true, false].map(readAs),
    );
    expect(yesOrNo.read(text('对')).ok).toBe(false);
  });

  it('square metres to the last hundredth, and no other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (hundredths) => {
        const written = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(squareMetres.read(text(written))).toEqual(readAs(hundredths));
        expect(squareMetres.read(number(Number(written)))).toEqual(readAs(hundredths));
      }),
    );
    for (const wrong of [
      text('6.667'),
      text('-1'),
      text('十亩'),
      text('1e3'),
      date('2026-01-31'),
      flag(true),
    ])
      expect(squareMetres.read(wrong).ok).toBe(false);
    expect(squareMetres.read(text('1,234.5'))).toEqual(readAs(123_450));
  });

  it('money and quantities in hundredths, years as numbers', () => {
    expect(yuan.read(text('200,000.5'))).toEqual(readAs(20_000_050));
    expect(yuan.read(text('20万'))).toMatchObject({ reason: '应为金额（元），最多两位小数' });
    expect(hundredths.read(number(3))).toEqual(readAs(300));
    expect(hundredths.read(text('三'))).toMatchObject({ ok: false });
    expect([number(2018), text('2018年'), text(' ２０１８ ')].map((cell) => year.read(cell))).toEqual(
      [2018, 2018, 2018].map(readAs),
    );
    for (const wrong of [text('18'), date('2018-01-01'), flag(true)]) expect(year.read(wrong).ok).toBe(false);
  });

  it('square metres that a spreadsheet has worked out, as it shows them', () => {
    expect(squareMetres.read(number(0.1 + 0.2))).toEqual(readAs(30));
    expect(squareMetres.read(number(0.125))).toMatchObject({ ok: false });
    const hundredths = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(hundredths, hundredths, (one, other) => {
        expect(squareMetres.read(number(one / 100 + other / 100))).toEqual(readAs(one + other));
      }),
    );
  });

  it('whole numbers, and no part of one', () => {
    expect([text('５'), number(5), text(' 5 ')].map((cell) => wholeNumber.read(cell))).toEqual(
      [5, 5, 5].map(readAs),
    );
    for (const wrong of [text('五'), text('5.0'), number(2.5), number(-1), date('2026-01-31'), flag(true)])
      expect(wholeNumber.read(wrong)).toEqual({ ok: false, reason: '应为整数' });
  });

  it('whatever is typed, a day is a day or there is a reason', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = day.read(text(typed));
        expect(read.ok ? isLegalDate(String(read.value)) : read.reason.length > 0).toBe(true);
      }),
    );
  });

  it('words as they stand, and nothing for blanks', () => {
    expect(words.read(text(' 张三 '))).toEqual(readAs('张三'));
    expect(words.read(number(5))).toEqual(readAs('5'));
    expect(textCell(' \t')).toBeUndefined();
    expect([undefined, flag(true), flag(false), date('2026-01-31')].map(shownCell)).toEqual([
      '',
      '是',
      '否',
      '2026-01-31',
    ]);
  });

  it('several of a table, also where a name holds the mark that parts them', () => {
    const changes = severalIn({ death: '死亡', 'married-in': '嫁入、入赘', 'married-out': '嫁出' });
    expect(changes.read(text('死亡；嫁入、入赘'))).toEqual(readAs(['death', 'married-in']));
    expect(changes.read(text(' 嫁入、入赘、嫁出 ;'))).toEqual(readAs(['married-in', 'married-out']));
    for (const wrong of ['死亡；分家', '嫁入', 'death'])
      expect(changes.read(text(wrong))).toMatchObject({ ok: false });
  });
});
