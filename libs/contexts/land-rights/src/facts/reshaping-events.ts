import { z } from 'zod';
import { LAND_CLASSES, OWNERSHIP_NATURES, PARCEL_CATEGORIES, PLANTED_USES, eventType, oneOf } from '#kernel';
import { ENCUMBRANCE_KINDS, ENCUMBRANCE_STANDINGS } from './encumbrances.js';
import { holderSchema } from './events.js';
import { LAND_KINDS, PLANNED_USES } from './kinds.js';
import { RIGHT_KINDS } from './right-kinds.js';
import { RIGHT_STANDINGS } from './rights.js';

/* 分割、合并: parcels (sources) go into others (parts), with every right and burden that stands on them. */

const partSchema = z.strictObject({ code: z.string(), name: z.string(), areaDm2: z.int() });

/** Decided on the first source; nothing has moved yet. */
export const ReshapingDecided = eventType('ReshapingDecided', {
  title: '地块分割、合并已决定',
  data: {
    reshapingId: z.string(),
    /** The parcel that it is decided on, then the others. */
    sources: z.array(z.string()),
    parts: z.array(partSchema),
    /** Legal date from which the parts are. */
    on: z.string(),
    paperSha256: z.string(),
  },
});

export const SourceHeld = eventType('SourceHeld', {
  title: '合并的地块已预留',
  data: { reshapingId: z.string() },
});

export const SourceReleased = eventType('SourceReleased', {
  title: '地块分割、合并未能办成',
  data: { reshapingId: z.string(), cause: z.string() },
});

/** From now on what was on it is on the parts. */
export const ParcelSuperseded = eventType('ParcelSuperseded', {
  title: '地块已分割或者合并',
  data: {
    reshapingId: z.string(),
    into: z.array(z.string()),
    on: z.string(),
    /** Ids of the rights and of the burdens that go into the parts. */
    rightIds: z.array(z.string()),
    encumbranceIds: z.array(z.string()),
  },
});

/** Keeps the code of a part. */
export const PartReserved = eventType('PartReserved', {
  title: '新地块编码已预留',
  data: {
    reshapingId: z.string(),
    ...partSchema.shape,
    divisionCode: z.string(),
    kind: oneOf(LAND_KINDS),
    category: oneOf(PARCEL_CATEGORIES),
    landClass: oneOf(LAND_CLASSES),
    plantedUse: oneOf(PLANTED_USES),
    plannedUse: oneOf(PLANNED_USES).optional(),
    /** Codes of the sources. */
    origins: z.array(z.string()),
  },
});

export const PartReleased = eventType('PartReleased', {
  title: '新地块编码的预留已解除',
  data: { reshapingId: z.string() },
});

const rightSchema = z.strictObject({
  contractId: z.string(),
  /** The contract under which it stands, where it has an id of its own: by a swap, or of heirs. */
  underContract: z.string().optional(),
  contractNumber: z.string().optional(),
  signedOn: z.string(),
  right: oneOf(RIGHT_KINDS),
  holders: z.array(holderSchema),
  from: z.string(),
  to: z.string(),
  standing: oneOf(RIGHT_STANDINGS),
  upstream: z.string().optional(),
  registration: z
    .strictObject({ authority: z.string(), number: z.string(), registeredOn: z.string() })
    .optional(),
});

const encumbranceSchema = z.strictObject({
  encumbranceId: z.string(),
  kind: oneOf(ENCUMBRANCE_KINDS),
  rightId: z.string().optional(),
  party: z.string().optional(),
  documentNumber: z.string(),
  content: z.string(),
  until: z.string().optional(),
  forbids: z.boolean().optional(),
  amountFen: z.int().optional(),
  from: z.string(),
  standing: oneOf(ENCUMBRANCE_STANDINGS),
  registrationNumber: z.string().optional(),
});

/** The part is there, with what stood on its sources. */
export const PartOpened = eventType('PartOpened', {
  title: '新地块已登记',
  data: {
    reshapingId: z.string(),
    ownership: z
      .strictObject({
        collectiveId: z.string(),
        nature: oneOf(OWNERSHIP_NATURES),
        certificateNumber: z.string().optional(),
      })
      .optional(),
    rights: z.array(rightSchema),
    encumbrances: z.array(encumbranceSchema),
  },
});
