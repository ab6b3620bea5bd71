import type { GrantWay } from './disposition-events.js';
import type { Right } from './rights.js';

type Conveyed = Pick<Right, 'holders' | 'from' | 'to' | 'contractNumber'>;
/** What a right has of the event that conveyed it. */
export const heldBy = ({ holders, from, to, contractNumber }: Conveyed): Conveyed => ({
  holders,
  from,
  to,
  contractNumber,
});

/** 出让 and 作价入股 arise on registration (民法典 349), a lease with its contract. */
export function granted(way: GrantWay): Pick<Right, 'right' | 'standing'> {
  return way === 'lease'
    ? { right: 'lease', standing: 'established' }
    : { right: 'construction-use', standing: 'awaiting-registration' };
}
