import { describe, expect, it } from '@jest/globals';
import {
  HouseholdExtinctionRecorded,
  InitialMembersEntered,
  RosterOpened,
  householdStream,
  rosterStream,
} from '#collectives/facts';
import { COLLECTIVE, COMPANY, SHA, VILLAGE, policy } from '#examples';
import { given, known } from '#given';
import type { DataOf, DomainEvent, Loaded } from '#kernel';
import { PLACE, PLOT, PROJECT, existing, houseTaken, plot } from '#made-homesteads';
import { householdOf, householdRegistered, idOf } from '#people';
import {
  ExistingHomesteadRecorded,
  HomesteadSurrendered,
  HouseDisposed,
  HouseUseEntered,
  HouseUseLeft,
  entitlementStream,
} from '../facts/index.js';
import { AcquireHomestead, acquireHomestead } from './acquire-homestead.js';
import { recordHouseDisposed } from './record-house-disposed.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const notTheirs = 'HOMESTEADS.NOT_THE_HOUSEHOLDS';
const outside = 'HOMESTEADS.RECIPIENT_NOT_OF_COLLECTIVE';
const neighbours = householdOf('邻居');
const person = { name: '王五', identityNumber: '110101199003077715' };
const sealed = [{ personId: 'p1', commitment: SHA, known: false, differs: [] }];

/** The household of the neighbours with a homestead of its own. */
const theirs = {
  ...existing,
  data: { ...existing.data, householdId: neighbours.id, parcelCode: 'elsewhere' },
};
const housed = known(entitlementStream, neighbours.id, theirs);
const rosterWith = (name: string): Loaded<unknown> => {
  const place = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
  const members = [{ personId: idOf(name) }];
  const entered = InitialMembersEntered.of({ ...place, householdId: idOf(`household/${name}`), members });
  return known(rosterStream, COLLECTIVE, RosterOpened.of(place), entered);
};

