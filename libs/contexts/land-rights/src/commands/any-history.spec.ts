import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Parcel, type Right, upstreamOf } from '../facts/index.js';
import { AnyParcel, steps } from '../../../../../test/any-parcel.js';

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
    const wanted = [
      'ContractRightEstablished',
      'ManagementRightConveyed',
      'ManagementRightConveyedOnward',
      'ContractRightAssigned',
      'ContractLandReturned',
      'RightEnded',
      'RightEncumbered',
      'ParcelSealed',
    ];
    expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
