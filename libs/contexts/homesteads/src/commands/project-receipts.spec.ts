import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COMPANY, SHA, VILLAGE } from '#examples';
import { ReceiptNumberTaken, receiptNumberStream } from '#books/facts';
import { given, known } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import { PLOT, PROJECT, SHI, proposed, useAgreed } from '#made-homesteads';
import {
  ProjectReceiptRecorded,
  RevitalizationEnded,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  UseFellThrough,
  daysWithout,
  monthsOf,
} from '../facts/index.js';
import { endRevitalization } from './end-revitalization.js';
import { recordProjectReceipt } from './record-project-receipt.js';
import { recordRevitalizationRevenue } from './record-revitalization-revenue.js';

const projectId = PROJECT;
const place = { projectId, collectiveId: COLLECTIVE, divisionCode: VILLAGE };
const collective = { kind: 'collective' as const, id: COLLECTIVE };
const startedOn = (day: string) =>
  RevitalizationStarted.of({
    startedOn: day,
    split: [
      { party: collective, share: { numerator: 1, denominator: 10 } },
      { party: COMPANY, share: { numerator: 9, denominator: 10 } },
    ],
  });
const earned = (from: string, to: string) =>
  RevitalizationRevenueRecorded.of({
    ...{ ...place, from, to, revenueFen: 1_000, paperSha256: SHA },
    parts: [
      { party: collective, amountFen: 100 },
      { party: COMPANY, amountFen: 900 },
    ],
    rents: [
      { parcelCode: PLOT, from, to, amountFen: 50 },
      { parcelCode: PLOT, householdId: SHI.id, from, to, amountFen: 70 },
    ],
  });
const running = [proposed, useAgreed(), startedOn('2026-02-01'), earned('2026-02-01', '2026-02-15')];

describe('what the collective receives of a project', () => {
  const received = (more: Partial<DataOf<typeof ProjectReceiptRecorded>> = {}) =>
    ProjectReceiptRecorded.of({
      ...{ ...place, name: proposed.data.name, payer: COMPANY, of: 'share', amountFen: 100 },
      ...{ receivedOn: '2026-02-20', method: 'bank', receiptNumber: '晋农收1', ...more },
    });
  const receive = (more: object = {}, history: DomainEvent[] = running) =>
    given(recordProjectReceipt, { history }).when({
      ...{ projectId, of: 'share', amountFen: 100, receivedOn: '2026-02-20', method: 'bank' },
      ...{ receiptNumber: '晋农收1', ...more },
    });

  it('is its part of the revenue and the rent of its own houses, up to what is due (RV36)', () => {
    receive().then(received());
    receive({ of: 'rent', amountFen: 50 }).then(received({ of: 'rent', amountFen: 50 }));
    const above = 'HOMESTEADS.RECEIPT_ABOVE_DUE';
    expect(receive({ amountFen: 101 }).refused(above).facts).toEqual({ openFen: 100 });
    receive({ of: 'rent', amountFen: 51 }).refused(above);
    const second = { amountFen: 61, receiptNumber: '晋农收2' };
    receive(second, [...running, received({ amountFen: 40 })]).refused(above);
    receive(second, [...running, received({ amountFen: 39 })]).then(received(second));
    const own = { ...proposed, data: { ...proposed.data, operator: collective } };
    receive({}, [own, ...running.slice(1)]).refused(above);
  });

  it('has a receipt of a number that the collective has not used for rent (K16)', () => {
    const taken = ReceiptNumberTaken.of({
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number: '晋农收1' },
      ...{ for: 'rent', subjectId: 'l9', takenOn: '2026-01-31' },
    });
    const references = { numbered: known(receiptNumberStream, 'n1', taken) };
    given(recordProjectReceipt, { history: running, references })
      .when({
        ...{ projectId, of: 'share', amountFen: 100, receivedOn: '2026-02-20', method: 'bank' },
        receiptNumber: '晋农收1',
      })
      .refused('BOOKS.RECEIPT_NUMBER_ALREADY_USED');
  });

  it('is of no day before the project opened or its first house was in use (RV60)', () => {
    const early = 'HOMESTEADS.RECEIPT_BEFORE_USE';
    expect(receive({ receivedOn: '2026-01-31' }).refused(early).facts).toEqual({ first: '2026-02-01' });
    receive({ receivedOn: '2026-02-01' }).then(received({ receivedOn: '2026-02-01' }));
    const used = (more: object) => [proposed, useAgreed(more), ...running.slice(2)];
    const before = { receivedOn: '2026-01-20' };
    receive(before, used({ from: '2026-01-20' })).then(received(before));
    receive(before, used({ from: '2026-01-21' })).refused(early);
    const gone = UseFellThrough.of({ projectId, parcelCode: PLOT, cause: '无' });
    receive(before, [proposed, useAgreed({ from: '2026-01-20' }), gone, ...running.slice(2)]).refused(early);
  });

  it('has a receipt that is recorded once (RV35), also after the end', () => {
    const history = [...running, received({ amountFen: 10 })];
    receive({ amountFen: 10 }, history).refused('HOMESTEADS.RECEIPT_ALREADY_RECORDED');
    const spaced = { amountFen: 10, receiptNumber: '晋农收 １' };
    receive(spaced, history).refused('HOMESTEADS.RECEIPT_ALREADY_RECORDED');
    const ended = RevitalizationEnded.of({ projectId, ground: 'agreement', endedOn: '2026-02-28' });
    receive({}, [...running, ended]).then(received());
    receive({ receivedOn: '2026-03-03' }).refused('HOMESTEADS.DAY_LIES_AHEAD');
  });
});

describe('the revenue of a project', () => {
  const warnedOf = ({ decided }: { decided: unknown }, months: string) =>
    expect(decided).toMatchObject({
      judgement: { warnings: [{ rule: 'RV37', detail: expect.stringContaining(months) }] },
    });
  const history = [proposed, useAgreed({ from: '2026-01-10' }), startedOn('2025-11-20')];
  const record = (from: string, to: string, before: DomainEvent[]) =>
    given(recordRevitalizationRevenue, { history: before }).when({
      ...{ projectId, from, to, revenueFen: 0, paperSha256: SHA },
    });
  const end = (before: DomainEvent[]) =>
    given(endRevitalization, { history: before }).when({
      ...{ projectId, ground: 'agreement', endedOn: '2026-02-28' },
    });

  it('is recorded from the start on without a gap, or the months are named (RV37)', () => {
    const first = earned('2025-11-20', '2025-12-31');
    warnedOf(record('2026-02-01', '2026-02-28', [...history, first]), '2026-01');
    warnedOf(record('2026-02-01', '2026-02-28', history), '2025-11、2025-12、2026-01');
    warnedOf(end([...history, first]), '2026-01、2026-02');
    const none = { judgement: { warnings: [] } };
    expect(record('2026-01-01', '2026-02-28', [...history, first]).decided).toMatchObject(none);
    const last = earned('2026-01-01', '2026-02-28');
    expect(end([...history, first, last]).decided).toMatchObject(none);
  });

  it('has its gaps in order', () => {
    const terms = [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-01-05', to: '2026-01-31' },
    ];
    const gaps = daysWithout(terms, { from: '2026-01-01', to: '2026-04-02' });
    expect(gaps).toEqual([
      { from: '2026-01-01', to: '2026-01-04' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-04-01', to: '2026-04-02' },
    ]);
    expect(monthsOf(gaps)).toEqual(['2026-01', '2026-02', '2026-04']);
    expect(daysWithout(gaps, { from: '2026-02-10', to: '2026-02-20' })).toEqual([]);
  });
});
