import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';

export const OCCUPIED_KINDS = { parcel: '土地', house: '房屋' } as const;

/** How it came to be known that land or a house is used without a contract. */
export const DISCOVERIES = {
  'clean-up': '合同清理排查',
  inspection: '巡查',
  inventory: '清产核资',
  report: '群众反映',
  audit: '审计发现',
} as const;

export const FORUMS = {
  court: '人民法院',
  arbitration: '农村土地承包仲裁委员会',
} as const;

/** Land or a house of the collective that somebody uses without a contract. */
export const OccupationRecorded = eventType('OccupationRecorded', {
  title: '无合同占用已登记',
  data: {
    occupationId: z.string(),
    divisionCode: z.string(),
    collectiveId: z.string(),
    kind: oneOf(OCCUPIED_KINDS),
    /** For land that is registered. */
    parcelCode: z.string().optional(),
    /** Where it lies, in words: the house, or land without a code. */
    place: z.string(),
    /** Absent while nobody knows who it is; a natural person by the id in the vault. */
    occupier: holderSchema.optional(),
    occupiedSince: z.string(),
    areaDm2: z.int(),
    discovery: oneOf(DISCOVERIES),
    foundOn: z.string(),
  },
});

export const OccupationContracted = eventType('OccupationContracted', {
  title: '占用已补签合同',
  data: { occupationId: z.string(), contractId: z.string(), contractedOn: z.string() },
});

export const OccupiedPropertyReturned = eventType('OccupiedPropertyReturned', {
  title: '占用的土地房屋已收回',
  data: { occupationId: z.string(), returnedOn: z.string() },
});

export const OccupationBroughtBeforeForum = eventType('OccupationBroughtBeforeForum', {
  title: '占用已提起诉讼或仲裁',
  data: {
    occupationId: z.string(),
    forum: oneOf(FORUMS),
    caseNumber: z.string(),
    broughtOn: z.string(),
  },
});
