import type { DataOf } from '#kernel';
import type { Figures } from './events.js';
import type { AssetAdjustedToCount } from './inventory-events.js';
import { type AssetKind, kindEntry } from './kinds.js';

/* What the accounts hold of an asset: what was opened or found, and what inventories posted since; nothing of the rest. */

export const NO_FIGURES: Figures = { quantityHundredths: 0, originalFen: 0, depreciatedFen: 0 };

/** How the accounts moved when an asset was adjusted, where they did not hold all of it. */
type Moved = NonNullable<DataOf<typeof AssetAdjustedToCount>['inAccounts']>;

interface Held {
  readonly kind: AssetKind;
  readonly booked: Figures;
}

function merged(one: Figures, other: Figures, of: (one: number, other: number) => number): Figures {
  return {
    quantityHundredths: of(one.quantityHundredths, other.quantityHundredths),
    originalFen: of(one.originalFen, other.originalFen),
    depreciatedFen: of(one.depreciatedFen, other.depreciatedFen),
  };
}

export function plus(one: Figures, other: Figures): Figures {
  return merged(one, other, (a, b) => a + b);
}

export function minus(one: Figures, other: Figures): Figures {
  return merged(one, other, (a, b) => a - b);
}

function same(one: Figures, other: Figures): boolean {
  return one.originalFen === other.originalFen && one.depreciatedFen === other.depreciatedFen;
}

/** What the accounts hold of it, as far as it is something: of old facts they may say less than nothing. */
function something(booked: Figures): Figures {
  return merged(booked, NO_FIGURES, Math.max);
}

/** Of a loss no more is posted than there is in the accounts, and no more written off than stands against it. */
function bookedAfter(booked: Figures, change: Figures): Figures {
  const left = merged(plus(booked, change), merged(booked, NO_FIGURES, Math.min), Math.max);
  return { ...left, depreciatedFen: Math.min(left.depreciatedFen, Math.max(0, left.originalFen)) };
}

/** How the accounts move when an asset is counted anew; nothing is said where that is as the register does. */
export function movedBy({ kind, booked }: Held, before: Figures, after: Figures): Moved | undefined {
  if (!kindEntry(kind).accounts) return undefined;
  const change = minus(after, before);
  const left = bookedAfter(booked, change);
  return same(minus(left, booked), change) ? undefined : { before: booked, after: left };
}

/** What the accounts held of an asset that leaves; nothing is said where they held all of it, or have no place for it. */
export function heldOf({ kind, booked, ...figures }: Held & Figures): Figures | undefined {
  const held = something(booked);
  return kindEntry(kind).accounts && !same(held, figures) ? held : undefined;
}

/** The original value of an asset that stands in no account, fen. */
export function unbookedFen({ kind, booked, originalFen }: Held & Figures): number {
  return kindEntry(kind).accounts ? Math.max(0, originalFen - something(booked).originalFen) : 0;
}
