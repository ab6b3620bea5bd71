import {
  type DataOf,
  type ExactFraction,
  type Fraction,
  NOTHING,
  absent,
  fractionOf,
  minus,
  plus,
  streamType,
  sumOf,
} from '#kernel';
import {
  HouseholdSharesMoved,
  ShareCertificateCancelled,
  ShareCertificateIssued,
  ShareCertificateReplaced,
  type ShareHolder,
  type ShareType,
  SharesInherited,
  SharesQuantified,
  SharesRedeemed,
  SharesTransferred,
} from './share-events.js';

/** What one holder holds of one type, as an exact fraction of the whole. */
export interface Holding {
  readonly holder: ShareHolder;
  readonly shareType: ShareType;
  readonly share: Fraction;
}

/** What passes to somebody. */
export interface ShareLine {
  readonly to: ShareHolder;
  readonly shareType: ShareType;
  readonly share: Fraction;
}

export const CERTIFICATE_STANDINGS = { valid: '有效', replaced: '已换发', cancelled: '已注销' } as const;

export interface ShareCertificate {
  readonly number: number;
  readonly householdId: string;
  readonly standing: keyof typeof CERTIFICATE_STANDINGS;
}

type Quantified = DataOf<typeof SharesQuantified>;

/** The register of a collective's income shares: all holdings together are always the whole. */
export interface Shares extends Pick<
  Quantified,
  'collectiveId' | 'divisionCode' | 'management' | 'cap' | 'outsideHeirs' | 'resolutionId'
> {
  readonly holdings: readonly Holding[];
  /** In the order of their numbers, from 1 on. */
  readonly certificates: readonly ShareCertificate[];
}

export function sameHolder(one: ShareHolder, other: ShareHolder): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** What somebody holds of a type; nothing when they hold none. */
export function shareOf(holdings: readonly Holding[], holder: ShareHolder, shareType: ShareType): Fraction {
  const found = holdings.find((each) => each.shareType === shareType && sameHolder(each.holder, holder));
  return found?.share ?? NOTHING;
}

/** What somebody holds of all types together. */
export function totalOf(holdings: readonly Holding[], holder: ShareHolder): ExactFraction {
  return sumOf(holdings.filter((each) => sameHolder(each.holder, holder)).map(({ share }) => share));
}

function adjusted(
  holdings: readonly Holding[],
  holder: ShareHolder,
  shareType: ShareType,
  share: ExactFraction,
): readonly Holding[] {
  const others = holdings.filter((each) => each.shareType !== shareType || !sameHolder(each.holder, holder));
  const now = fractionOf(share);
  return now.numerator === 0 ? others : [...others, { holder, shareType, share: now }];
}

/** The holdings after parts of what one holder has have passed to others. */
export function passed(
  holdings: readonly Holding[],
  from: ShareHolder,
  lines: readonly ShareLine[],
): readonly Holding[] {
  return lines.reduce((before, { to, shareType, share }) => {
    const less = adjusted(before, from, shareType, minus(shareOf(before, from, shareType), share));
    return adjusted(less, to, shareType, plus(shareOf(less, to, shareType), share));
  }, holdings);
}

function after(
  shares: Shares | undefined,
  from: ShareHolder,
  lines: readonly ShareLine[],
): Shares | undefined {
  return shares && { ...shares, holdings: passed(shares.holdings, from, lines) };
}

/** The collective as a holder of its own shares. */
export function collectiveHolder(collectiveId: string): ShareHolder {
  return { kind: 'collective', id: collectiveId };
}

export function householdHolder(householdId: string): ShareHolder {
  return { kind: 'household', id: householdId };
}

function standing(
  shares: Shares,
  number: number,
  now: ShareCertificate['standing'],
): readonly ShareCertificate[] {
  return shares.certificates.map((each) => (each.number === number ? { ...each, standing: now } : each));
}

export const sharesStream = streamType({
  category: 'shares',
  title: '收益权份额',
  events: [
    SharesQuantified,
    SharesTransferred,
    SharesInherited,
    SharesRedeemed,
    HouseholdSharesMoved,
    ShareCertificateIssued,
    ShareCertificateReplaced,
    ShareCertificateCancelled,
  ],
  initial: absent<Shares>(),
  evolve: {
    SharesQuantified: (
      shares,
      { collectiveId, divisionCode, management, cap, outsideHeirs, resolutionId, holdings },
    ) => ({
      collectiveId,
      divisionCode,
      management,
      cap,
      outsideHeirs,
      resolutionId,
      holdings,
      certificates: shares?.certificates ?? [],
    }),
    SharesTransferred: (shares, { from, ...line }) => after(shares, from, [line]),
    SharesInherited: (shares, { from, lines }) => after(shares, from, lines),
    SharesRedeemed: (shares, { collectiveId, from, ...line }) =>
      after(shares, from, [{ to: collectiveHolder(collectiveId), ...line }]),
    HouseholdSharesMoved: (shares, { from, lines }) => after(shares, from, lines),
    ShareCertificateIssued: (shares, { number, householdId }) =>
      shares && {
        ...shares,
        certificates: [...shares.certificates, { number, householdId, standing: 'valid' as const }],
      },
    ShareCertificateReplaced: (shares, { number, householdId, replacedNumber }) =>
      shares && {
        ...shares,
        certificates: [
          ...standing(shares, replacedNumber, 'replaced'),
          { number, householdId, standing: 'valid' as const },
        ],
      },
    ShareCertificateCancelled: (shares, { number }) =>
      shares && { ...shares, certificates: standing(shares, number, 'cancelled') },
  },
});
