import { Entity } from 'typeorm';
import { type Fraction, NOTHING, fractionOf, minus, plus } from '#kernel';
import { CountCell, DateCell, FenCell, FlagCell, JsonCell, KeyCell, TextCell } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  HouseholdSharesMoved,
  SHARE_HOLDERS,
  SHARE_MANAGEMENT,
  SHARE_TYPES,
  type ShareHolder,
  type ShareHolderKind,
  type ShareLine,
  type ShareType,
  type Shares,
  SharesInherited,
  SharesQuantified,
  SharesRedeemed,
  SharesTransferred,
  collectiveHolder,
} from '../facts/index.js';
import {
  CertificateOfHolderRow,
  ShareCertificateRow,
  certificateCases,
  markOutdated,
} from './share-certificates.js';

/** How shares move. */
const MOVEMENTS = {
  quantified: '折股量化',
  withdrawn: '调整前的份额',
  sale: '转让',
  gift: '赠与',
  inheritance: '继承',
  redemption: '集体赎回',
  split: '分户',
  merger: '并户',
} as const;

@Entity()
export class ShareRegisterRow {
  @KeyCell('集体经济组织代码', { example: 'N2140722MF00000057' })
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @TextCell('量化所凭的决议')
  resolutionId: string;
  @DateCell('成员基准日')
  baseOn: string;
  @TextCell('所涉经营性资产')
  assets: string;
  @FenCell('量化的资产金额')
  amountFen: number;
  @TextCell('管理方式', { enum: SHARE_MANAGEMENT })
  management: Shares['management'];
  @JsonCell('章程规定的持有上限')
  cap: Fraction;
  @FlagCell('章程是否允许非成员的继承人持有')
  outsideHeirs: boolean;
  @CountCell('已编号的份额证书')
  certificates: number;
}

/** What one holder holds of one type now. */
@Entity()
export class ShareHoldingRow {
  /** `<collective>/<kind of holder>/<holder>/<type>`. */
  @KeyCell('份额行（集体代码/持有人类型/持有人/种类）')
  id: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @TextCell('持有人类型', { enum: SHARE_HOLDERS })
  holderKind: ShareHolderKind;
  @TextCell('持有人编号')
  holderId: string;
  @TextCell('份额种类', { enum: SHARE_TYPES })
  shareType: ShareType;
  @CountCell('份额的分子')
  numerator: number;
  @CountCell('份额的分母')
  denominator: number;
}

/** One line of what happened to shares: who gave, who got. */
@Entity()
export class ShareMovementRow {
  /** `<collective>/<revision>/<line>`. */
  @KeyCell('变动行（集体代码/版次/行次）')
  id: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @DateCell('发生日')
  occurredOn: string;
  @TextCell('变动', { enum: MOVEMENTS })
  movement: keyof typeof MOVEMENTS;
  @TextCell('转出方类型；量化取得的为空', { nullable: true, enum: SHARE_HOLDERS })
  fromKind: ShareHolderKind | null;
  @TextCell('转出方编号', { nullable: true })
  fromId: string | null;
  @TextCell('取得方类型；调整前的份额为空', { nullable: true, enum: SHARE_HOLDERS })
  toKind: ShareHolderKind | null;
  @TextCell('取得方编号', { nullable: true })
  toId: string | null;
  @TextCell('份额种类', { enum: SHARE_TYPES })
  shareType: ShareType;
  @CountCell('份额的分子')
  numerator: number;
  @CountCell('份额的分母')
  denominator: number;
  @FenCell('价款', { nullable: true })
  priceFen: number | null;
}

interface OfCollective {
  readonly collectiveId: string;
  readonly divisionCode: string;
}

interface Movement {
  readonly movement: keyof typeof MOVEMENTS;
  readonly from?: ShareHolder;
  readonly to?: ShareHolder;
  readonly shareType: ShareType;
  readonly share: Fraction;
  readonly priceFen?: number | undefined;
}

