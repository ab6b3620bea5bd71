import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DomainEvent,
  NOTHING,
  WHOLE,
  commonDenominator,
  compareFractions,
  decideCase,
  isRejection,
  replay,
  sumOf,
} from '#kernel';
import type { AnyCommandSpec } from '#nest';
import { RowSession, type SeenEvent } from '#read-store';
import { COLLECTIVE, RESOLUTION, VILLAGE, resolution } from '#examples';
import { known } from '#given';
import { ofVillage, person, place } from '#family';
import { type Attempt, CAP, SHARERS, shareAttempts } from '#share-attempts';
import {
  HouseholdExtinctionRecorded,
  HouseholdRegistered,
  InitialMembersEntered,
  MembershipLost,
  RosterOpened,
  type Shares,
  holdersAbove,
  householdStream,
  rosterStream,
  sharesStream,
} from '../facts/index.js';
import { ShareCertificateRow } from '../views/share-certificates.js';
import { ShareHoldingRow, shareRegister } from '../views/shares.js';
import { cancelShareCertificate } from './cancel-share-certificate.js';
import { inheritShares } from './inherit-shares.js';
import { issueShareCertificate } from './issue-share-certificate.js';
import { moveHouseholdShares } from './move-household-shares.js';
import { quantifyShares } from './quantify-shares.js';
import { redeemShares } from './redeem-shares.js';
import { replaceShareCertificate } from './replace-share-certificate.js';
import { transferShares } from './transfer-shares.js';

const late = SHARERS[3] ?? '';
const households = SHARERS.map((id) => {
  const members = [{ ...person(id, 'head'), collectiveMember: true }];
  const registered = HouseholdRegistered.of({
    ...place(id),
    contractorCode: `${VILLAGE}00000${id.at(-1)}`,
    members,
  });
  const extinct = HouseholdExtinctionRecorded.of({ ...place(id), extinctOn: '2026-02-01' });
  return known(householdStream, id, registered, ...(id === late ? [extinct] : []));
});
const roster = known(
  rosterStream,
  COLLECTIVE,
  RosterOpened.of(ofVillage),
  InitialMembersEntered.of({
    ...ofVillage,
    householdId: late,
    members: SHARERS.map((personId) => ({ personId })),
  }),
  MembershipLost.of({ ...ofVillage, personId: late, ground: 'death', lostOn: '2026-02-01' }),
);

const SPECS: Readonly<Record<Attempt['name'], AnyCommandSpec>> = {
  quantify: quantifyShares,
  transfer: transferShares,
  redeem: redeemShares,
  inherit: inheritShares,
  move: moveHouseholdShares,
  issue: issueShareCertificate,
  replace: replaceShareCertificate,
  cancel: cancelShareCertificate,
};

/** Everything of a history that was accepted, decided one after the other. */
function accepted(attempts: readonly Attempt[]): readonly (readonly DomainEvent[])[] {
  const steps: (readonly DomainEvent[])[] = [];
  for (const [at, { name, command }] of attempts.entries()) {
    const resolutionId = `${RESOLUTION}-${at}`;
    const named = 'resolutionId' in command ? { ...command, resolutionId } : command;
    const decided = decideCase(SPECS[name], {
      command: named,
      state: stateOf(steps.flat()),
      references: {
        roster,
        households,
        household: households.find(({ id }) => 'householdId' in command && command.householdId === id),
        resolution: resolution({ resolutionId, matter: 'quantification-plan' }),
      },
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: '140722' },
        now: '2026-03-02T02:00:00.000Z',
        today: '2026-03-02',
        effectiveOn: '2026-03-02',
        newId: (name) => name,
      },
    });
    if (!isRejection(decided)) steps.push(decided.events);
  }
  return steps;
}

function stateOf(events: readonly DomainEvent[]): Shares | undefined {
  const recorded = events.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-03-02' }));
  return replay(sharesStream, recorded).state;
}

