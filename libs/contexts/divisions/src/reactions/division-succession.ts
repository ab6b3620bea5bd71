import { addDays } from '#kernel';
import { reaction, when } from '#read-store';
import { RecordDivisionSuccession } from '../commands/record-division-succession.js';
import { DivisionSuperseded, divisionStream } from '../facts/index.js';

/**
 * Tells every code that stands in the place of one that has ended, whose place it has taken: its successors, and
 * theirs when the end is recorded late. So whoever reads a division knows all codes that it goes back to.
 */
export const divisionSuccession = reaction({
  name: 'division-succession',
  title: '区划承继',
  on: [
    when(DivisionSuperseded, async ({ data: { divisionCode, endedOn, successors } }, desk) => {
      const { state: ended } = await desk.load(divisionStream, divisionCode);
      const predecessors = [divisionCode, ...(ended?.predecessors ?? [])];
      const ahead = [...successors];
      // The list grows while it is walked; a code that is in it already is not told twice.
      for (const code of ahead) {
        const succession = new RecordDivisionSuccession(code, predecessors, addDays(endedOn, 1));
        await desk.insist(`succeed/${code}`, succession);
        const { state: heir } = await desk.load(divisionStream, code);
        ahead.push(...(heir?.successors ?? []).filter((each) => !ahead.includes(each)));
      }
    }),
  ],
});
