import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COUNTY, RESOLUTION, SHA, VILLAGE, authorisation, policySet, resolution } from '#examples';
import { known } from '#given';
import { type DomainEvent, addDays, decideCase, evolve, isRejection, replay, uuidV5 } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { PLACE, SHI, plotOwned, plotRegistered, stateAfter } from '#made-homesteads';
import type { AnyCommandSpec } from '#nest';
import { policyStream } from '#policies/facts';
import { type Entitlement, entitlementStream, homesteadsHeld } from '../facts/index.js';
import { applyForHomestead } from './apply-for-homestead.js';
import { closeApplication } from './close-application.js';
import { grantHomestead } from './grant-homestead.js';
import { EnterHouseUse, LeaveHouseUse, enterHouseUse, leaveHouseUse } from './house-in-project.js';
import { publishApplication } from './publish-application.js';
import { recordApplicationApproved } from './record-application-approved.js';
import { recordApplicationDiscussed } from './record-application-discussed.js';
import {
  RecordHomesteadFallenThrough,
  recordHomesteadFallenThrough,
} from './record-homestead-fallen-through.js';
import { recordHouseDisposed } from './record-house-disposed.js';
import { surrenderHomestead } from './surrender-homestead.js';

const { householdId } = PLACE;
const company = { kind: 'company', id: '91140722MA0CD34E72' } as const;
const plotCode = (at: number) => `140722002003JC0001${at}F00010001`;

const policies = known(
  policyStream,
  COUNTY,
  policySet('homesteads.area-standard-dm2', 20_000),
  policySet('homesteads.publication-period', { count: 1, unit: 'calendar-day' }),
);

type Made = readonly [spec: AnyCommandSpec, command: object];

/** What may become of a household's homestead, each on its day, on one of ten plots. */
const ACTS = {
  apply: (on) => [
    applyForHomestead,
    { ...{ householdId, divisionCode: VILLAGE, ground: 'other', areaDm2: 16_000, appliedOn: on } },
  ],
  discuss: (on) => [recordApplicationDiscussed, { householdId, resolutionId: RESOLUTION, discussedOn: on }],
  publish: (on) => [publishApplication, { householdId, from: on, to: addDays(on, 5), publishedAt: '公开栏' }],
  approve: (on) => [recordApplicationApproved, { householdId, approvalId: 'a', approvedOn: on }],
  grant: (on, at) => [grantHomestead, { householdId, parcelCode: plotCode(at), grantedOn: on }],
  close: (on) => [closeApplication, { householdId, ground: 'withdrawn', closedOn: on }],
  let: (on, at) => [
    recordHouseDisposed,
    { householdId, parcelCode: plotCode(at), way: 'lease', disposedOn: on },
  ],
  surrender: (on, at) => [
    surrenderHomestead,
    {
      ...{ householdId, parcelCode: plotCode(at), ground: 'other', askedBy: 'household' },
      ...{ compensationFen: 1, paidBy: 'government', keepsQualification: at !== 0, surrenderedOn: on },
    },
  ],
  fall: (on, _, held) => [
    recordHomesteadFallenThrough,
    new RecordHomesteadFallenThrough(householdId, held[0]?.homesteadId ?? '', '无', on),
  ],
  enter: (on, at) => [
    enterHouseUse,
    new EnterHouseUse(householdId, plotCode(at), 'p', 'cooperation', company, '1', on, on, on),
  ],
  leave: (on, at) => [leaveHouseUse, new LeaveHouseUse(householdId, plotCode(at), 'p', false, on)],
} as const satisfies Record<
  string,
  (on: string, at: number, held: ReturnType<typeof homesteadsHeld>) => Made
>;
type Act = keyof typeof ACTS;

/** As things go in order, so that histories come as far as a grant; any other act between. */
const COURSE: readonly Act[] = ['apply', 'discuss', 'publish', 'approve', 'grant'];
const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(COURSE) },
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(ACTS)).map((act) => [act as Act]) },
  ),
  { maxLength: 15 },
);

/** A household as it goes: every accepted command moves it on. */
class Going {
  readonly history: DomainEvent[] = [];
  entitlement: Entitlement | undefined;
  private days = 0;

  submit(act: Act, at: number): void {
    const on = addDays('2026-01-01', (this.days += 6));
    const [spec, command]: Made = ACTS[act](on, at, homesteadsHeld(this.entitlement));
    const code = plotCode(at);
    const decided = decideCase(spec, {
      command:
        command instanceof EnterHouseUse || 'effectiveOn' in command
          ? command
          : { paperSha256: SHA, sha256: SHA, ...command },
      state: this.entitlement,
      references: {
        ...{ household: SHI, policies },
        parcel: known(parcelStream, code, plotRegistered({ code }), plotOwned),
        resolution: resolution({ matter: 'homestead-use', parcels: undefined, heldOn: on }),
        approval: authorisation({ resolutionId: RESOLUTION, decidedOn: on }),
      },
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: VILLAGE },
        now: `${on}T02:00:00.000Z`,
        today: on,
        effectiveOn: on,
        newId: (name) => uuidV5('6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21', `${name}/${on}`),
      },
    });
    if (isRejection(decided)) return;
    for (const event of decided.events) {
      const recorded = { revision: this.history.length, effectiveOn: '2026-01-01' };
      this.entitlement = evolve(entitlementStream, this.entitlement, event, recorded);
      this.history.push(event);
    }
  }
}

describe('any household', () => {
  it('has one granted homestead at most, and is at every prefix what its history says (property)', () => {
    let granted = 0;
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat(2)), (courses, plots) => {
        const going = new Going();
        const seen: (Entitlement | undefined)[] = [];
        for (const act of courses.flat()) {
          going.submit(act, plots.next().value ?? 0);
          const held = homesteadsHeld(going.entitlement);
          expect(held.length).toBeLessThanOrEqual(1);
          if (going.entitlement?.application && act === 'apply') expect(held).toEqual([]);
          while (seen.length < going.history.length) seen.push(going.entitlement);
        }
        granted += going.history.filter(({ type }) => type === 'HomesteadGranted').length;
        for (const [index, state] of seen.entries())
          expect(stateAfter(...going.history.slice(0, index + 1))).toEqual(state);
        const whole = going.history.map((event, revision) => ({
          ...event,
          revision,
          effectiveOn: '2026-01-01',
        }));
        expect(replay(entitlementStream, whole).state).toEqual(going.entitlement);
      }),
      { seed: 20_260_302, numRuns: 200 },
    );
    // The histories come as far as what they are about.
    expect(granted).toBeGreaterThan(100);
  });
});
