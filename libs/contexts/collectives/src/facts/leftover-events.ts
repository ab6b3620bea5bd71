import { z } from 'zod';
import { codesOf, eventType, oneOf } from '#kernel';

/** What a village or collective that is merged away leaves behind. */
export const LEFTOVER_KINDS = {
  account: '账户、账簿',
  seal: '印章',
  contract: '合同',
  debt: '债务',
  claim: '债权',
  asset: '资产',
  dispute: '纠纷',
  archive: '档案',
} as const;
export type LeftoverKind = keyof typeof LEFTOVER_KINDS;

/** What every village has: if none is known of it, it was forgotten. */
export const USUAL_LEFTOVERS = ['account', 'seal', 'archive'] as const satisfies readonly LeftoverKind[];

/** Each outcome, and the kinds it may be the end of. None ends a contract because its collective was merged. */
export const LEFTOVER_OUTCOMES = {
  closed: { title: '已销户、已缴销', kinds: ['account', 'seal'] },
  'taken-over': { title: '已移交接管', kinds: ['account', 'seal', 'claim', 'debt', 'asset', 'archive'] },
  settled: { title: '已清偿、已收回', kinds: ['debt', 'claim', 'dispute'] },
  'written-off': { title: '经批准核销', kinds: ['debt', 'claim', 'asset'] },
  'performed-on': { title: '继续履行', kinds: ['contract'] },
  'ended-by-its-terms': { title: '已依约定或法定事由终止', kinds: ['contract'] },
  agreed: { title: '调解、和解达成协议', kinds: codesOf(LEFTOVER_KINDS) },
  ruled: { title: '仲裁、判决生效', kinds: codesOf(LEFTOVER_KINDS) },
  archived: { title: '已归档', kinds: ['archive'] },
} as const satisfies Record<string, { title: string; kinds: readonly LeftoverKind[] }>;
export type LeftoverOutcome = keyof typeof LEFTOVER_OUTCOMES;

/** To whom what the desk cannot settle is reported. */
export const ESCALATION_LEVELS = { township: '乡镇', county: '县' } as const;
export type EscalationLevel = keyof typeof ESCALATION_LEVELS;

const about = { leftoverId: z.string(), divisionCode: z.string() };

export const LeftoverRecorded = eventType('LeftoverRecorded', {
  title: '撤并遗留事项已登记',
  data: {
    ...about,
    /** The former collective; none for what is the village's own. `divisionCode` is the former village. */
    collectiveId: z.string().optional(),
    kind: oneOf(LEFTOVER_KINDS),
    /** What tells it apart from others of its kind, e.g. 农商行基本户. */
    subject: z.string(),
    description: z.string(),
    amountFen: z.int().optional(),
    /** Account of whoever has to see to it. */
    dutyHolder: z.string(),
    documentSha256: z.string(),
    deadlineOn: z.string().optional(),
  },
});

/** Enters what was left over in the list of its former collective. */
export const LeftoverListed = eventType('LeftoverListed', {
  title: '遗留事项已列入清单',
  data: {
    ...about,
    collectiveId: z.string(),
    kind: oneOf(LEFTOVER_KINDS),
  },
});

export const LeftoverHandedOver = eventType('LeftoverHandedOver', {
  title: '遗留事项已移交',
  data: {
    ...about,
    /** Accounts of the three who sign. */
    giver: z.string(),
    taker: z.string(),
    supervisor: z.string(),
    on: z.string(),
    documentSha256: z.string(),
  },
});

export const LeftoverDisputed = eventType('LeftoverDisputed', {
  title: '遗留事项有争议',
  data: { ...about, ground: z.string(), documentSha256: z.string(), on: z.string() },
});

export const LeftoverEscalated = eventType('LeftoverEscalated', {
  title: '遗留事项已上报',
  data: {
    ...about,
    to: oneOf(ESCALATION_LEVELS),
    ground: z.string(),
    dutyHolder: z.string(),
    deadlineOn: z.string().optional(),
    on: z.string(),
  },
});

export const LeftoverResolved = eventType('LeftoverResolved', {
  title: '遗留事项已了结',
  data: {
    ...about,
    outcome: oneOf(LEFTOVER_OUTCOMES),
    note: z.string(),
    documentSha256: z.string(),
    on: z.string(),
  },
});
