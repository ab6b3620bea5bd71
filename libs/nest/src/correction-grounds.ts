import {
  CORRECTION_BASES,
  type CorrectionBasis,
  type DecisionContext,
  type DomainEvent,
  textPropertyOf,
} from '#kernel';
import { Grounds } from './evidence.js';
import { Choice, Explanation } from './fields/index.js';

/**
 * What every correction says beside what is right. When it became true is not said: it is the day of the fact that was
 * recorded wrongly.
 */
export abstract class CorrectionGrounds extends Grounds {
  @Choice('更正的依据', CORRECTION_BASES)
  basis: CorrectionBasis;

  @Explanation('错在哪里、怎样发现的', 200, { example: '丈量成果抄录时把两块地的面积写反了' })
  error: string;
}

/** A correction is true from the day of the fact that was recorded wrongly. */
export function correctedSince(_: object, { effectiveOn }: DecisionContext, { data }: DomainEvent): string {
  return textPropertyOf(data, 'since') ?? effectiveOn;
}
