import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DomainEvent, addDays, canonicalJson, replay, sha256Hex } from '#kernel';
import { FATHER, MAJORITY, MOTHER, SON, UNCLE, WANGS, ofVillage, rosterHistory } from '#family';
import {
  CivilCapacityRecorded,
  MembersConfirmed,
  MembershipLost,
  type Roster,
  membersOn,
  rosterDigest,
  rosterStream,
  votersOn,
} from './index.js';

function rosterOf(...later: DomainEvent[]): Roster {
  const events = [...rosterHistory, ...later].map((event, revision) => ({
    ...event,
    revision,
    effectiveOn: '2026-01-01',
  }));
  const { state } = replay(rosterStream, events);
  if (!state) throw new Error('no roster');
  return state;
}
const lost = (personId: string, lostOn: string) =>
  MembershipLost.of({ ...ofVillage, personId, ground: 'death', lostOn });
const confirmed = (personId: string, confirmedOn: string) =>
  MembersConfirmed.of({
    ...ofVillage,
    confirmedOn,
    members: [{ personId, householdId: WANGS, ground: 'other' }],
  });
const capacity = (personId: string, fullCapacity: boolean, from: string) =>
  CivilCapacityRecorded.of({
    ...ofVillage,
    personId,
    ground: fullCapacity ? 'court-restored' : 'court-limited',
    fullCapacity,
    from,
  });

describe('the roster on a day', () => {
  it('has those whose membership has begun and not ended', () => {
    const roster = rosterOf(lost(UNCLE, '2026-02-01'));
    expect(membersOn(roster, '2026-01-31')).toEqual([FATHER, MOTHER, SON, UNCLE]);
    expect(membersOn(roster, '2026-02-01')).toEqual([FATHER, MOTHER, SON]);
    // The son was born on 2008-03-03.
    expect(membersOn(roster, '2008-03-02')).toEqual([FATHER, MOTHER, UNCLE]);
  });

  it('lets a minor vote from the eighteenth birthday on', () => {
    const roster = rosterOf();
    expect(votersOn(roster, addDays(MAJORITY, -1))).toEqual([FATHER, MOTHER, UNCLE]);
    expect(votersOn(roster, MAJORITY)).toEqual([FATHER, MOTHER, SON, UNCLE]);
  });

  it('follows what the court has found, from its day on', () => {
    const roster = rosterOf(capacity(FATHER, false, '2026-01-10'), capacity(FATHER, true, '2026-02-10'));
    const votes = (day: string): boolean => votersOn(roster, day).includes(FATHER);
    expect(['2026-01-09', '2026-01-10', '2026-02-09', '2026-02-10'].map(votes)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('is proven by the digest of its person ids, in whatever order they were entered', () => {
    const roster = rosterOf();
    expect(rosterDigest(roster, '2026-03-02')).toBe(sha256Hex(canonicalJson([FATHER, MOTHER, SON, UNCLE])));
    const again = rosterOf(lost(FATHER, '2026-01-10'), confirmed(FATHER, '2026-01-20'));
    expect(rosterDigest(again, '2026-01-15')).not.toBe(rosterDigest(again, '2026-03-02'));
    expect(rosterDigest(again, '2026-03-02')).toBe(rosterDigest(roster, '2026-03-02'));
  });

  it('has every voter among its members, and of every day only what came before it', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-01-01', days));
    const who = fc.constantFrom(FATHER, MOTHER, SON, UNCLE);
    const change = fc.oneof(
      fc.tuple(who, day).map(([personId, on]) => lost(personId, on)),
      fc.tuple(who, day).map(([personId, on]) => confirmed(personId, on)),
      fc.tuple(who, fc.boolean(), day).map(([personId, full, on]) => capacity(personId, full, on)),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), day, (changes, on) => {
        const roster = rosterOf(...changes);
        const members = membersOn(roster, on);
        expect(members).toEqual([...new Set(members)].sort());
        for (const voter of votersOn(roster, on)) expect(members).toContain(voter);
        const later = addDays(on, 1);
        const afterwards = rosterOf(...changes, lost(FATHER, later), capacity(MOTHER, false, later));
        expect(membersOn(afterwards, on)).toEqual(members);
        expect(votersOn(afterwards, on)).toEqual(votersOn(roster, on));
      }),
      { seed: 20_260_302 },
    );
  });
});
