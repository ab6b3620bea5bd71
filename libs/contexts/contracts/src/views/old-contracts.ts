import { Entity } from 'typeorm';
import { EVIDENCE_GRADES } from '#kernel';
import { AreaCell, DateCell, FenCell, FlagCell, JsonCell, KeyCell, TextCell } from '#nest';
import { type Case, type Rows, amend, when } from '#read-store';
import {
  CLEAN_UP_STANDINGS,
  CONTRACT_GRADES,
  CONTRACT_KINDS,
  CONTRACT_STANDINGS,
  type Contract,
  type ContractKind,
  ContractPutRight,
  type FoundPoint,
  GRADERS,
  type OldContract,
  OldContractGraded,
  OldContractRecorded,
  PRICE_BASES,
  WRONG_POINTS,
  type WrongPoint,
  cleanUpOf,
  mended,
} from '../facts/index.js';
import { ContractRow, NOTHING_YET, amendContract } from './contract-row.js';

const POINT_STANDINGS = { none: '没有', open: '待规范', mended: '已规范' } as const;
type PointStanding = keyof typeof POINT_STANDINGS;

const PointCell = (wrong: WrongPoint): PropertyDecorator =>
  TextCell(WRONG_POINTS[wrong], { enum: POINT_STANDINGS });

/** A line of the register of the clean-up: an old contract, how it was graded, and what of it is put right. */
@Entity()
export class OldContractRow {
  @KeyCell('合同')
  contractId: string;
  @TextCell('合同编号')
  number: string;
  @TextCell('类别', { enum: CONTRACT_KINDS })
  kind: ContractKind;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('标的')
  place: string;
  @AreaCell('合同面积', { nullable: true })
  areaDm2: number | null;
  @JsonCell('对方')
  grantees: Contract['grantees'];
  @DateCell('签订日')
  signedOn: string;
  @DateCell('起期')
  startsOn: string;
  @DateCell('止期（含当日）')
  endsOn: string;
  @TextCell('状态', { enum: CONTRACT_STANDINGS })
  standing: Contract['standing'];
  @FenCell('约定的价款')
  priceFen: number;
  @TextCell('价款是', { enum: PRICE_BASES })
  priceBasis: OldContract['priceBasis'];
  @TextCell('怎样付款')
  paymentTerms: string;
  @TextCell('证据等级', { enum: EVIDENCE_GRADES })
  evidenceGrade: OldContract['evidenceGrade'];
  @FlagCell('登记时有没有书面合同')
  written: boolean;
  @FlagCell('登记时是否经过民主程序')
  democraticProcedure: boolean;
  @FlagCell('登记时合同收入是否入账')
  inBooks: boolean;
  @TextCell('等级', { nullable: true, enum: CONTRACT_GRADES })
  grade: keyof typeof CONTRACT_GRADES | null;
  @TextCell('由谁评定', { nullable: true, enum: GRADERS })
  gradedBy: keyof typeof GRADERS | null;
  @DateCell('评定日', { nullable: true })
  gradedOn: string | null;
  @JsonCell('评定的问题')
  findings: readonly FoundPoint[];
  @TextCell('清理情况', { enum: CLEAN_UP_STANDINGS })
  cleanUp: keyof typeof CLEAN_UP_STANDINGS;
  @PointCell('over-long')
  overLong: PointStanding;
  @PointCell('under-priced')
  underPriced: PointStanding;
  @PointCell('no-procedure')
  noProcedure: PointStanding;
  @PointCell('not-in-books')
  notInBooks: PointStanding;
  @PointCell('not-written')
  notWritten: PointStanding;
  @PointCell('not-archived')
  notArchived: PointStanding;
  /** Since when there is no wrong point left. */
  @DateCell('全部规范之日', { nullable: true })
  putRightOn: string | null;
}

/** The column of each wrong point. */
export const POINT_COLUMNS = {
  'over-long': 'overLong',
  'under-priced': 'underPriced',
  'no-procedure': 'noProcedure',
  'not-in-books': 'notInBooks',
  'not-written': 'notWritten',
  'not-archived': 'notArchived',
} as const satisfies Readonly<Record<WrongPoint, keyof OldContractRow>>;

function standingOf(findings: readonly FoundPoint[], wrong: WrongPoint): PointStanding {
  const found = findings.find((each) => each.wrong === wrong);
  if (!found) return 'none';
  return found.mendedOn === undefined ? 'open' : 'mended';
}

/** What a row says of its findings. */
function pointsOf(findings: readonly FoundPoint[] | undefined) {
  const cleanUp = cleanUpOf(findings);
  const days = (findings ?? []).flatMap(({ mendedOn }) => mendedOn ?? []).sort();
  const standing = (wrong: WrongPoint) => standingOf(findings ?? [], wrong);
  return {
    findings: findings ?? [],
    cleanUp,
    overLong: standing('over-long'),
    underPriced: standing('under-priced'),
    noProcedure: standing('no-procedure'),
    notInBooks: standing('not-in-books'),
    notWritten: standing('not-written'),
    notArchived: standing('not-archived'),
    putRightOn: cleanUp === 'put-right' ? (days.at(-1) ?? null) : null,
  };
}

/** Keeps term and standing of an old contract as its own line in the contract register has them. */
export async function noteOldContract(
  rows: Rows,
  { contractId, old, endsOn, standing }: ContractRow,
): Promise<void> {
  if (old) await amend(rows, OldContractRow, { contractId }, () => ({ endsOn, standing }));
}

export const oldContractCases: Case<Rows>[] = [
  when(OldContractRecorded, ({ data, revision }, rows) => {
    const { from: startsOn, to: endsOn, areaDm2 = null, paperSha256 = null } = data;
    const term = { startsOn, endsOn, standing: 'in-effect' as const };
    rows.put(ContractRow, {
      ...data,
      ...NOTHING_YET,
      ...term,
      ...{ breaches: [], payments: null, areaDm2: areaDm2 ?? 0, paperSha256, old: true, revision },
    });
    const ungraded = { grade: null, gradedBy: null, gradedOn: null };
    rows.put(OldContractRow, { ...data, ...term, ...ungraded, areaDm2, ...pointsOf(undefined) });
  }),
  when(OldContractGraded, async (event, rows) => {
    const { contractId, grade, gradedBy, gradedOn, findings } = event.data;
    await amendContract(rows, event);
    const graded = { grade, gradedBy, gradedOn, ...pointsOf(findings) };
    await amend(rows, OldContractRow, { contractId }, () => graded);
  }),
  when(ContractPutRight, async (event, rows) => {
    const { contractId } = event.data;
    await amendContract(rows, event);
    await amend(rows, OldContractRow, { contractId }, ({ findings }) =>
      pointsOf(mended(findings, event.data)),
    );
  }),
];