describe('selling, letting and giving away the house', () => {
  const disposal = { householdId, parcelCode: PLOT, disposedOn: '2026-02-01', paperSha256: SHA };
  const dispose = (more: object, history: DomainEvent[] = [existing], references: object = {}) =>
    given(recordHouseDisposed, {
      history,
      references: { recipient: neighbours, ...references },
      persons: 'outsider' in more ? sealed : [],
    }).when({ ...disposal, ...more });
  const sale = { way: 'sale', recipientHouseholdId: neighbours.id } as const;
  const recorded = (more: Partial<DataOf<typeof HouseDisposed>>) =>
    HouseDisposed.of({
      ...{ homesteadId, parcelCode: PLOT, disposedOn: '2026-02-01', paperSha256: SHA, way: 'sale' },
      ...{ existingFact: false, outsiderId: undefined, recipientHouseholdId: undefined, ...more },
    });

  it('is recorded, a sale to another household of the collective only (HS10)', () => {
    dispose(sale).then(recorded(sale));
    dispose({ way: 'lease' }, [existing], { recipient: undefined }).then(recorded({ way: 'lease' }));
    dispose({ way: 'gift' }, [existing], { recipient: undefined }).refused(outside);
    dispose({ ...sale, recipientHouseholdId: householdId }).refused(outside);
    dispose({ ...sale, way: 'lease' }).refused(outside);
    dispose({ ...sale, outsider: person }).refused(outside);
    const { data } = householdRegistered('邻居');
    const { collectiveId, divisionCode } = data;
    const place = { householdId: data.householdId, collectiveId, divisionCode };
    const extinct = known(
      householdStream,
      neighbours.id,
      householdRegistered('邻居'),
      HouseholdExtinctionRecorded.of({ ...place, extinctOn: '2026-01-01' }),
    );
    dispose(sale, [existing], { recipient: extinct }).refused(outside);
    dispose(sale, [existing], { roster: rosterWith('邻居') }).then(recorded(sale));
    const { basis } = dispose(sale, [existing], { roster: rosterWith('别人') }).refused(outside);
    expect(basis).toContainEqual({ law: '土地管理法', article: '第六十二条' });
  });

  it('is not to a household that has a homestead (P21d)', () => {
    dispose(sale, [existing], { recipientEntitlement: housed }).refused('HOMESTEADS.RECIPIENT_HAS_ONE');
  });

  it('is judged by what the recipient had on the day of the contract (P21d)', () => {
    const leaving = (surrenderedOn: string) =>
      HomesteadSurrendered.of({
        ...{ homesteadId, parcelCode: 'elsewhere', ground: 'no-longer-needed', compensationFen: 1 },
        ...{ paidBy: 'government', keepsQualification: true, surrenderedOn, paperSha256: SHA },
      });
    const after = (left: DomainEvent) => known(entitlementStream, neighbours.id, theirs, left);
    dispose(sale, [existing], { recipientEntitlement: after(leaving('2026-02-01')) }).then(recorded(sale));
    const { detail } = dispose(sale, [existing], {
      recipientEntitlement: after(leaving('2026-02-02')),
    }).refused('HOMESTEADS.RECIPIENT_HAS_ONE');
    expect(detail).toContain('2026-02-02');
    const gift = HouseDisposed.of({
      ...{ homesteadId, parcelCode: 'elsewhere', way: 'gift', disposedOn: '2026-02-03', paperSha256: SHA },
      recipientHouseholdId: householdId,
    });
    dispose(sale, [existing], { recipientEntitlement: after(gift) }).refused('HOMESTEADS.RECIPIENT_HAS_ONE');
  });

  it('is recorded as it was where it was done before the register (HS22 to HS24, P21e, HS30)', () => {
    const before = { existingFact: true, disposedOn: '2008-05-01' };
    const old = recorded({ ...before, ...sale });
    const warningsOf = (...asked: Parameters<typeof dispose>) =>
      dispose(...asked)
        .then(old)
        .judgement.warnings.map(({ rule }) => rule);
    expect(warningsOf({ ...sale, ...before })).toEqual([]);
    expect(warningsOf({ ...sale, ...before }, [existing], { recipientEntitlement: housed })).toEqual([
      'P21e',
    ]);
    const outsider = dispose({ way: 'sale', ...before, outsider: person }, [existing], {
      recipient: undefined,
    });
    const { judgement } = outsider.then(recorded({ ...before, outsiderId: 'p1' }));
    expect(judgement.warnings).toMatchObject([{ rule: 'HS22' }]);
    const soldBefore = recorded({ ...before, outsiderId: 'p1' });
    dispose(sale, [existing, soldBefore]).refused('HOMESTEADS.HOUSE_SOLD_BEFORE');
    dispose({ ...sale, existingFact: true }).refused('HOMESTEADS.NOT_BEFORE_THE_REGISTER');
    const policies = policy('homesteads.existing-facts-before', '2008-05-01');
    dispose({ ...sale, ...before }, [existing], { policies }).refused('HOMESTEADS.NOT_BEFORE_THE_REGISTER');
    const unclear = 'HOMESTEADS.RECIPIENT_NOT_CLEAR';
    dispose({ ...sale, ...before, outsider: person }).refused(unclear);
    dispose({ way: 'gift', ...before }, [existing], { recipient: undefined }).refused(unclear);
  });

  it('waits while the house is in a project (HS11), and is of a house that is theirs', () => {
    const { from, to, number } = houseTaken().data;
    const entered = HouseUseEntered.of({
      ...{ householdId, homesteadId, parcelCode: PLOT, projectId: PROJECT, way: 'lease', from, to, number },
      ...{ operator: { kind: COMPANY.kind, id: COMPANY.id }, signedOn: '2026-01-10' },
    });
    const left = HouseUseLeft.of({
      ...{ homesteadId, parcelCode: PLOT, projectId: PROJECT, leftOn: '2026-01-20', undone: false },
    });
    dispose(sale, [existing, entered]).refused('HOMESTEADS.HOUSE_IN_PROJECT');
    dispose(sale, [existing, entered, left]).then(recorded(sale));
    dispose(sale, [existing, recorded(sale)]).refused(notTheirs);
  });
});

describe('a homestead whose house has passed', () => {
  const since = '2026-02-02';
  const acquire = (...history: DomainEvent[]) =>
    given(acquireHomestead, { history, references: { household: neighbours, parcel: plot() } }).when(
      new AcquireHomestead(neighbours.id, VILLAGE, PLOT, 'acquired', since, since),
    );
  const entered = (more: Partial<DataOf<typeof ExistingHomesteadRecorded>> = {}) =>
    ExistingHomesteadRecorded.of({
      ...{ ...existing.data, householdId: neighbours.id, source: 'acquired', since, ...more },
    });

  it('is entered with its new household once (HS25), a second one with a warning', () => {
    const { decided } = acquire();
    expect(decided).toMatchObject({
      events: [{ data: { ...entered().data, homesteadId: expect.any(String) } }],
    });
    acquire(entered()).refused('HOMESTEADS.ALREADY_ENTERED');
    const sold = HouseDisposed.of({
      ...{ homesteadId, parcelCode: PLOT, way: 'gift', disposedOn: '2010-01-01', paperSha256: SHA },
      recipientHouseholdId: householdId,
    });
    // Theirs once, given away, and bought back.
    expect(acquire(entered({ since: '1998-05-01' }), sold).decided).toMatchObject({ events: [{}] });
    acquire(entered(), sold).refused('HOMESTEADS.ALREADY_ENTERED');
  });
});
