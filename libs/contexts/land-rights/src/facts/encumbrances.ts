import type { DataOf, LegalDate } from '#kernel';
import {
  DISPUTED_MATTERS,
  DISPUTE_FORUMS,
  type DisputeRecorded,
  type ListingHeld,
  type ParcelRestricted,
  type ParcelSealed,
  RESTRICTION_GROUNDS,
  type RightEncumbered,
} from './encumbrance-events.js';
import { RIGHT_KINDS, type RightKind } from './right-kinds.js';

export const ENCUMBRANCE_KINDS = {
  mortgage: '抵押',
  'financing-security': '融资担保',
  seal: '查封',
  dispute: '争议',
  restriction: '限制',
  listing: '挂牌锁定',
} as const;
export type EncumbranceKind = keyof typeof ENCUMBRANCE_KINDS;

export const ENCUMBRANCE_STANDINGS = {
  standing: '存续',
  'awaiting-registration': '待登记',
  ended: '已解除',
} as const;

/** What burdens a parcel, or a right on it, as its opening event states it. */
export interface Burden {
  readonly encumbranceId: string;
  readonly kind: EncumbranceKind;
  /** Only of a security: the right that is burdened. */
  readonly rightId?: string;
  /** Who asked for it: creditor, court, authority, forum; none of a listing. */
  readonly party?: string;
  /** Number of the document it rests on. */
  readonly documentNumber: string;
  readonly content: string;
  /** Of a seal: its last day, as the order states it. */
  readonly until?: LegalDate | undefined;
  /** Of a restriction: new rights are forbidden altogether. */
  readonly forbids?: boolean;
  readonly amountFen?: number;
}

export interface Encumbrance extends Burden {
  readonly from: LegalDate;
  readonly standing: keyof typeof ENCUMBRANCE_STANDINGS;
  readonly endedOn?: LegalDate;
  readonly registrationNumber?: string;
}

/** Every way in which a burden comes about, said alike. */
export const burdenOf = {
  RightEncumbered: (data: DataOf<typeof RightEncumbered>): Burden => ({
    encumbranceId: data.encumbranceId,
    kind: data.kind,
    rightId: data.rightId,
    party: data.creditorName,
    documentNumber: data.contractNumber,
    content: `债权人 ${data.creditorId}`,
    amountFen: data.amountFen,
  }),
  ParcelSealed: ({
    encumbranceId,
    authority,
    documentNumber,
    until,
  }: DataOf<typeof ParcelSealed>): Burden => ({
    encumbranceId,
    kind: 'seal',
    party: authority,
    documentNumber,
    content: until ? `查封到 ${until}` : '查封',
    until,
  }),
  DisputeRecorded: ({ encumbranceId, about, forum, caseNumber }: DataOf<typeof DisputeRecorded>): Burden => ({
    encumbranceId,
    kind: 'dispute',
    party: DISPUTE_FORUMS[forum],
    documentNumber: caseNumber,
    content: `${DISPUTED_MATTERS[about]}的争议`,
  }),
  ParcelRestricted: (data: DataOf<typeof ParcelRestricted>): Burden => ({
    encumbranceId: data.encumbranceId,
    kind: 'restriction',
    party: data.authority,
    documentNumber: data.documentNumber,
    content: `${RESTRICTION_GROUNDS[data.ground]}：${data.content}`,
    forbids: data.forbids,
  }),
  ListingHeld: ({ encumbranceId, listingId, right }: DataOf<typeof ListingHeld>): Burden => ({
    encumbranceId,
    kind: 'listing',
    documentNumber: listingId,
    content: `挂牌标的：${RIGHT_KINDS[right]}`,
  }),
};

/** Rights whose mortgage arises on its registration only (民法典 402). */
const MORTGAGED_BY_REGISTRATION: readonly RightKind[] = ['construction-use', 'house-ownership'];

/** How a burden stands when it has just come about. */
export function standingAtFirst(
  { kind }: Burden,
  right: { readonly right: RightKind } | undefined,
): Encumbrance['standing'] {
  return kind === 'mortgage' && right && MORTGAGED_BY_REGISTRATION.includes(right.right)
    ? 'awaiting-registration'
    : 'standing';
}

/** A burden as one says it: 查封（晋0722执1号）. */
export function burdenInWords({ kind, documentNumber }: Burden): string {
  return `${ENCUMBRANCE_KINDS[kind]}（${documentNumber}）`;
}
