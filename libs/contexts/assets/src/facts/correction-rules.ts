import { accountingLaw, inventoryNotice, rule } from '#kernel';
import type { Asset } from './state.js';

export interface AssetCorrection {
  /** As it stands in the register. */
  readonly asset: Asset;
  /** The particulars that differ. */
  readonly after: Partial<Asset>;
}

/** What the books follow from. */
const IN_THE_BOOKS = ['kind', 'unit', 'quantityHundredths', 'originalFen', 'depreciatedFen'] as const;

function postedBy({ openedOn, inventoryId, adjustedBy }: Asset): string | undefined {
  if (openedOn !== undefined) return `期初余额已按 ${openedOn} 入账`;
  if (inventoryId !== undefined) return '清产核资盘盈时已经入账';
  return adjustedBy.length > 0 ? '已按清产核资结果调整' : undefined;
}

export const figuresInTheBooksStay = rule<AssetCorrection>({
  id: 'RC9',
  code: 'ASSETS.FIGURES_IN_THE_BOOKS',
  sentence:
    '已经入账的资产，数量、原值、折旧和类别不在登记簿更正，账簿的记录不得涂改；差额经清产核资确认后入账。',
  basis: [accountingLaw('第十四条'), accountingLaw('第十五条'), inventoryNotice('清查核实')],
  severity: 'block',
  breach: ({ asset, after }) => {
    const field = IN_THE_BOOKS.find((name) => after[name] !== undefined);
    const posted = postedBy(asset);
    return field === undefined || posted === undefined
      ? undefined
      : {
          detail: `资产 ${asset.code} ${posted}。`,
          field,
          wayForward: '在清产核资中按实有数清点、确认差额；只更正名称、坐落、性质和资金来源的，不填这些项。',
        };
  },
});
