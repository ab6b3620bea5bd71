import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLLECTIVE, COOPERATIVE, PARCEL, SHA, contractedParcel, li, zhang } from '#examples';
import {
  type DomainEvent,
  type LegalDate,
  addMonths,
  addYears,
  isRejection,
  judgeCase,
  lastDayOfTerm,
  replay,
  toJson,
} from '#kernel';
import type { AnyCommandSpec } from '#nest';
import {
  type Holder,
  type Parcel,
  type Right,
  type RightKind,
  parcelStream,
  upstreamOf,
} from '../facts/index.js';
import { assignContractRight } from './assign-contract-right.js';
import { ConfirmRight, confirmRight } from './confirm-right.js';
import { conveyOnward } from './convey-onward.js';
import { dischargeEncumbrance } from './discharge-encumbrance.js';
import { encumberRight } from './encumber-right.js';
import { EndRight, endRight } from './end-right.js';
import { expropriateParcel } from './expropriate-parcel.js';
import { HoldRight, holdRight } from './hold-right.js';
import { recallContractLand } from './recall-contract-land.js';
import { recordRegistration } from './record-registration.js';
import { ReleaseHold, releaseHold } from './release-hold.js';
import { returnContractLand, surrenderContractLand } from './return-contract-land.js';
import { liftSeal, sealParcel } from './seal-parcel.js';

const BEGIN = '2023-01-01';
const household = (id: string): Holder => ({ kind: 'household', id });
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...([
        'contract',
        'lease',
        'lease',
        'confirm',
        'confirm',
        'confirm',
        'release',
        'end',
        'onward',
      ] as const),
      ...([
        'assign',
        'encumber',
        'discharge',
        'seal',
        'lift',
        'lift',
        'return',
        'surrender',
        'recall',
      ] as const),
      ...(['register', 'expropriate'] as const),
    ),
    /** Which of the rights or burdens there are. */
    which: fc.nat(7),
    later: fc.nat(9),
    months: fc.integer({ min: 1, max: 120 }),
  }),
  { maxLength: 40 },
);
type Step = (typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never) extends readonly (infer One)[]
  ? One
  : never;

/** Of which kind the right is that an act is about; of any, unless told. */
const MEANT: Readonly<Partial<Record<Step['act'], RightKind>>> = {
  onward: 'management-right',
  assign: 'contract-right',
  return: 'contract-right',
  surrender: 'contract-right',
};

/** A parcel to which clerks and process managers do whatever they like. */
class AnyParcel {
  readonly history: DomainEvent[] = [...contractedParcel];
  private today = BEGIN;
  private readonly days: LegalDate[] = this.history.map(() => BEGIN);
  private ids = 0;

  upTo(length: number): Parcel {
    const { state } = replay(
      parcelStream,
      this.history
        .slice(0, length)
        .map((event, revision) => ({ ...event, revision, effectiveOn: this.days[revision] ?? BEGIN })),
    );
    if (!state) throw new Error('no parcel');
    return state;
  }

  get state(): Parcel {
    return this.upTo(this.history.length);
  }

