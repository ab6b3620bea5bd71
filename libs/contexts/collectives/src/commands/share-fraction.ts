import { IntegerField } from '#nest/fields';

/** A billion parts: finer than anybody counts shares. */
const FINEST = 1_000_000_000;

/** An exact share of a whole, as a command states it. */
export class ShareFraction {
  @IntegerField('分子', 1, FINEST)
  numerator: number;

  @IntegerField('分母', 1, FINEST)
  denominator: number;
}
