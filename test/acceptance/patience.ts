import { Patience } from '#nest';

/** Where nobody follows, nobody is waited for. */
export class PatienceWhileFollowed extends Patience {
  followed = true;
  override milliseconds(): number {
    return this.followed ? super.milliseconds() : 0;
  }
}
