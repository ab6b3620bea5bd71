import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DomainEvent, addDays, replay } from '#kernel';
import {
  type Division,
  DivisionRegistered,
  DivisionRenamed,
  DivisionSuccessionRecorded,
  DivisionSuperseded,
  divisionOn,
  divisionStream,
  liesIn,
  successorsOf,
} from './index.js';

function divisionOf(since: string, ...events: DomainEvent[]): Division {
  const history = events.map((event, revision) => ({ ...event, revision, effectiveOn: since }));
  const { state } = replay(divisionStream, history);
  if (!state) throw new Error('no division');
  return state;
}

const village = (code: string) => DivisionRegistered.of({ code, name: code, kind: 'village' });
const superseded = (divisionCode: string, endedOn: string, ...successors: string[]) =>
  DivisionSuperseded.of({ divisionCode, change: 'merged', endedOn, successors, documentNumber: '函1号' });

describe('a division on a day', () => {
  const code = '140722203200';
  const division = divisionOf(
    '2010-01-01',
    village(code),
    DivisionRenamed.of({ divisionCode: code, name: '粟城', from: '2015-06-01', documentNumber: '函1号' }),
    superseded(code, '2021-03-31', '140722101216'),
  );

  it('has the name of that day, from its registration to its last day', () => {
    const nameOn = (day: string) => divisionOn(division, day)?.name;
    expect(nameOn('2009-12-31')).toBeUndefined();
    expect(nameOn('2010-01-01')).toBe(code);
    expect(nameOn('2015-05-31')).toBe(code);
    expect(nameOn('2015-06-01')).toBe('粟城');
    expect(nameOn('2021-03-31')).toBe('粟城');
    expect(nameOn('2021-04-01')).toBeUndefined();
  });

  it('lies in its township, and in that of a code in whose place it stands', () => {
    const heir = divisionOf(
      '2021-04-01',
      village('140722101216'),
      DivisionSuccessionRecorded.of({ divisionCode: '140722101216', predecessors: [code] }),
    );
    expect(['140722101', '140722203', '140722'].map((area) => liesIn(heir, area))).toEqual([
      true,
      true,
      true,
    ]);
    expect(liesIn(heir, '140722100')).toBe(false);
    expect(liesIn(division, '140722101')).toBe(false);
  });
});

describe('the successors of a code', () => {
  it('are the codes that hold on the day, and itself while it holds', () => {
    const [a, b, c] = ['140722100201', '140722100202', '140722100203'];
    const divisions = new Map([
      [a, divisionOf('2010-01-01', village(a), superseded(a, '2021-03-31', b))],
      [b, divisionOf('2010-01-01', village(b), superseded(b, '2023-12-31', c))],
      [c, divisionOf('2010-01-01', village(c))],
    ]);
    const on = (day: string) => successorsOf(a, day, (code) => divisions.get(code));
    expect([on('2021-03-31'), on('2021-04-01'), on('2023-12-31'), on('2024-01-01')]).toEqual([
      [a],
      [b],
      [b],
      [c],
    ]);
    expect(successorsOf('140722100999', '2024-01-01', (code) => divisions.get(code))).toEqual([]);
  });

  it('are never lost over any changes: whatever has ended is held by codes that hold (property)', () => {
    // Codes end one after another, each into some of those that still hold.
    const choice = fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(choice, (chosen) => {
        const codes = Array.from({ length: 10 }, (_, index) => `14072210020${index}`);
        const divisions = new Map(codes.map((code) => [code, divisionOf('2010-01-01', village(code))]));
        const holding = [...codes];
        let day = '2021-01-01';
        for (const [who, into] of chosen) {
          const [code = ''] = holding.splice(who % holding.length, 1);
          const heirs = holding.filter(
            (_, index) => index === into % holding.length || index % 7 === into % 7,
          );
          divisions.set(code, divisionOf('2010-01-01', village(code), superseded(code, day, ...heirs)));
          day = addDays(day, 1);
          for (const each of codes) {
            const now = successorsOf(each, day, (found) => divisions.get(found));
            expect(now.length).toBeGreaterThan(0);
            expect(now.every((found) => holding.includes(found))).toBe(true);
            expect(successorsOf(each, '2020-12-31', (found) => divisions.get(found))).toEqual([each]);
          }
        }
      }),
      { seed: 20_260_302 },
    );
  });

  it('come to an end even where the papers contradict each other', () => {
    const [a, b] = ['140722100201', '140722100202'];
    const divisions = new Map([
      [a, divisionOf('2010-01-01', village(a), superseded(a, '2021-03-31', b))],
      [b, divisionOf('2010-01-01', village(b), superseded(b, '2021-03-31', a))],
    ]);
    expect(successorsOf(a, '2024-01-01', (code) => divisions.get(code))).toEqual([]);
  });
});
