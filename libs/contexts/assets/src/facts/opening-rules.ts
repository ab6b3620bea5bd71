import { type LegalDate, collectiveFinanceRules, formatYuan, registerRules, rule } from '#kernel';
import type { Figures, Funds } from './events.js';
import { ASSET_KINDS, FUND_SOURCES, type AssetKind, kindEntry } from './kinds.js';

/* 期初: assets that were there when the books in the register begin, so that nothing is sold that stands in no account. */

/** The facts of an opening balance; nothing is asked where none is entered. */
export interface BalanceEntry {
  /** The first day of the books; absent where the asset is registered without a balance. */
  readonly openedOn: LegalDate | undefined;
  /** The first day of a balance that was entered before. */
  readonly openedBefore?: LegalDate | undefined;
  /** The inventory that found it, and posted it. */
  readonly inventoryId?: string | undefined;
  /** The day of the opening balances of the collective; absent before the first. */
  readonly booksBeganOn?: LegalDate | undefined;
  readonly acquiredOn: LegalDate;
  /** The first day on which an inventory or a disposal posted something. */
  readonly changedOn?: LegalDate | undefined;
  /** The day on which it left the collective while not all of it stood in the accounts. */
  readonly leftUnbookedOn?: LegalDate | undefined;
  readonly kind: AssetKind;
  /** As it was registered. */
  readonly figures: Figures;
  readonly funds: readonly Funds[];
  readonly today: LegalDate;
}

type Opening = BalanceEntry & { readonly openedOn: LegalDate };
const isOpened = (entry: BalanceEntry): entry is Opening => entry.openedOn !== undefined;

export const openingIsPostedOnce = rule<BalanceEntry>({
  id: 'AS24',
  code: 'ASSETS.OPENING_ALREADY_POSTED',
  sentence: '一项资产的期初余额只入账一次；盘盈的资产确认时已经入账，不再有期初余额。',
  basis: [registerRules('期初余额'), collectiveFinanceRules('第三十条')],
  severity: 'block',
  bears: isOpened,
  breach: ({ openedBefore, inventoryId }) => {
    if (openedBefore === undefined && inventoryId === undefined) return undefined;
    const detail =
      openedBefore === undefined
        ? '这项资产是清产核资盘盈的，确认时已经入账。'
        : `这项资产的期初余额已按 ${openedBefore} 入账。`;
    return { detail, field: 'openedOn', wayForward: '不必再入账；在账簿的凭证中按资产编号查看。' };
  },
});

export const openingBeginsTheBooks = rule<BalanceEntry>({
  id: 'AS25',
  code: 'ASSETS.OPENING_DAY',
  sentence: '期初余额记在建账月份的第一日，这一天已经到来。',
  basis: [registerRules('期初余额')],
  severity: 'block',
  bears: isOpened,
  breach: ({ openedOn = '', today }) => {
    if (openedOn.endsWith('-01') && openedOn <= today) return undefined;
    const wayForward = `填写建账月份的第一日，例如 ${today.slice(0, 8)}01。`;
    return { detail: `期初日 ${openedOn} 不是已经开始的月份的第一日。`, field: 'openedOn', wayForward };
  },
});

export const openingsAreOfOneDay = rule<BalanceEntry>({
  id: 'AS47',
  code: 'ASSETS.OPENING_ON_ANOTHER_DAY',
  sentence: '一个集体只有一个建账日，各项资产的期初余额都记在这一天。',
  basis: [registerRules('期初余额'), collectiveFinanceRules('第三十条')],
  severity: 'block',
  bears: isOpened,
  breach: ({ openedOn, booksBeganOn }) =>
    booksBeganOn === undefined || booksBeganOn === openedOn
      ? undefined
      : {
          detail: `本集体的建账日是 ${booksBeganOn}，不能再按 ${openedOn ?? ''} 登记期初余额。`,
          field: 'openedOn',
          facts: { booksBeganOn },
          wayForward: `期初日填 ${booksBeganOn}；这一天以后取得的资产，不填期初日。`,
        },
});

export const booksBeginOnce = rule<Pick<BalanceEntry, 'booksBeganOn'>>({
  id: 'AS48',
  code: 'ASSETS.BOOKS_ALREADY_BEGUN',
  sentence: '一个集体的资产账只建一次。',
  basis: [registerRules('期初余额')],
  severity: 'block',
  breach: ({ booksBeganOn }) =>
    booksBeganOn === undefined
      ? undefined
      : { detail: `资产账已按 ${booksBeganOn} 建账。`, field: 'openedOn', wayForward: '不必再办。' },
});

