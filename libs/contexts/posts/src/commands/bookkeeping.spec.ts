import { describe, expect, it } from '@jest/globals';
import { type DomainEvent } from '#kernel';
import { given, known, idGiven } from '#given';
import { TOWNSHIP, VILLAGE, booksAssigned, held, idOf, stationMember, theVillage } from '#people';
import { BookkeepingFellThrough, dutyBookStream } from '../facts/index.js';
import { assignBookkeeping } from './assign-bookkeeping.js';
import { endBookkeeping } from './end-bookkeeping.js';
import {
  RecordBookkeepingFallenThrough,
  recordBookkeepingFallenThrough,
} from './record-bookkeeping-fallen-through.js';

const bookkeepingId = idGiven('bookkeeping');

const wang = stationMember('王', 'agency-accountant');
const chief = stationMember('钱', 'chief-accountant');
const assigned = (more: object = {}) => booksAssigned(bookkeepingId, '王', more);

describe('assigning the books of a village', () => {
  const command = { divisionCode: VILLAGE, postId: wang.id, from: '2026-01-01' };
  const lawful = { references: { village: theVillage, accountant: wang } };

  it('is to an agency accountant of the station, who is rotated after five years', () => {
    const { judgement } = given(assignBookkeeping, lawful).when(command).then(assigned());
    expect(judgement.tasks).toMatchObject([{ rule: 'PS30', dueOn: '2031-01-01' }]);
    expect(judgement.warnings).toEqual([]);
    const short = given(assignBookkeeping, lawful).when({ ...command, to: '2028-12-31' });
    expect(short.then(assigned({ to: '2028-12-31' })).judgement.tasks).toEqual([]);
  });

  it('counts the years of assignments that follow each other as one', () => {
    const spell = (from: string, to: string): DomainEvent =>
      held('agency-bookkeeping', '王', { dutyId: idOf(from), organisationId: undefined, from, to });
    const kept = (...spells: DomainEvent[]) =>
      given(assignBookkeeping, {
        references: { ...lawful.references, book: known(dutyBookStream, VILLAGE, ...spells) },
      })
        .when(command)
        .then(assigned()).judgement.tasks[0]?.dueOn;
    expect(kept(spell('2022-01-01', '2023-12-31'), spell('2024-01-01', '2025-12-31'))).toBe('2027-01-01');
    expect(kept(spell('2022-01-01', '2023-12-31'), spell('2024-01-02', '2025-12-31'))).toBe('2029-01-02');
    expect(kept(spell('2022-01-01', '2025-12-30'))).toBe('2031-01-01');
  });

  it('is refused for anybody else, and for a village that is not registered', () => {
    for (const accountant of [undefined, chief, stationMember('孙', 'agency-accountant', '140722101')])
      given(assignBookkeeping, { references: { village: theVillage, accountant } })
        .when(command)
        .refused('POSTS.NOT_OF_THE_STATION');
    given(assignBookkeeping, lawful)
      .when({ ...command, from: '2019-12-31' })
      .refused('POSTS.NOT_OF_THE_STATION');
    given(assignBookkeeping, { references: { accountant: wang } })
      .when(command)
      .refused('POSTS.VILLAGE_NOT_REGISTERED');
    given(assignBookkeeping, lawful)
      .when({ ...command, to: '2025-12-31' })
      .refused('POSTS.ENDS_BEFORE_IT_BEGINS');
  });

  it('warns of the twenty-first village', () => {
    const load = (villages: number) =>
      given(assignBookkeeping, {
        references: {
          village: theVillage,
          accountant: stationMember('王', 'agency-accountant', TOWNSHIP, villages),
        },
      })
        .when(command)
        .then(assigned()).judgement.warnings;
    expect(load(19)).toEqual([]);
    expect(load(20)).toMatchObject([{ rule: 'PS29' }]);
  });

  it('is not to near kin of a supervisor, nor beside another accountant of the station', () => {
    const supervised = known(
      dutyBookStream,
      VILLAGE,
      held('supervisor', '王'),
      held('agency-bookkeeping', '赵', { organisationId: undefined, to: undefined }),
    );
    given(assignBookkeeping, { references: { ...lawful.references, book: supervised } })
      .when(command)
      .refused('POSTS.SUPERVISOR_NOT_INDEPENDENT', 'POSTS.ALREADY_HELD');
  });

  it('that the village or the appointment did not admit keeps no books', () => {
    const fall = new RecordBookkeepingFallenThrough(
      bookkeepingId,
      'POSTS.ALREADY_HELD',
      '已有人',
      '2026-01-01',
    );
    const fallen = BookkeepingFellThrough.of({ bookkeepingId, code: 'POSTS.ALREADY_HELD', detail: '已有人' });
    const settled = (today: string, term: object = {}) =>
      given(recordBookkeepingFallenThrough, { history: [assigned(term)], today })
        .when(fall)
        .then(fallen)
        .judgement.tasks.map(({ rule }) => rule);
    expect(settled('2026-03-02')).toEqual(['PS61']);
    expect(settled('2026-03-02', { to: '2026-03-01' })).toEqual([]);
    given(recordBookkeepingFallenThrough).when(fall).refused('BOOKKEEPING.NOT_FOUND');
    given(endBookkeeping, { history: [assigned(), fallen] })
      .when({ bookkeepingId, on: '2026-03-01' })
      .refused('POSTS.BOOKS_NOT_KEPT', 'POSTS.NO_HAND_OVER');
  });
});
