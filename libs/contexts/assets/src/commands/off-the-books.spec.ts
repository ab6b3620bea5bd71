import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PostableEvent, foldJournal } from '#books/facts';
import { COLLECTIVE, COMPANY, RESOLUTION, SHA, policy, resolution } from '#examples';
import { given, known } from '#given';
import { type DomainEvent, isRejection } from '#kernel';
import { HOUSE, asset, assetRegistered, disposed, houseOpened } from '#made-assets';
import { figures, house, inventoryId, listed, opened, where } from '#made-inventories';
import {
  ASSET_POSTINGS,
  AssetAdjustedToCount,
  AssetBooksBegun,
  type Figures,
  NO_FIGURES,
  assetBookStream,
} from '../facts/index.js';
import { AdjustAssetToCount, adjustAssetToCount } from './adjust-asset-to-count.js';
import { countLine } from './count-line.js';
import { disposeOfAsset } from './dispose-of-asset.js';
import { enterAssetOpening } from './enter-asset-opening.js';

const { assetId, code, name, kind } = HOUSE;
const scrapping = {
  ...{ assetId, manner: 'scrapping', disposedOn: '2026-02-20', priceFen: 20_000, costsFen: 5_000 },
  ...{ resolutionId: RESOLUTION, paperSha256: SHA },
};
const resolved = resolution({ matter: 'asset-disposal', parcels: undefined, assetIds: [assetId] });
const dispose = (history: readonly DomainEvent[], more: object = {}) =>
  given(disposeOfAsset, {
    history: [assetRegistered(), ...history],
    references: { resolution: resolved, policies: policy('assets.township-approval-from-fen', 99_000_000) },
  }).when({ ...scrapping, ...more });
const adjust = (after: Figures, history: readonly DomainEvent[] = [], inventory = inventoryId) =>
  given(adjustAssetToCount, { history: [assetRegistered(), ...history] }).when(
    new AdjustAssetToCount(assetId, inventory, after, undefined, '2026-02-10'),
  );
const enter = (...history: DomainEvent[]) =>
  given(enterAssetOpening, { history: [assetRegistered(), ...history] }).when({
    assetId,
    openedOn: '2026-01-01',
  });

const vouchers = (...events: readonly DomainEvent[]) =>
  foldJournal(
    ASSET_POSTINGS,
    events.map((event, position): PostableEvent => ({ ...event, eventId: 'e', stream: 's', position })),
  );
const linesOf = (...events: readonly DomainEvent[]) =>
  vouchers(...events).map(({ lines }) =>
    lines.map(({ account, side, amountFen }) => `${side === 'debit' ? '借' : '贷'}${account} ${amountFen}`),
  );
/** What stands on an account, debits above 0. */
const standing = (account: string, events: readonly DomainEvent[]) =>
  vouchers(...events)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.account === account)
    .reduce((sum, { side, amountFen }) => sum + (side === 'debit' ? amountFen : -amountFen), 0);

const gone = disposed({
  ...{ manner: 'scrapping', priceFen: 20_000, costsFen: 5_000, resultFen: 15_000 - 15_000_000 },
  ...{ recipient: undefined, reportNumber: undefined, approvalId: undefined, inAccounts: NO_FIGURES },
});