/** The day that must not come before, or after, the opening. */
function outOfLife(entry: BalanceEntry): string | undefined {
  const { openedOn = '', acquiredOn, changedOn, leftUnbookedOn } = entry;
  if (leftUnbookedOn !== undefined)
    return `资产 ${leftUnbookedOn} 处置时没有全部入账，账上没有冲减，不再登记它的期初余额`;
  if (acquiredOn > openedOn) return `资产 ${acquiredOn} 才取得，期初日 ${openedOn} 还没有这项资产`;
  return changedOn !== undefined && changedOn < openedOn
    ? `资产的账面 ${changedOn} 已有变动，期初日 ${openedOn} 的余额不再是登记时的数额`
    : undefined;
}

export const openingIsOfWhatWasThere = rule<BalanceEntry>({
  id: 'AS26',
  code: 'ASSETS.OPENING_OUT_OF_LIFE',
  sentence: '期初余额是期初日已有、登记后账面还没有变动过的资产的余额；以后取得的，按取得入账。',
  basis: [registerRules('期初余额')],
  severity: 'block',
  bears: isOpened,
  breach: (entry) => {
    const fault = outOfLife(entry);
    const wayForward = '核对资产、期初日和取得日；期初日以后取得的、没有入账就处置了的，不登记期初余额。';
    return fault === undefined ? undefined : { detail: `${fault}。`, field: 'openedOn', wayForward };
  },
});

export const openingHasAnAccount = rule<BalanceEntry>({
  id: 'AS27',
  code: 'ASSETS.OPENING_WITHOUT_ACCOUNT',
  sentence: '有账面价值的资产才有期初余额；资源性资产不计价，不入账。',
  basis: [registerRules('期初余额')],
  severity: 'block',
  bears: isOpened,
  breach: ({ kind, figures }) =>
    kindEntry(kind).accounts && figures.originalFen > 0
      ? undefined
      : {
          detail: `“${ASSET_KINDS[kind]}”没有账面价值，没有期初余额可入。`,
          field: 'openedOn',
          wayForward: '不填期初日；价值不明的资产，按名义金额 1 元登记原值。',
        },
});

export const openingIsNotBorrowed = rule<BalanceEntry>({
  id: 'AS40',
  code: 'ASSETS.OPENING_BORROWED',
  sentence: '期初余额对应公积公益金；用借款购建的资产同时有未还的借款，不按此入账。',
  basis: [registerRules('期初余额')],
  severity: 'block',
  bears: isOpened,
  breach: ({ funds }) => {
    const loan = funds.find(({ source, amountFen }) => source === 'loan' && amountFen > 0);
    return (
      loan && {
        detail: `资产的资金来源有“${FUND_SOURCES.loan}” ${formatYuan(loan.amountFen)} 元，不能全部记入公积公益金。`,
        field: 'openedOn',
        wayForward: '登记资产时不填期初日；期初余额由会计按借款的未还数额另编记账凭证。',
      }
    );
  },
});

export const openingIsOfMoneyGivenBefore = rule<BalanceEntry>({
  id: 'AS58',
  code: 'ASSETS.OPENING_WITH_LATER_FUNDS',
  sentence: '期初余额是期初日已有的资产的余额，它的资金来源的年度不晚于期初日所在的年度。',
  basis: [registerRules('期初余额'), registerRules('资金来源')],
  severity: 'block',
  bears: isOpened,
  breach: ({ openedOn = '', funds }) => {
    const at = funds.findIndex(({ year }) => year > Number(openedOn.slice(0, 4)));
    const later = funds[at];
    return (
      later && {
        detail: `资金来源“${FUND_SOURCES[later.source]}”的年度 ${later.year} 晚于期初日 ${openedOn}。`,
        field: `funds[${at}].year`,
        wayForward:
          '按拨款、付款凭证核对年度，登记错的先更正资产登记；期初日以后才投入的，由会计编制记账凭证入账。',
      }
    );
  },
});

export const OPENING_RULES = [
  openingIsPostedOnce,
  openingBeginsTheBooks,
  openingsAreOfOneDay,
  openingIsOfWhatWasThere,
  openingHasAnAccount,
  openingIsNotBorrowed,
  openingIsOfMoneyGivenBefore,
] as const;
