import { z } from 'zod';
import { eventType, fractionSchema, oneOf } from '#kernel';

/** Kinds of shares that charters know for members and households. */
export const MEMBER_SHARE_TYPES = {
  basic: '基本股（人口股）',
  'farming-age': '农龄股',
  contribution: '贡献股',
  other: '其他股',
} as const;
export const SHARE_TYPES = { ...MEMBER_SHARE_TYPES, collective: '集体股' } as const;
export type ShareType = keyof typeof SHARE_TYPES;

/** `id`: household id, person id, or for the collective its credit code. */
export const SHARE_HOLDERS = {
  household: '农户',
  member: '成员',
  'outside-heir': '非成员的继承人',
  collective: '集体',
} as const;
export type ShareHolderKind = keyof typeof SHARE_HOLDERS;

/** Whether shares follow the number of people (动态) or stay as they are (静态, “生不增死不减”). */
export const SHARE_MANAGEMENT = { static: '静态管理', dynamic: '动态管理' } as const;

export const TRANSFER_MANNERS = { sale: '转让', gift: '赠与' } as const;

/** Why a household's shares move without anybody's transferring them. */
export const HOUSEHOLD_MOVES = { split: '分户', merger: '并户' } as const;

export const REPLACEMENT_CAUSES = { changed: '份额变动', lost: '遗失', damaged: '损坏' } as const;

const holder = z.strictObject({ kind: oneOf(SHARE_HOLDERS), id: z.string() });
export type ShareHolder = z.output<typeof holder>;

/** Of one holder and type: an exact fraction of all the income that is shared. */
const holding = z.strictObject({ holder, shareType: oneOf(SHARE_TYPES), share: fractionSchema });
/** What passes to somebody. */
const line = z.strictObject({ to: holder, shareType: oneOf(SHARE_TYPES), share: fractionSchema });

const ofCollective = { collectiveId: z.string(), divisionCode: z.string() };

export const SharesQuantified = eventType('SharesQuantified', {
  title: '收益权已折股量化',
  data: {
    ...ofCollective,
    resolutionId: z.string(),
    /** The day on which members were counted. */
    baseOn: z.string(),
    /** The operating assets whose income is shared, and their amount in fen; they stay the collective's. */
    assets: z.string(),
    amountFen: z.int(),
    management: oneOf(SHARE_MANAGEMENT),
    /** The most that one holder may hold, by the charter. */
    cap: fractionSchema,
    /** By the charter heirs who are no members may hold shares. */
    outsideHeirs: z.boolean(),
    holdings: z.array(holding),
    /** What was held before and is no more: shares that follow the number of people were quantified anew. */
    replaced: z.array(holding),
  },
});

export const SharesTransferred = eventType('SharesTransferred', {
  title: '份额已转让或赠与',
  data: {
    ...ofCollective,
    from: holder,
    to: holder,
    shareType: oneOf(SHARE_TYPES),
    share: fractionSchema,
    manner: oneOf(TRANSFER_MANNERS),
    transferredOn: z.string(),
    priceFen: z.int().optional(),
  },
});

export const SharesInherited = eventType('SharesInherited', {
  title: '份额已继承',
  data: {
    ...ofCollective,
    from: holder,
    inheritedOn: z.string(),
    lines: z.array(line),
    /** Heirs who are no members, by commitment to who they are. */
    outsideHeirs: z.array(z.strictObject({ personId: z.string(), commitment: z.string() })),
  },
});

/** The collective has taken shares back by agreement; they are its own until they are quantified anew. */
export const SharesRedeemed = eventType('SharesRedeemed', {
  title: '份额已由集体赎回',
  data: {
    ...ofCollective,
    from: holder,
    shareType: oneOf(SHARE_TYPES),
    share: fractionSchema,
    redeemedOn: z.string(),
    priceFen: z.int(),
  },
});

export const HouseholdSharesMoved = eventType('HouseholdSharesMoved', {
  title: '份额已随户变动',
  data: { ...ofCollective, from: holder, cause: oneOf(HOUSEHOLD_MOVES), lines: z.array(line) },
});

const certificate = {
  ...ofCollective,
  /** From 1, without a gap in the collective. */
  number: z.int().min(1),
  householdId: z.string(),
  issuedOn: z.string(),
  /** What it says: of the household and of those of its members who hold for themselves. */
  lines: z.array(holding),
};

export const ShareCertificateIssued = eventType('ShareCertificateIssued', {
  title: '份额证书已发放',
  data: certificate,
});

export const ShareCertificateReplaced = eventType('ShareCertificateReplaced', {
  title: '份额证书已换发',
  data: { ...certificate, replacedNumber: z.int().min(1), cause: oneOf(REPLACEMENT_CAUSES) },
});

export const ShareCertificateCancelled = eventType('ShareCertificateCancelled', {
  title: '份额证书已注销',
  data: { ...ofCollective, number: z.int().min(1), cancelledOn: z.string() },
});