describe('an asset that leaves without having been in the books', () => {
  it('is told with its amount and what to do first (AS44)', () => {
    const { warnings } = dispose([]).then(gone).judgement;
    expect(warnings).toMatchObject([{ rule: 'AS44' }]);
    expect(warnings[0]?.detail).toMatch(/200,000\.00 元没有入账.*先用“资产期初余额入账”/);
    const { inAccounts: _, ...whole } = gone.data;
    expect(dispose([houseOpened()]).then({ ...gone, data: whole }).judgement.held).toContain('AS44');
  });

  it('came after they began, or by a loan: the accountant enters it, nothing is advised that is refused (AS44)', () => {
    const { collectiveId, divisionCode } = HOUSE;
    const begun = AssetBooksBegun.of({ collectiveId, divisionCode, openedOn: '2018-06-01' });
    const told = (openings: DomainEvent[], more: Parameters<typeof assetRegistered>[0] = {}) => {
      const { decided } = given(disposeOfAsset, {
        history: [assetRegistered(more)],
        references: {
          resolution: resolved,
          policies: policy('assets.township-approval-from-fen', 99_000_000),
          openings: known(assetBookStream, collectiveId, ...openings),
        },
      }).when(scrapping);
      if (isRejection(decided)) throw new Error(decided.detail);
      return decided.judgement.warnings[0]?.detail;
    };
    const later = told([begun]);
    expect(later).toMatch(/2018-06-30 取得，在建账日 2018-06-01 以后.*会计/);
    expect(later).not.toContain('资产期初余额入账');
    expect(told([begun], { acquiredOn: '2018-06-01' })).toContain('先用“资产期初余额入账”');
    const funds = [{ source: 'loan' as const, amountFen: HOUSE.originalFen, year: 2018 }];
    expect(told([], { funds })).toMatch(/借款.*会计/);
  });

  it('shows only what moved in the books, and nothing where nothing did', () => {
    expect(linesOf(gone)).toEqual([['借102 20000', '贷504 20000', '借515 5000', '贷102 5000']]);
    expect(linesOf({ ...gone, data: { ...gone.data, priceFen: 0, costsFen: 0 } })).toEqual([]);
    const staked = disposed({ manner: 'stake', priceFen: 700, costsFen: 10, inAccounts: NO_FIGURES });
    expect(linesOf(staked)).toEqual([['借141 700', '贷311 700', '借515 10', '贷102 10']]);
  });

  it('is cleared of as much as an inventory brought into them', () => {
    const grown = adjust(figures(400, 26_000_000, 7_000_000)).decided;
    if (isRejection(grown)) throw new Error(grown.detail);
    const sold = dispose(grown.events, { priceFen: 0, costsFen: 0 }).decided;
    if (isRejection(sold)) throw new Error(sold.detail);
    expect(linesOf(...sold.events)).toEqual([
      ['借154 4000000', '借152 2000000', '贷151 6000000', '借515 4000000', '贷154 4000000'],
    ]);
    expect(sold.judgement.warnings[0]?.detail).toContain('200,000.00');
  });

  it('has no opening balance any more (AS26)', () => {
    const { detail, field } = enter(gone).refused('ASSETS.OPENING_OUT_OF_LIFE');
    expect([detail, field]).toEqual([expect.stringContaining('2026-02-20'), 'openedOn']);
    // Facts of before took it off the accounts, which an opening makes good.
    enter(disposed({ recipient: COMPANY })).then(houseOpened());
  });
});

describe('a loss of what was not in the books', () => {
  const fewer = figures(200, 13_000_000, 3_000_000);
  const missed = AssetAdjustedToCount.of({
    ...{ assetId, inventoryId, ...where, code, name, kind, useState: 'idle', on: '2026-02-10' },
    ...{ before: figures(300, 20_000_000, 5_000_000), after: fewer },
    inAccounts: { before: NO_FIGURES, after: NO_FIGURES },
  });

  it('posts nothing, and what is left may be taken over still', () => {
    adjust(fewer).then(missed);
    expect(linesOf(missed)).toEqual([]);
    enter(missed).then(houseOpened(fewer));
    expect(asset(assetRegistered(), missed).state).toMatchObject({ booked: NO_FIGURES, registeredAs: fewer });
    const lost = AssetAdjustedToCount.of({ ...missed.data, after: NO_FIGURES });
    enter(lost).refused('ASSETS.OPENING_WITHOUT_ACCOUNT');
  });

  it('is told before it is confirmed, as it will be (AS43)', () => {
    const references = { asset: asset(assetRegistered()) };
    const { decided } = given(countLine, { history: [opened, listed], references }).when({
      ...{ inventoryId, assetId: house.assetId, countedOn: '2026-01-10', ...fewer },
      differenceReason: '洪水冲毁一间',
    });
    if (isRejection(decided)) throw new Error(decided.detail);
    const [{ detail } = { detail: '' }] = decided.judgement.warnings;
    expect(detail).toMatch(/70,000\.00 元没有入账.*账上不冲减/);
  });
});

describe('any life of an asset in the books', () => {
  const counts = fc.array(fc.record({ originalFen: fc.nat(30_000_000), part: fc.nat(100) }), {
    maxLength: 5,
  });

  it('leaves no account below nothing, and nothing on it in the end (property)', () => {
    fc.assert(
      fc.property(counts, fc.option(fc.nat(5)), fc.boolean(), (lives, openAt, leaves) => {
        const history: DomainEvent[] = [];
        const take = (decided: ReturnType<typeof adjust>['decided']) => {
          if (!isRejection(decided)) history.push(...decided.events);
        };
        lives.forEach(({ originalFen, part }, at) => {
          if (openAt === at) take(enter(...history).decided);
          const after = figures(100, originalFen, Math.floor((originalFen * part) / 100));
          take(adjust(after, history, `${COLLECTIVE}-${2000 + at}`).decided);
        });
        if (leaves) take(dispose(history).decided);
        const opens = history.some(({ type }) => type === 'AssetOpeningEntered');
        for (let length = 0; length <= history.length; length++) {
          const worth = standing('151', history.slice(0, length));
          expect(worth).toBeGreaterThanOrEqual(0);
          expect(-standing('152', history.slice(0, length))).toBeLessThanOrEqual(worth);
        }
        if (leaves) expect([standing('151', history), standing('152', history)]).toEqual([0, 0]);
        else if (opens)
          expect(asset(assetRegistered(), ...history).state).toMatchObject({
            originalFen: standing('151', history),
          });
      }),
      { seed: 20_261_130, numRuns: 100 },
    );
  });
});