/** Adds to what somebody holds, or takes from it; a line of nothing goes. */
async function adjust(
  rows: Rows,
  { collectiveId, divisionCode }: OfCollective,
  { holder, shareType }: { holder: ShareHolder; shareType: ShareType },
  change: (held: Fraction) => Fraction,
): Promise<void> {
  const id = [collectiveId, holder.kind, holder.id, shareType].join('/');
  const held = await rows.get(ShareHoldingRow, { id });
  const { numerator, denominator } = change(held ?? NOTHING);
  if (numerator === 0) return rows.remove(ShareHoldingRow, { id });
  const of = { collectiveId, divisionCode, holderKind: holder.kind, holderId: holder.id, shareType };
  rows.put(ShareHoldingRow, { id, ...of, numerator, denominator });
}

async function move(
  rows: Rows,
  event: SeenEvent<OfCollective>,
  movements: readonly Movement[],
): Promise<void> {
  const { collectiveId, divisionCode } = event.data;
  const place = { collectiveId, divisionCode };
  const revision = String(event.revision).padStart(9, '0');
  for (const [at, { movement, from, to, shareType, share, priceFen = null }] of movements.entries()) {
    rows.put(ShareMovementRow, {
      id: `${collectiveId}/${revision}/${String(at).padStart(5, '0')}`,
      ...place,
      occurredOn: event.metadata.effectiveOn,
      movement,
      fromKind: from?.kind ?? null,
      fromId: from?.id ?? null,
      toKind: to?.kind ?? null,
      toId: to?.id ?? null,
      shareType,
      ...share,
      priceFen,
    });
    if (from)
      await adjust(rows, place, { holder: from, shareType }, (held) => fractionOf(minus(held, share)));
    if (to) await adjust(rows, place, { holder: to, shareType }, (held) => fractionOf(plus(held, share)));
  }
  await markOutdated(
    rows,
    collectiveId,
    movements.flatMap(({ from, to }) => [from, to]),
  );
}

async function moveLines(
  rows: Rows,
  event: SeenEvent<OfCollective & { from: ShareHolder; lines: readonly ShareLine[] }>,
  movement: Movement['movement'],
): Promise<void> {
  const { from, lines } = event.data;
  await move(
    rows,
    event,
    lines.map((line) => ({ movement, from, ...line })),
  );
}

const cases: Case<Rows>[] = [
  when(SharesQuantified, async (event, rows) => {
    const { collectiveId, holdings, replaced, ...plan } = event.data;
    const known = await rows.get(ShareRegisterRow, { collectiveId });
    rows.put(ShareRegisterRow, { ...plan, collectiveId, certificates: known?.certificates ?? 0 });
    const before = replaced.map(({ holder: from, ...line }) => ({
      movement: 'withdrawn' as const,
      from,
      ...line,
    }));
    const now = holdings.map(({ holder: to, ...line }) => ({ movement: 'quantified' as const, to, ...line }));
    await move(rows, event, [...before, ...now]);
  }),
  when(SharesTransferred, async (event, rows) => {
    const { from, to, shareType, share, manner: movement, priceFen } = event.data;
    await move(rows, event, [{ movement, from, to, shareType, share, priceFen }]);
  }),
  when(SharesInherited, (event, rows) => moveLines(rows, event, 'inheritance')),
  when(SharesRedeemed, async (event, rows) => {
    const { collectiveId, from, shareType, share, priceFen } = event.data;
    const to = collectiveHolder(collectiveId);
    await move(rows, event, [{ movement: 'redemption', from, to, shareType, share, priceFen }]);
  }),
  when(HouseholdSharesMoved, (event, rows) => moveLines(rows, event, event.data.cause)),
  ...certificateCases((rows, collectiveId, number) =>
    amend(rows, ShareRegisterRow, { collectiveId }, () => ({ certificates: number })),
  ),
];

export const shareRegister = projection({
  name: 'shares',
  title: '份额登记簿',
  version: 1,
  tables: [ShareRegisterRow, ShareHoldingRow, ShareMovementRow, ShareCertificateRow, CertificateOfHolderRow],
  on: cases,
});