  /** Records what is accepted; a refusal changes nothing. */
  give(spec: AnyCommandSpec, command: object, on: LegalDate, references: object = {}): void {
    const judged = judgeCase(spec, {
      command: { effectiveOn: on, ...command },
      state: this.state,
      references,
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: '140722' },
        now: `${on}T02:00:00.000Z`,
        today: on,
        newId: (name) => `${name} ${++this.ids}`,
      },
    });
    if (isRejection(judged) || 'rejection' in judged) return;
    for (const event of judged.events) {
      parcelStream.events.find(({ name }) => name === event.type)?.schema.parse(toJson(event.data));
      this.history.push(event);
      this.days.push(on);
    }
  }

  step({ act, which, later, months }: Step): void {
    // Mostly soon after, now and then a fact of before.
    const on = later === 0 ? addMonths(this.today, -3) : addMonths(this.today, later - 1);
    this.today = on;
    const { rights, encumbrances } = this.state;
    const meant = MEANT[act];
    const choice = meant ? rights.filter(({ right }) => right === meant) : rights;
    const rightId = choice[which % Math.max(choice.length, 1)]?.contractId ?? 'none';
    const encumbranceId = encumbrances[which % Math.max(encumbrances.length, 1)]?.encumbranceId ?? 'none';
    const named = { parcelCode: PARCEL, rightId, paperSha256: SHA };
    const hold = (
      right: 'contract-right' | 'management-right',
      grantor: Holder,
      holder: Holder,
      to: LegalDate,
    ) => new HoldRight(PARCEL, `h${++this.ids}`, right, grantor, [holder], on, to, on, `合${this.ids}`);
    const to = lastDayOfTerm(addMonths(on, months), 1);
    const collective: Holder = { kind: 'collective', id: COLLECTIVE };
    const [who, another] = which % 2 === 0 ? [zhang, li] : [li, zhang];
    switch (act) {
      case 'contract':
        return this.give(
          holdRight,
          hold('contract-right', collective, household(who.id), lastDayOfTerm(on, 30)),
          on,
        );
      case 'lease':
        return this.give(
          holdRight,
          hold('management-right', which < 6 ? household(who.id) : collective, cooperative, to),
          on,
        );
      case 'confirm':
        return this.give(confirmRight, new ConfirmRight(PARCEL, rightId, on), on);
      case 'release':
        return this.give(releaseHold, new ReleaseHold(PARCEL, rightId, '无', on), on);
      case 'end':
        return this.give(endRight, new EndRight(PARCEL, rightId, on), on);
      case 'onward': {
        const conveyed = { from: on, to, contractNumber: '再', consentSha256: SHA };
        const holders = [{ householdId: another.id }];
        return this.give(conveyOnward, { ...named, ...conveyed, holders }, on, { households: [another] });
      }
      case 'assign': {
        const consented = { consent: 'given', consentSha256: SHA, contractNumber: '转' };
        const command = { ...named, ...consented, householdId: another.id };
        return this.give(assignContractRight, command, on, { transferee: another });
      }
      case 'encumber': {
        const creditor = { creditorId: '91140722MA0CD34E72', creditorName: '信用社' };
        const debt = { kind: 'financing-security', amountFen: 1, contractNumber: '担', consentSha256: SHA };
        return this.give(encumberRight, { ...named, ...creditor, ...debt }, on);
      }
      case 'discharge':
        return this.give(dischargeEncumbrance, { ...named, encumbranceId, cause: 'repaid' }, on);
      case 'seal':
        return this.give(sealParcel, { ...named, authority: '法院', documentNumber: '封' }, on);
      case 'lift':
        return this.give(liftSeal, { ...named, encumbranceId, documentNumber: '解' }, on);
      case 'return':
        return this.give(returnContractLand, { ...named, noticedOn: addYears(on, -1) }, on);
      case 'surrender':
        return this.give(surrenderContractLand, { ...named, compensationFen: 1 }, on);
      case 'recall':
        return this.give(recallContractLand, { ...named, ground: 'decided', documentNumber: '判' }, on);
      case 'register': {
        const certificate = { authority: '登记中心', number: `证${which}`, registeredOn: on };
        return this.give(recordRegistration, { ...named, subjectId: rightId, ...certificate }, on);
      }
      case 'expropriate':
        // Seldom, or little happens after it.
        if (months > 115)
          this.give(
            expropriateParcel,
            { ...named, approvalNumber: '批', authority: '省', expropriatedOn: on },
            on,
          );
    }
  }
}

const share = (a: Right, b: Right): boolean =>
  a.from <= a.to && b.from <= b.to && a.from <= b.to && b.from <= a.to;

/** Whether one is carved from the other, at whatever distance. */
function inOneLine(parcel: Parcel, a: Right, b: Right): boolean {
  const above = (right: Right | undefined, of: Right): boolean =>
    right !== undefined && (right.contractId === of.contractId || above(upstreamOf(parcel, right), of));
  return above(a, b) || above(b, a);
}

function assertInOrder(parcel: Parcel): void {
  const { rights } = parcel;
  for (const [index, right] of rights.entries()) {
    for (const other of rights.slice(index + 1))
      if (right.right === other.right && share(right, other))
        expect([right, other, inOneLine(parcel, right, other)]).toEqual([right, other, true]);
    const upstream = upstreamOf(parcel, right);
    if (upstream && right.from <= right.to)
      expect([right, upstream, right.to <= upstream.to]).toEqual([right, upstream, true]);
  }
}

describe('whatever is done to a parcel', () => {
  it('no place is taken twice, and no right outlasts the one it is carved from', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const parcel = new AnyParcel();
        for (const step of chosen) {
          parcel.step(step);
          assertInOrder(parcel.state);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same when it is told again from the beginning, up to any event', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const parcel = new AnyParcel();
        const seen = new Map<number, Parcel>([[parcel.history.length, parcel.state]]);
        for (const step of chosen) {
          parcel.step(step);
          seen.set(parcel.history.length, parcel.state);
        }
        for (const [length, state] of seen) expect(parcel.upTo(length)).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it('is something: rights arise, are conveyed onward, assigned and given back', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(steps, (chosen) => {
        const parcel = new AnyParcel();
        chosen.forEach((step) => parcel.step(step));
        parcel.history.forEach(({ type }) => kinds.add(type));
      }),
      { numRuns: 300 },
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'ContractRightEstablished',
        'ManagementRightConveyed',
        'ManagementRightConveyedOnward',
        'ContractRightAssigned',
        'ContractLandReturned',
        'RightEnded',
        'RightEncumbered',
        'ParcelSealed',
      ]),
    );
  });
});
