import type { DataOf, LegalDate } from '#kernel';
import type { ContractPutRight, OldContractGraded, OldContractRecorded } from './old-contract-events.js';
import type { WrongPoint } from './old-contract-tables.js';

type Recorded = DataOf<typeof OldContractRecorded>;
type Graded = DataOf<typeof OldContractGraded>;
type Finding = Graded['findings'][number];

/** A wrong point of the last grading. */
export type FoundPoint = Finding & { readonly mendedOn?: LegalDate };

export interface Grading extends Omit<Graded, 'contractId' | 'divisionCode' | 'findings' | 'noLongerFound'> {
  /** Which one it is, from 1. */
  readonly round: number;
  readonly findings: readonly FoundPoint[];
}

/** What a contract has besides when it came into the register as an old one. */
export interface OldContract extends Pick<
  Recorded,
  | 'grantor'
  | 'place'
  | 'areaDm2'
  | 'priceFen'
  | 'priceBasis'
  | 'paymentTerms'
  | 'evidenceGrade'
  | 'written'
  | 'democraticProcedure'
  | 'inBooks'
> {
  /** Absent until it is graded. */
  readonly grading?: Grading;
}

export const CLEAN_UP_STANDINGS = {
  'to-be-graded': '待评定',
  'nothing-wrong': '没有问题',
  'to-be-put-right': '待规范',
  'put-right': '已规范',
} as const;

/** How far the clean-up of a contract has come. */
export function cleanUpOf(findings: readonly FoundPoint[] | undefined): keyof typeof CLEAN_UP_STANDINGS {
  if (findings === undefined) return 'to-be-graded';
  if (findings.length === 0) return 'nothing-wrong';
  return findings.every(({ mendedOn }) => mendedOn) ? 'put-right' : 'to-be-put-right';
}

/** The wrong points of a contract that nobody has mended. */
export function openPoints(grading: Grading | undefined): readonly FoundPoint[] {
  return (grading?.findings ?? []).filter(({ mendedOn }) => mendedOn === undefined);
}

/** The grading, counted from 1, since which a point stands open: one that was mended and is found again begins anew. */
export function roundOf(wrong: WrongPoint, before: Grading | undefined): number {
  const open = openPoints(before).find((each) => each.wrong === wrong);
  return open?.round ?? (before?.round ?? 0) + 1;
}

/** Findings after some of them were mended. */
export function mended(
  findings: readonly FoundPoint[],
  { mends, putRightOn: mendedOn }: Pick<DataOf<typeof ContractPutRight>, 'mends' | 'putRightOn'>,
): readonly FoundPoint[] {
  return findings.map((each) =>
    mends.some(({ wrong }) => wrong === each.wrong) ? { ...each, mendedOn } : each,
  );
}

/** An old contract after some of its wrong points were mended; one that was written down has its writing now. */
export function putRight(old: OldContract, event: DataOf<typeof ContractPutRight>): OldContract {
  const { grading } = old;
  if (!grading) return old;
  const written =
    old.written || event.mends.some(({ wrong }) => wrong === 'not-written' && event.way === 'rewritten');
  return { ...old, written, grading: { ...grading, findings: mended(grading.findings, event) } };
}

/** An old contract as an event graded it. */
export function graded(
  old: OldContract,
  { contractId: _, divisionCode: __, noLongerFound: ___, ...grading }: Graded,
): OldContract {
  return { ...old, grading: { ...grading, round: (old.grading?.round ?? 0) + 1 } };
}

/** What an event says of a contract as of any other, and what it says of it as an old one. */
export function asContract(recorded: Recorded): {
  readonly contract: Omit<Recorded, keyof OldContract>;
  readonly old: OldContract;
} {
  const { grantor, place, areaDm2, priceFen, priceBasis, paymentTerms, ...rest } = recorded;
  const { evidenceGrade, written, democraticProcedure, inBooks, ...contract } = rest;
  const found = { evidenceGrade, written, democraticProcedure, inBooks };
  return { contract, old: { grantor, place, areaDm2, priceFen, priceBasis, paymentTerms, ...found } };
}
