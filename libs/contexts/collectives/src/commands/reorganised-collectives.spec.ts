import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type Loaded, replay } from '#kernel';
import { SHA, resolution } from '#examples';
import { given } from '#given';
import { HEYI, SHANGWU, SHANGWU_VILLAGE, XIAWU, newId } from '../../../../../test/reorganising.js';
import {
  CollectiveAbsorbed,
  CollectiveRegistered,
  CollectiveSplit,
  CollectiveSuccessionRecorded,
  CreditorsNotified,
  actsOn,
  collectiveStream,
  exercises,
} from '../facts/index.js';
import { AbsorbCollective, absorbCollective } from './absorb-collective.js';
import { MarkCollectiveSplit, markCollectiveSplit } from './mark-collective-split.js';
import { RecordCollectiveSuccession, recordCollectiveSuccession } from './record-collective-succession.js';
import { recordCreditorsNotified } from './record-creditors-notified.js';

const reorganisationId = newId('reorganisation');
const [on, approvedOn] = ['2026-02-01', '2026-01-10'];
const place = { collectiveId: SHANGWU, divisionCode: SHANGWU_VILLAGE };
const registered = CollectiveRegistered.of({
  ...place,
  name: '上武村股份经济合作社',
  level: 'N2',
  registeredOn: '2020-01-01',
});
const absorbed = CollectiveAbsorbed.of({ ...place, reorganisationId, successorId: HEYI, on, approvedOn });
const notified = (notifiedOn: string) => CreditorsNotified.of({ ...place, notifiedOn, listSha256: SHA });
const succession = (origins: string[], exercisesFor: string[]) =>
  CollectiveSuccessionRecorded.of({ ...place, reorganisationId, origins, exercisesFor, on });

function stateAfter(...events: DomainEvent[]) {
  const history = events.map((event, revision) => ({ ...event, revision, effectiveOn: on }));
  const { state } = replay(collectiveStream, history);
  if (!state) throw new Error('no collective');
  return state;
}

describe('a collective that was merged', () => {
  it('is marked, and its creditors are to be told in ten days of the approval (M15-10)', () => {
    const absorb = new AbsorbCollective(SHANGWU, reorganisationId, HEYI, approvedOn, on);
    const { judgement } = given(absorbCollective, { history: [registered] })
      .when(absorb)
      .then(absorbed);
    // The tenth day is 20 January, a Tuesday.
    expect(judgement.tasks).toMatchObject([{ rule: 'M15-10', dueOn: '2026-01-20' }]);
    const told = given(absorbCollective, { history: [registered, notified('2026-01-15')] }).when(absorb);
    expect(told.then(absorbed).judgement.tasks).toEqual([]);
    given(absorbCollective, { history: [registered, notified('2026-01-09')] })
      .when(absorb)
      .then(absorbed);
  });

  it('acts until the day, and another exercises its rights from then on', () => {
    const state = stateAfter(registered, absorbed);
    expect(state).toMatchObject({ standing: 'merged', successorId: HEYI, endedOn: on });
    expect([actsOn(state, '2026-01-31'), actsOn(state, on)]).toEqual([true, false]);
    const successor = stateAfter(registered, succession([XIAWU], [XIAWU, HEYI]));
    expect([SHANGWU, XIAWU, HEYI].map((owner) => exercises(successor, owner))).toEqual([true, true, true]);
    expect(exercises(state, HEYI)).toBe(false);
    expect(exercises(undefined, HEYI)).toBe(false);
  });

  it('tells its creditors, in time or late (M15-11)', () => {
    const tell = (history: DomainEvent[], effectiveOn: string, decision?: Loaded<unknown>) =>
      given(recordCreditorsNotified, { history, references: { resolution: decision } }).when({
        collectiveId: SHANGWU,
        listSha256: SHA,
        effectiveOn,
      });
    const telling = (...told: Parameters<typeof tell>) =>
      tell(...told).then(notified(told[1])).judgement.warnings;
    expect(telling([registered, absorbed], '2026-01-20')).toEqual([]);
    expect(telling([registered, absorbed], '2026-01-21')).toMatchObject([{ rule: 'M15-11' }]);
    // Before the merger is recorded, by the decision on it; not without one (M15-12).
    const decided = (more: object = {}) =>
      resolution({ collectiveId: SHANGWU, matter: 'merger-or-split', parcels: undefined, ...more });
    expect(telling([registered], '2026-03-01', decided())).toEqual([]);
    for (const none of [undefined, decided({ matter: 'borrowing' }), decided({ heldOn: '2026-03-02' })])
      tell([registered], '2026-03-01', none).refused('COLLECTIVES.NOTHING_TO_TELL_CREDITORS');
  });
});

describe('a collective that was split', () => {
  const marked = (carriedOnBy: string) =>
    CollectiveSplit.of({ ...place, reorganisationId, carriedOnBy, founded: [HEYI, XIAWU], on, approvedOn });

  it.each([
    ['goes on', SHANGWU, 'acting', null],
    ['is carried on', HEYI, 'split', HEYI],
  ])('%s by %s', (_, carriedOnBy, standing, successorId) => {
    const mark = new MarkCollectiveSplit(
      SHANGWU,
      reorganisationId,
      carriedOnBy,
      [HEYI, XIAWU],
      approvedOn,
      on,
    );
    const { judgement } = given(markCollectiveSplit, { history: [registered] })
      .when(mark)
      .then(marked(carriedOnBy));
    expect(judgement.tasks).toMatchObject([{ rule: 'M15-10' }]);
    expect(stateAfter(registered, marked(carriedOnBy))).toMatchObject({ standing, successorId });
  });
});

describe('a collective that comes after others', () => {
  const founded = { ...place, name: '上武村股份经济合作社', level: 'N2' as const };
  const succeed = new RecordCollectiveSuccession(SHANGWU, reorganisationId, founded, [XIAWU], [XIAWU], on);

  it('begins with its registration, unless it is registered', () => {
    given(recordCollectiveSuccession)
      .when(succeed)
      .then(CollectiveRegistered.of({ ...founded, registeredOn: on }), succession([XIAWU], [XIAWU]));
    given(recordCollectiveSuccession, { history: [registered] })
      .when(succeed)
      .then(succession([XIAWU], [XIAWU]));
  });

  it('is none when it was neither set up nor registered', () => {
    given(recordCollectiveSuccession)
      .when(new RecordCollectiveSuccession(SHANGWU, reorganisationId, undefined, [XIAWU], [XIAWU], on))
      .refused('COLLECTIVE.NOT_FOUND');
  });
});
