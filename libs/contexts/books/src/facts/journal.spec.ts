import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ASSET_POSTINGS } from '#assets/facts';
import { RENT_POSTINGS } from '#contracts/facts';
import { PROJECT_POSTINGS } from '#homesteads/facts';
import { ImpossiblePosting, type PostableEvent, assertPosts, foldJournal, total } from './index.js';

const VILLAGE = 'N2140722MF00000057';
const collective = { kind: 'collective', id: VILLAGE };
const cooperative = { kind: 'cooperative', id: '93140722MA0AB12CXF', name: '太行合作社' };
const member = { kind: 'household', id: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' };

let position = 0;
function event(type: string, data: object): PostableEvent {
  position++;
  return { eventId: `e${position}`, type, stream: 'contract-1', position, data };
}
const rent = { contractId: 'c', contractNumber: '集1', collectiveId: VILLAGE, line: 0, year: 1 };
const due = (payer: object, payee: object, amountFen: number, dueOn: string): PostableEvent =>
  event('RentFellDue', { ...rent, payer, payee, amountFen, dueOn });
const received = (
  payer: object,
  payee: object,
  amountFen: number,
  method: string,
  receivedOn: string,
): PostableEvent =>
  event('RentReceived', { ...rent, payer, payee, amountFen, method, receivedOn, receiptNumber: '1' });

const entries = (log: PostableEvent[]) =>
  foldJournal(RENT_POSTINGS, log).map(({ period, number, lines }) => [
    `${period}#${number}`,
    ...lines.map(
      ({ account, side, amountFen }) => `${side === 'debit' ? '借' : '贷'}${account} ${amountFen}`,
    ),
  ]);

describe('rent in the books of a collective', () => {
  it('is owed by an outsider on 112 and paid into the bank', () => {
    expect(
      entries([
        due(cooperative, collective, 1_200_000, '2026-02-01'),
        received(cooperative, collective, 1_200_000, 'bank', '2026-02-09'),
      ]),
    ).toEqual([
      ['2026-02#1', '借112 1200000', '贷501 1200000'],
      ['2026-02#2', '借102 1200000', '贷112 1200000'],
    ]);
  });

  it('is owed by a household from elsewhere on 112, like by any outsider', () => {
    const fromElsewhere = { ...member, collectiveId: 'N2140722MF00000073' };
    expect(entries([due(fromElsewhere, collective, 50_000, '2026-02-01')])).toEqual([
      ['2026-02#1', '借112 50000', '贷501 50000'],
    ]);
  });

  it('is owed by a household of the collective on 113, and may come in cash', () => {
    expect(
      entries([
        due(member, collective, 50_000, '2026-02-01'),
        received(member, collective, 50_000, 'cash', '2026-03-01'),
      ]),
    ).toEqual([
      ['2026-02#1', '借113 50000', '贷501 50000'],
      ['2026-03#1', '借101 50000', '贷113 50000'],
    ]);
  });

  it('makes no voucher when it is paid to households: it is theirs', () => {
    expect(
      entries([
        due(cooperative, member, 50_000, '2026-02-01'),
        received(cooperative, member, 50_000, 'bank', '2026-02-09'),
      ]),
    ).toEqual([]);
  });
});

describe('what a collective receives of a revitalisation project, in its books', () => {
  const project = { projectId: 'p', collectiveId: VILLAGE, divisionCode: '140722100230', name: '民宿' };
  const receipt = (of: string, method: string): PostableEvent =>
    event('ProjectReceiptRecorded', {
      ...{ ...project, payer: cooperative, of, amountFen: 30_000, method },
      ...{ receivedOn: '2026-02-09', receiptNumber: '1' },
    });

  it('is income of letting, or its part of what the project earned', () => {
    const vouchers = foldJournal(PROJECT_POSTINGS, [receipt('rent', 'bank'), receipt('share', 'cash')]);
    expect(vouchers.map(({ lines }) => lines)).toMatchObject([
      [
        { account: '102', amountFen: 30_000 },
        { account: '501', subAccount: '出租收入' },
      ],
      [{ account: '101' }, { account: '501', subAccount: '盘活项目分成收入', amountFen: 30_000 }],
    ]);
  });
});

describe('fixed assets that leave a collective, in its books', () => {
  const house = { collectiveId: VILLAGE, code: '固1', name: '旧村委会北房', kind: 'building' };
  const figures = { originalFen: 1_000, depreciatedFen: 400, costsFen: 10, disposedOn: '2026-03-01' };
  const posted = (more: object) =>
    foldJournal(ASSET_POSTINGS, [event('AssetDisposed', { ...house, ...figures, ...more })]).map(
      ({ lines }) =>
        lines.map(
          ({ account, side, amountFen }) => `${side === 'debit' ? '借' : '贷'}${account} ${amountFen}`,
        ),
    );

  it('go through 固定资产清理, and what is left is other income or other expense', () => {
    const away = ['借154 600', '借152 400', '贷151 1000'];
    expect(posted({ manner: 'sale', priceFen: 700, resultFen: 90 })).toEqual([
      [...away, '借102 700', '贷154 700', '借154 10', '贷102 10', '借154 90', '贷504 90'],
    ]);
    expect(posted({ manner: 'scrapping', priceFen: 0, resultFen: -610 })).toEqual([
      [...away, '借154 10', '贷102 10', '借515 610', '贷154 610'],
    ]);
  });

  it('become a long-term investment when they are contributed; the difference is the reserve’s', () => {
    const stake = ['借152 400', '贷151 1000'];
    const costs = ['借515 10', '贷102 10'];
    expect(posted({ manner: 'stake', priceFen: 700, resultFen: 90 })).toEqual([
      ['借141 700', ...stake, '贷311 100', ...costs],
    ]);
    expect(posted({ manner: 'stake', priceFen: 500, resultFen: -110 })).toEqual([
      ['借141 500', ...stake, '借311 100', ...costs],
    ]);
  });

  it('go by 待处理财产损溢 when an inventory misses or finds them', () => {
    const linesOf = (type: string, data: object) =>
      foldJournal(ASSET_POSTINGS, [event(type, { ...house, ...data })]).map(({ lines }) =>
        lines.map(
          ({ account, side, amountFen }) => `${side === 'debit' ? '借' : '贷'}${account} ${amountFen}`,
        ),
      );
    const before = { quantityHundredths: 300, originalFen: 1_000, depreciatedFen: 400 };
    const after = { quantityHundredths: 200, originalFen: 700, depreciatedFen: 300 };
    const missed = { before, after, on: '2026-02-10' };
    expect(linesOf('AssetAdjustedToCount', missed)).toEqual([
      ['贷151 300', '借152 100', '借181 200', '贷181 200', '借515 200'],
    ]);
    expect(linesOf('AssetAdjustedToCount', { ...missed, before: after, after: before })).toEqual([
      ['借151 300', '贷152 100', '贷181 200', '借181 200', '贷504 200'],
    ]);
    expect(linesOf('AssetAdjustedToCount', { ...missed, after: before })).toEqual([]);
    expect(linesOf('AssetAdjustedToCount', { ...missed, kind: 'arable-land' })).toEqual([]);
    const found = { acquiredOn: '2026-02-10', ...after, inventoryId: 'i' };
    expect(linesOf('AssetRegistered', found)).toEqual([
      ['借151 700', '贷152 300', '贷181 400', '借181 400', '贷504 400'],
    ]);
    expect(linesOf('AssetRegistered', { ...found, inventoryId: undefined })).toEqual([]);
  });

  it('make no voucher when they are given away, nor do assets of other accounts', () => {
    expect(posted({ manner: 'donation', priceFen: 0, resultFen: -610 })).toEqual([]);
    expect(posted({ kind: 'stake', manner: 'sale', priceFen: 700, resultFen: 90 })).toEqual([]);
  });
});

describe('the journal as a fold', () => {
  const anyEvent = fc
    .record({
      isDue: fc.boolean(),
      payer: fc.constantFrom(cooperative, member),
      payee: fc.constantFrom(collective, { ...collective, id: 'N2140722MF0000021R' }, member),
      amountFen: fc.integer({ min: 1, max: 10_000_000_000 }),
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      method: fc.constantFrom('bank', 'cash'),
    })
    .map(({ isDue, payer, payee, amountFen, day, month, method }) => {
      const on = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return isDue ? due(payer, payee, amountFen, on) : received(payer, payee, amountFen, method, on);
    });

  it('balances every voucher, numbers without gaps, and comes out the same again', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (log) => {
        const vouchers = foldJournal(RENT_POSTINGS, log);
        const series = new Map<string, number[]>();
        for (const { entity, period, number, lines } of vouchers) {
          expect(total(lines, 'debit')).toBe(total(lines, 'credit'));
          series.set(`${entity}/${period}`, [...(series.get(`${entity}/${period}`) ?? []), number]);
        }
        for (const numbers of series.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(foldJournal(RENT_POSTINGS, log)).toEqual(vouchers);
      }),
      { seed: 20_260_101, numRuns: 200 },
    );
  });

  it.each([
    ['one line', [{ account: '102', side: 'debit', amountFen: 1 }]],
    [
      'unequal sides',
      [
        { account: '102', side: 'debit', amountFen: 2 },
        { account: '501', side: 'credit', amountFen: 1 },
      ],
    ],
    [
      'nothing',
      [
        { account: '102', side: 'debit', amountFen: 0 },
        { account: '501', side: 'credit', amountFen: 0 },
      ],
    ],
    [
      'a fraction',
      [
        { account: '102', side: 'debit', amountFen: 0.5 },
        { account: '501', side: 'credit', amountFen: 0.5 },
      ],
    ],
    [
      'an unknown account',
      [
        { account: '999', side: 'debit', amountFen: 1 },
        { account: '501', side: 'credit', amountFen: 1 },
      ],
    ],
  ])('refuses a posting of %s', (_, lines) => {
    const posting = { entity: VILLAGE, on: '2026-01-01', summary: 'x', lines } as Parameters<
      typeof assertPosts
    >[0];
    expect(() => assertPosts(posting)).toThrow(ImpossiblePosting);
  });
});
