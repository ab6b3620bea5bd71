import type { DataOf, LegalDate } from '#kernel';
import { commandOn, commandSpec } from '#nest';
import {
  BURDEN_RULES,
  ParcelSuperseded,
  PartOpened,
  PartReleased,
  PartReserved,
  RESHAPING_ORDER_RULES,
  SourceHeld,
  SourceReleased,
  closedInto,
  nothingIsUnderWayOnTheParcel,
  parcelIsRegisteredOnce,
  parcelStream,
  reshapingIsUnderWay,
} from '../facts/index.js';
import { CARRIED_OUT } from './carried-out.js';

/* What a process manager sends to carry out a split or a merger: hold the sources and the codes of the parts, then
 * close the sources and open the parts; or give all of them free. */

export class HoldSource {
  constructor(
    readonly parcelCode: string,
    readonly reshapingId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const holdSource = commandOn({
  command: HoldSource,
  title: '预留合并的地块',
  ...CARRIED_OUT,
  facts: ({ command: { reshapingId, effectiveOn: on }, state: parcel }) => ({ parcel, reshapingId, on }),
  rules: [...BURDEN_RULES, nothingIsUnderWayOnTheParcel, ...RESHAPING_ORDER_RULES],
  decide: ({ reshapingId }) => [SourceHeld.of({ reshapingId })],
});

export class ReleaseSource {
  constructor(
    readonly parcelCode: string,
    readonly reshapingId: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const releaseSource = commandOn({
  command: ReleaseSource,
  title: '解除地块分割、合并的预留',
  ...CARRIED_OUT,
  facts: ({ command: { reshapingId, cause }, state: parcel }) => ({ parcel, reshapingId, cause }),
  rules: [reshapingIsUnderWay],
  decide: ({ reshapingId, cause }) => [SourceReleased.of({ reshapingId, cause })],
});

export class CloseSource {
  constructor(
    readonly parcelCode: string,
    readonly reshapingId: string,
    readonly into: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const closeSource = commandOn({
  command: CloseSource,
  title: '原地块关闭',
  ...CARRIED_OUT,
  facts: ({ command: { reshapingId, into, effectiveOn: on }, state: parcel }) => ({
    parcel,
    reshapingId,
    into: [...into],
    on,
  }),
  rules: [reshapingIsUnderWay],
  decide: ({ parcel, reshapingId, into, on }) => {
    const { carried } = closedInto(parcel, into, on).gone;
    const rightIds = carried.rights.map(({ contractId }) => contractId);
    const encumbranceIds = carried.encumbrances.map(({ encumbranceId }) => encumbranceId);
    return [ParcelSuperseded.of({ reshapingId, into, on, rightIds, encumbranceIds })];
  },
});

export class ReservePart {
  constructor(
    readonly part: DataOf<typeof PartReserved>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const reservePart = commandSpec({
  command: ReservePart,
  title: '预留新地块编码',
  permission: 'internal',
  stream: parcelStream,
  subject: {
    kind: 'opening',
    id: ({ part }) => part.code,
    organisation: ({ part }) => part.divisionCode,
  },
  facts: ({ command: { part }, state: known }) => ({ part, known }),
  rules: [parcelIsRegisteredOnce],
  decide: ({ part }) => [PartReserved.of(part)],
});

export class ReleasePart {
  constructor(
    readonly parcelCode: string,
    readonly reshapingId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const releasePart = commandOn({
  command: ReleasePart,
  title: '解除新地块编码的预留',
  ...CARRIED_OUT,
  facts: ({ command: { reshapingId }, state: parcel }) => ({ parcel, reshapingId }),
  rules: [reshapingIsUnderWay],
  decide: ({ reshapingId }) => [PartReleased.of({ reshapingId })],
});

export class OpenPart {
  constructor(
    readonly parcelCode: string,
    readonly carried: DataOf<typeof PartOpened>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const openPart = commandOn({
  command: OpenPart,
  title: '登记新地块',
  ...CARRIED_OUT,
  facts: ({ command: { carried }, state: parcel }) => ({
    parcel,
    carried,
    reshapingId: carried.reshapingId,
  }),
  rules: [reshapingIsUnderWay],
  decide: ({ carried }) => [PartOpened.of(carried)],
});
