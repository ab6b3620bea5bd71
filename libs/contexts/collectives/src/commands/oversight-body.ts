import { collectiveStream } from '../facts/index.js';
import { Grounds, one } from '#nest';
import { CreditCode, DivisionCode } from '#nest/fields';

/** Which collective is overseen. */
export abstract class Overseeing extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;
}

export function overseen<Command extends Overseeing>() {
  return one(collectiveStream, ({ collectiveId }: Command) => collectiveId);
}
