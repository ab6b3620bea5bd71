import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DomainEvent, decideCase, evolve, isRejection, replay } from '#kernel';
import { COLLECTIVE, VILLAGE } from '#examples';
import { HOUSE } from '#made-assets';
import {
  type Inventory,
  InventoryLinesListed,
  InventoryOpened,
  type BookEntry,
  bookEntryOf,
  inventoryStream,
  inventoryTotals,
} from '../facts/index.js';
import type { AnyCommandSpec } from '#nest';
import { closeCounting } from './close-counting.js';
import { countLine } from './count-line.js';
import { recordSurplusAsset } from './record-surplus-asset.js';

const inventoryId = `${COLLECTIVE}-2025`;
const opened = InventoryOpened.of({
  ...{ inventoryId, collectiveId: COLLECTIVE, divisionCode: VILLAGE },
  ...{ year: 2025, baseOn: '2025-12-31', openedOn: '2026-01-05' },
});

const figures = fc
  .record({
    quantityHundredths: fc.nat(1_000),
    originalFen: fc.nat(10_000_000_000),
    depreciated: fc.nat(100),
  })
  .map(({ depreciated, ...rest }) => ({
    ...rest,
    depreciatedFen: Math.floor((rest.originalFen / 100) * depreciated),
  }));
const step = fc.record({ line: fc.nat(9), counted: figures, kind: fc.nat(5), said: fc.boolean() });

/** An inventory as it goes: every accepted command moves it on. */
class Going {
  readonly history: DomainEvent[] = [];
  inventory: Inventory | undefined;

  record(...events: readonly DomainEvent[]): void {
    for (const event of events) {
      const recorded = { revision: this.history.length, effectiveOn: '2026-01-10' };
      this.inventory = evolve(inventoryStream, this.inventory, event, recorded);
      this.history.push(event);
    }
  }

  submit(spec: AnyCommandSpec, command: object): boolean {
    const decided = decideCase(spec, {
      command,
      state: this.inventory,
      references: {},
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: VILLAGE },
        now: '2026-03-02T02:00:00.000Z',
        today: '2026-03-02',
        effectiveOn: '2026-03-02',
        newId: (name) => name,
      },
    });
    if (isRejection(decided)) return false;
    this.record(...decided.events);
    return true;
  }
}

describe('any inventory', () => {
  it('counts book and surplus less loss, whatever is counted how often (property)', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 10 }), fc.array(step, { maxLength: 40 }), (books, steps) => {
        const lines = books.map((book, index): BookEntry => ({
          ...bookEntryOf(HOUSE),
          ...book,
          assetId: `a${index}`,
          code: `固${index}`,
        }));
        const going = new Going();
        going.record(opened, InventoryLinesListed.of({ inventoryId, lines }));
        for (const { line, counted, kind, said } of steps) {
          const day = '2026-01-10';
          if (kind === 0) going.submit(closeCounting, { inventoryId, closedOn: day });
          else if (kind === 1) {
            const found = { ...bookEntryOf(HOUSE), ...counted, code: `盘${line}`, foundOn: day };
            going.submit(recordSurplusAsset, { inventoryId, ...found, surplusReason: '未入账' });
          } else {
            const asked = { inventoryId, assetId: `a${line}`, countedOn: day, ...counted };
            going.submit(countLine, { ...asked, ...(said && { differenceReason: '核实' }) });
          }
          const { inventory } = going;
          if (!inventory) throw new Error('no inventory');
          const { bookFen, countedFen, surplusFen, lossFen } = inventoryTotals(inventory);
          expect(bookFen + surplusFen - lossFen).toBe(countedFen);
          if (inventory.stage === 'closed') {
            expect(bookFen).toBe(lines.reduce((sum, { originalFen }) => sum + originalFen, 0));
            expect(going.submit(closeCounting, { inventoryId, closedOn: day })).toBe(false);
          }
        }
        // At every prefix the history alone says what was seen as it went.
        const again = new Going();
        for (const [index, event] of going.history.entries()) {
          again.record(event);
          const prefix = going.history
            .slice(0, index + 1)
            .map((each, revision) => ({ ...each, revision, effectiveOn: '2026-01-10' }));
          expect(replay(inventoryStream, prefix).state).toEqual(again.inventory);
        }
        expect(again.inventory).toEqual(going.inventory);
      }),
      { seed: 20_260_101, numRuns: 150 },
    );
  });
});
