import { propertiesOf } from '#kernel';
import type { Entry } from './entries.js';
import type { Apart } from './kinds/shape.js';
import type { Complaint } from './table.js';

interface Taken {
  readonly row: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Finds rows of one file that want the same thing for the same days. What a process manager gives to the first of two
 * is not there yet when the second is judged, so no rule can see it.
 */
export class Overlaps {
  private readonly taken = new Map<string, Taken[]>();

  constructor(private readonly apart: Apart | undefined) {}

  /** Nothing, and the entry has its days; or what is in its way. */
  add({ row, commands: [first] }: Entry): readonly Complaint[] {
    if (!this.apart || !first) return [];
    const fields = propertiesOf(first.command);
    const [from, to] = [String(fields[this.apart.from]), String(fields[this.apart.to])];
    const things = [fields[this.apart.things]].flat().map(String);
    const complaints = things.flatMap((thing) => {
      const other = this.taken.get(thing)?.find((each) => each.from <= to && from <= each.to);
      if (!other) return [];
      const detail = `${thing} 与第 ${other.row} 行重复：该行的期限 ${other.from} 至 ${other.to} 与本行重叠`;
      return [{ ...first.locate(this.apart?.things), detail }];
    });
    if (complaints.length > 0) return complaints;
    for (const thing of things) {
      const known = this.taken.get(thing);
      if (known) known.push({ row, from, to });
      else this.taken.set(thing, [{ row, from, to }]);
    }
    return [];
  }
}
