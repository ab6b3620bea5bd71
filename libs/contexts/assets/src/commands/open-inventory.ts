import { type Rule } from '#kernel';
import { type Collective, collectiveActs, collectiveStream, registeredIn } from '#collectives/facts';
import { Grounds, commandSpec, many, one } from '#nest';
import { CreditCode, DivisionCode, IntegerField, LegalDateField } from '#nest/fields';
import {
  ASSET_BOOK_SOURCES,
  type BookEntry,
  InventoryLinesListed,
  InventoryOpened,
  LINES_AT_ONCE,
  type OpeningEntry,
  type OrderEntry,
  assetBookStream,
  assetOwnerIsRegistered,
  inventoriesDoNotOverlap,
  inventoriesGoForward,
  inventoryIdOf,
  inventoryIsOfAYearThatHasBegun,
  inventoryIsOpenedOnce,
  inventoryIsToBeConfirmed,
  inventoryIsToBeReported,
  inventoryStream,
  lastInventoryIsConfirmed,
  otherInventoryIds,
} from '../facts/index.js';

export class OpenInventory extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @IntegerField('年度', 2017, 2200, { example: 2025 })
  year: number;

  @LegalDateField('清查开始日')
  openedOn: string;
}

interface OpeningCase extends OpeningEntry, OrderEntry {
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly book: readonly BookEntry[];
  readonly confirmed: boolean;
  readonly reported: boolean;
}

const RULES: readonly Rule<OpeningCase>[] = [
  inventoryIsOpenedOnce,
  assetOwnerIsRegistered,
  collectiveActs(({ collective, openedOn: on }) => ({ collective, on, field: 'collectiveId' })),
  inventoryIsOfAYearThatHasBegun,
  lastInventoryIsConfirmed,
  inventoriesDoNotOverlap,
  inventoriesGoForward,
  inventoryIsToBeConfirmed,
  inventoryIsToBeReported,
];

/** The book in the parts in which it is listed, in the order of its codes. */
function partsOf(book: readonly BookEntry[]): readonly (readonly BookEntry[])[] {
  const sorted = [...book].sort((a, b) => (a.code < b.code ? -1 : 1));
  const parts = Math.ceil(sorted.length / LINES_AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    sorted.slice(part * LINES_AT_ONCE, (part + 1) * LINES_AT_ONCE),
  );
}

export const openInventory = commandSpec({
  command: OpenInventory,
  title: '开始清产核资',
  permission: 'assets.record',
  stream: inventoryStream,
  subject: {
    kind: 'opening',
    id: (command) => inventoryIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: OpenInventory) => collectiveId),
    book: one(assetBookStream, ({ collectiveId }: OpenInventory) => collectiveId, ASSET_BOOK_SOURCES),
    previous: one(inventoryStream, ({ collectiveId, year }: OpenInventory) =>
      inventoryIdOf({ collectiveId, year: year - 1 }),
    ),
    others: many(inventoryStream, (command: OpenInventory) => otherInventoryIds(command)),
  },
  effectiveOn: ({ openedOn }) => openedOn,
  facts: ({ command, state, references, context: { today } }): OpeningCase => {
    const { collectiveId, divisionCode, year, openedOn } = command;
    return {
      known: state,
      ...{ collectiveId, year, openedOn, today },
      collective: registeredIn(divisionCode, references.collective?.state),
      previous: references.previous?.state,
      others: references.others.flatMap(({ state: other }) => other ?? []),
      book: references.book?.state?.entries ?? [],
      confirmed: false,
      reported: false,
    };
  },
  rules: RULES,
  decide: ({ collectiveId, year, openedOn, book }, { command: { divisionCode } }) => {
    const inventoryId = inventoryIdOf({ collectiveId, year });
    const baseOn = `${year}-12-31`;
    return [
      InventoryOpened.of({ inventoryId, collectiveId, divisionCode, year, baseOn, openedOn }),
      ...partsOf(book).map((lines) => InventoryLinesListed.of({ inventoryId, lines: [...lines] })),
    ];
  },
});