async function viewOf(events: readonly DomainEvent[]): Promise<RowSession> {
  const rows = new RowSession();
  for (const [revision, event] of events.entries()) {
    const metadata = { effectiveOn: '2026-03-02' } as SeenEvent['metadata'];
    const place = { stream: `shares-${COLLECTIVE}`, subject: COLLECTIVE, revision, position: revision };
    const seen = { id: String(revision), type: event.type, data: event.data, ...place, metadata };
    await shareRegister.on.find(({ type }) => type.name === event.type)?.handle(seen, rows);
  }
  return rows;
}

const lineOf = (kind: string, id: string, type: string, numerator: number, denominator: number): string =>
  `${kind} ${id} ${type} ${numerator}/${denominator}`;

describe('any history of income shares', () => {
  it('leaves the whole whole, nobody with less than nothing, and numbers without a gap', () => {
    fc.assert(
      fc.property(shareAttempts, (attempts) => {
        const events: DomainEvent[] = [];
        for (const step of accepted(attempts)) {
          events.push(...step);
          const shares = stateOf(events);
          if (!shares) throw new Error('no shares');
          const parts = shares.holdings.map(({ share }) => share);
          expect(compareFractions(sumOf(parts), WHOLE)).toBe(0);
          for (const part of parts) expect(compareFractions(part, NOTHING)).toBe(1);
          expect(commonDenominator(parts) <= 1_000_000_000_000n).toBe(true);
          expect(shares.certificates.map(({ number }) => number)).toEqual(
            shares.certificates.map((_, at) => at + 1),
          );
        }
      }),
      { seed: 20_260_302, numRuns: 400 },
    );
  });

  it('leaves nobody above the cap, but for a household that has absorbed another', () => {
    fc.assert(
      fc.property(shareAttempts, (attempts) => {
        const events: DomainEvent[] = [];
        const merged = new Set<string>();
        for (const step of accepted(attempts)) {
          events.push(...step);
          for (const { type, data } of step)
            if (type === 'HouseholdSharesMoved')
              for (const { to } of (data as { lines: { to: { id: string } }[] }).lines) merged.add(to.id);
          const above = holdersAbove(stateOf(events)?.holdings ?? [], CAP);
          expect(above.filter(({ kind, id }) => kind !== 'household' || !merged.has(id))).toEqual([]);
        }
      }),
      { seed: 20_260_302, numRuns: 400 },
    );
  });

  it('is the same replayed at every step, and shown as it is', async () => {
    await fc.assert(
      fc.asyncProperty(shareAttempts, async (attempts) => {
        const steps = accepted(attempts);
        let live: Shares | undefined;
        let revision = -1;
        for (const [at, step] of steps.entries()) {
          for (const event of step) {
            revision += 1;
            const cases = sharesStream.evolve as Record<string, (...given: unknown[]) => Shares | undefined>;
            live = cases[event.type]?.(live, event.data, { revision, effectiveOn: '2026-03-02' });
          }
          const events = steps.slice(0, at + 1).flat();
          expect(stateOf(events)).toEqual(live);
        }
        const rows = await viewOf(steps.flat());
        const shown = rows
          .all(ShareHoldingRow)
          .map((row) => lineOf(row.holderKind, row.holderId, row.shareType, row.numerator, row.denominator));
        const held = (live?.holdings ?? []).map(({ holder, shareType, share }) =>
          lineOf(holder.kind, holder.id, shareType, share.numerator, share.denominator),
        );
        expect(shown.sort()).toEqual(held.sort());
        const certificates = rows
          .all(ShareCertificateRow)
          .map(({ number, standing }) => [number, standing === 'outdated' ? 'valid' : standing]);
        expect(certificates).toEqual(
          (live?.certificates ?? []).map(({ number, standing }) => [number, standing]),
        );
      }),
      { seed: 20_260_302, numRuns: 400 },
    );
  });

  it('comes to every kind of fact, so that these properties are about something', () => {
    const seen = new Map<string, number>();
    for (const attempts of fc.sample(shareAttempts, { seed: 20_260_302, numRuns: 400 }))
      for (const { type } of accepted(attempts).flat()) seen.set(type, (seen.get(type) ?? 0) + 1);
    expect([...seen.keys()].sort()).toEqual(sharesStream.events.map(({ name }) => name).sort());
    for (const times of seen.values()) expect(times).toBeGreaterThan(10);
  });
});
