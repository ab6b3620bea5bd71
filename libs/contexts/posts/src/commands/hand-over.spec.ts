import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import { given } from '#given';
import { SHA, VILLAGE, booksAssigned, idOf, stationMember } from '#people';
import { BookkeepingEnded, BooksHandedOver, DeputyNamed } from '../facts/index.js';
import { endBookkeeping } from './end-bookkeeping.js';
import { nameDeputy } from './name-deputy.js';
import { recordHandOver } from './record-hand-over.js';

const bookkeepingId = idOf('代理记账');
const wang = stationMember('王', 'agency-accountant');
const zhao = stationMember('赵', 'agency-accountant');
const chief = stationMember('钱', 'chief-accountant');
const assigned = (more: object = {}) => booksAssigned(bookkeepingId, '王', more);

describe('handing over the books of a village', () => {
  const command = {
    bookkeepingId,
    takerPostId: zhao.id,
    supervisorPostId: chief.id,
    on: '2026-02-28',
    listSha256: SHA,
  };
  const people = { taker: zhao, supervisor: chief };
  const handedOver = (more: object = {}) => {
    const hands = { giverId: idOf('王'), takerId: idOf('赵'), supervisorId: idOf('钱') };
    return BooksHandedOver.of({ ...command, ...hands, proxySha256: undefined, ...more });
  };
  const history = [assigned()];

  it('is from the accountant to a colleague, under the eyes of the chief', () => {
    given(recordHandOver, { history, references: people }).when(command).then(handedOver());
  });

  it('is by three different persons of the station', () => {
    const between = (references: object, ...codes: string[]) =>
      given(recordHandOver, { history, references: { ...people, ...references } })
        .when(command)
        .refused(...codes);
    between({ taker: wang }, 'POSTS.SAME_HANDS');
    between({ supervisor: zhao }, 'POSTS.NOT_OF_THE_STATION', 'POSTS.SAME_HANDS');
    between({ supervisor: stationMember('赵', 'station-head') }, 'POSTS.SAME_HANDS');
    between({ taker: stationMember('孙', 'station-checker') }, 'POSTS.NOT_OF_THE_STATION');
    between({ supervisor: undefined }, 'POSTS.NOT_OF_THE_STATION');
  });

  it('may go back to the accountant of the village', () => {
    const own = stationMember('周', 'accountant', VILLAGE);
    given(recordHandOver, { history, references: { ...people, taker: own } })
      .when({ ...command, takerPostId: own.id })
      .then(handedOver({ takerId: idOf('周'), takerPostId: own.id }));
  });

  it('is made by another for an accountant who has died or is ill, on a paper of the head', () => {
    const wu = stationMember('吴', 'agency-accountant');
    const proxy = { postId: wu.id, sha256: SHA };
    given(recordHandOver, { history, references: { ...people, proxy: wu } })
      .when({ ...command, proxy })
      .then(handedOver({ giverId: idOf('吴'), proxySha256: SHA }));
    given(recordHandOver, { history, references: people })
      .when({ ...command, proxy })
      .refused('POSTS.NOT_OF_THE_STATION');
  });

  it('is on a day on which the books were kept', () => {
    for (const on of ['2025-12-31', '2026-03-03'])
      given(recordHandOver, { history, references: people })
        .when({ ...command, on })
        .refused('POSTS.NOT_WHILE_KEPT');
    given(recordHandOver, { references: people }).when(command).refused('BOOKKEEPING.NOT_FOUND');
  });

  it('comes before the assignment ends, and the end not before it', () => {
    const end = { bookkeepingId, on: '2026-03-01' };
    const refusal = given(endBookkeeping, { history }).when(end).refused('POSTS.NO_HAND_OVER');
    expect(refusal.basis).toEqual([{ law: '会计法', article: '第三十九条' }]);
    given(endBookkeeping, { history: [...history, handedOver()] })
      .when({ ...end, on: '2026-02-27' })
      .refused('POSTS.NO_HAND_OVER');
    const ended = BookkeepingEnded.of(end);
    given(endBookkeeping, { history: [...history, handedOver()] })
      .when(end)
      .then(ended);
    given(endBookkeeping, { history: [...history, handedOver(), ended] })
      .when(end)
      .refused('POSTS.BOOKS_NOT_KEPT');
    given(endBookkeeping).when(end).refused('BOOKKEEPING.NOT_FOUND');
  });
});

describe('a deputy', () => {
  const command = {
    bookkeepingId,
    deputyPostId: zhao.id,
    from: '2026-03-10',
    to: '2026-03-20',
    documentSha256: SHA,
  };
  const named = (more: object = {}) => DeputyNamed.of({ ...command, deputyId: idOf('赵'), ...more });
  const history = [assigned({ to: '2026-12-31' })];
  const name = (more: object = {}, before: readonly DomainEvent[] = history, deputy = zhao) =>
    given(nameDeputy, { history: before, references: { deputy } }).when({ ...command, ...more });

  it('is another agency accountant, for some days of the assignment', () => {
    name().then(named());
    name({}, history, wang).refused('POSTS.SAME_HANDS');
    name({}, history, chief).refused('POSTS.NOT_OF_THE_STATION');
    name({}, []).refused('BOOKKEEPING.NOT_FOUND');
  });

  it('acts within the assignment, one at a time', () => {
    name({ to: '2026-03-09' }).refused('POSTS.ENDS_BEFORE_IT_BEGINS');
    name({ to: '2027-01-01' }).refused('POSTS.DEPUTY_TERM');
    name({ from: '2025-12-31' }).refused('POSTS.DEPUTY_TERM');
    name({ from: '2026-03-20', to: '2026-03-25' }, [...history, named()]).refused(
      'POSTS.DEPUTY_ALREADY_NAMED',
    );
    const next = { from: '2026-03-21', to: '2026-03-25' };
    name(next, [...history, named()]).then(named(next));
    name({}, [...history, BookkeepingEnded.of({ bookkeepingId, on: '2026-03-01' })]).refused(
      'POSTS.BOOKS_NOT_KEPT',
      'POSTS.DEPUTY_TERM',
    );
  });
});
