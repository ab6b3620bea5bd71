import { Entity } from 'typeorm';
import { CountCell, DateCell, JsonCell, KeyCell, TextCell } from '#nest';
import { type Case, KeyColumn, type Rows, TextColumn, amend, when } from '#read-store';
import {
  type Holding,
  ShareCertificateCancelled,
  ShareCertificateIssued,
  ShareCertificateReplaced,
  type ShareHolder,
} from '../facts/index.js';

const STANDINGS = {
  valid: '有效',
  outdated: '有效，份额已变动，应换发',
  replaced: '已换发',
  cancelled: '已注销',
} as const;

@Entity()
export class ShareCertificateRow {
  /** `<collective>/<number>`. */
  @KeyCell('证书（集体代码/号码）')
  id: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划代码')
  divisionCode: string;
  @CountCell('号码；一个集体从 1 起连续')
  number: number;
  @TextCell('农户编号')
  householdId: string;
  @DateCell('发证日')
  issuedOn: string;
  @JsonCell('所载份额')
  content: { readonly lines: readonly Holding[] };
  @TextCell('状态', { enum: STANDINGS })
  standing: keyof typeof STANDINGS;
  @CountCell('换自哪一号；初次发放的为空', { nullable: true })
  replacesNumber: number | null;
  @DateCell('换发、注销日', { nullable: true })
  endedOn: string | null;
}

/** The last certificate that speaks of a holder, to be told when their shares move. */
@Entity()
export class CertificateOfHolderRow {
  /** `<collective>/<kind of holder>/<holder>`. */
  @KeyColumn()
  id: string;
  @TextColumn()
  certificateId: string;
}

const certificateId = (collectiveId: string, number: number): string =>
  `${collectiveId}/${String(number).padStart(9, '0')}`;
const holderId = (collectiveId: string, { kind, id }: ShareHolder): string => `${collectiveId}/${kind}/${id}`;

interface Content {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly number: number;
  readonly householdId: string;
  readonly issuedOn: string;
  readonly lines: readonly Holding[];
}

function issue(rows: Rows, certificate: Content, replacesNumber: number | null): void {
  const { collectiveId, divisionCode, number, householdId, issuedOn, lines } = certificate;
  const id = certificateId(collectiveId, number);
  const issued = { id, collectiveId, divisionCode, number, householdId, issuedOn, content: { lines } };
  rows.put(ShareCertificateRow, { ...issued, standing: 'valid', replacesNumber, endedOn: null });
  const household: ShareHolder = { kind: 'household', id: householdId };
  for (const holder of [household, ...lines.map((line) => line.holder)])
    rows.put(CertificateOfHolderRow, { id: holderId(collectiveId, holder), certificateId: id });
}

/** A certificate in force that speaks of somebody whose shares have moved is to be replaced. */
export async function markOutdated(
  rows: Rows,
  collectiveId: string,
  holders: readonly (ShareHolder | undefined)[],
): Promise<void> {
  for (const holder of holders) {
    if (!holder) continue;
    const place = await rows.get(CertificateOfHolderRow, { id: holderId(collectiveId, holder) });
    if (place)
      await amend<ShareCertificateRow>(
        rows,
        ShareCertificateRow,
        { id: place.certificateId },
        ({ standing }) => (standing === 'valid' ? { standing: 'outdated' } : {}),
      );
  }
}

/** `numbered` keeps how many numbers a collective has given out. */
export function certificateCases(
  numbered: (rows: Rows, collectiveId: string, number: number) => Promise<unknown>,
): readonly Case<Rows>[] {
  return [
    when(ShareCertificateIssued, async ({ data }, rows) => {
      issue(rows, data, null);
      await numbered(rows, data.collectiveId, data.number);
    }),
    when(ShareCertificateReplaced, async ({ data }, rows) => {
      const { collectiveId, number, replacedNumber, issuedOn } = data;
      const id = certificateId(collectiveId, replacedNumber);
      await amend<ShareCertificateRow>(rows, ShareCertificateRow, { id }, () => ({
        standing: 'replaced',
        endedOn: issuedOn,
      }));
      issue(rows, data, replacedNumber);
      await numbered(rows, collectiveId, number);
    }),
    when(ShareCertificateCancelled, async ({ data: { collectiveId, number, cancelledOn } }, rows) => {
      const id = certificateId(collectiveId, number);
      await amend<ShareCertificateRow>(rows, ShareCertificateRow, { id }, () => ({
        standing: 'cancelled',
        endedOn: cancelledOn,
      }));
    }),
  ];
}
