import type { Type } from '@nestjs/common';
import { EVIDENCE_GRADES } from '#kernel';
import { ProvenanceRow, type Views } from '#read-store';
import { ShownDate, ShownInstant, ShownNumber, ShownPart, ShownText } from './shown.js';

/** From when on a line of a register can be proven. */
export class ProofBody {
  @ShownDate('最早一条记录的事实发生日')
  effectiveOn: string;
  @ShownInstant('最早一条记录的登记时刻：证据由此开始')
  recordedAt: string;
  @ShownNumber('它在全部记录中的位置')
  position: number;
  @ShownText('证据等级；为空的是当时登记的', { nullable: true, enum: EVIDENCE_GRADES })
  evidenceGrade: string | null;
}

/** By name of the stream. */
export type Proofs = ReadonlyMap<string, ProofBody>;

export async function proofsOf(views: Views, streams: readonly string[]): Promise<Proofs> {
  const among = [{ property: 'stream' as const, values: streams }];
  const rows = await views.all(ProvenanceRow, { key: 'stream', among });
  return new Map(rows.map(({ stream, ...proof }) => [stream, proof]));
}

/** The class of a register's line with its proof beside it. */
export function withProof(shown: Type<object>): Type<object> {
  class Proven extends shown {
    @ShownPart('证据的起点；刚刚登记、尚未汇总时为空', () => ProofBody, { nullable: true })
    proof: ProofBody | null;
  }
  Object.defineProperty(Proven, 'name', { value: shown.name });
  return Proven;
}
