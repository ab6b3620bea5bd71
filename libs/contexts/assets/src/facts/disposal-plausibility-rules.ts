import { formatYuan, registerRules, rule } from '#kernel';
import type { DisposalEntry } from './disposal-rules.js';
import { DISPOSAL_MANNERS, mannerOf } from './kinds.js';
import type { Disposal } from './state.js';

/* Disposals that cannot be meant as they are written down. */

export interface ReceivedDisposal extends DisposalEntry {
  readonly recipient: Disposal['recipient'];
}

export const disposalGoesToAnother = rule<ReceivedDisposal>({
  id: 'AS57',
  code: 'ASSETS.RECIPIENT_IS_THE_OWNER',
  sentence: '处置是资产离开本集体；受让人不是本集体自己。',
  basis: [registerRules('资产处置')],
  severity: 'block',
  bears: ({ recipient }) => recipient !== undefined,
  breach: ({ recipient, asset: { collectiveId, code }, manner }) =>
    recipient?.id === collectiveId
      ? {
          detail: `受让人 ${collectiveId} 就是资产 ${code} 所属的集体，不是“${DISPOSAL_MANNERS[manner]}”。`,
          field: 'recipient.creditCode',
          wayForward: '按合同填写受让人；资产仍归本集体、只是换了用途或使用人的，用“变更资产使用状态”登记。',
        }
      : undefined,
});

export const whatIsLeftIsWorthLess = rule<DisposalEntry>({
  id: 'AS59',
  code: 'ASSETS.SCRAP_ABOVE_ITS_VALUE',
  sentence: '报废、拆除收回的残值，通常不超过资产的原值。',
  basis: [registerRules('资产处置')],
  severity: 'warn',
  bears: ({ manner, asset }) => mannerOf(manner).priced === undefined && asset.originalFen > 0,
  breach: ({ manner, priceFen, asset: { originalFen } }) => {
    if (priceFen <= originalFen) return undefined;
    const told = `“${DISPOSAL_MANNERS[manner]}”收入 ${formatYuan(priceFen)} 元，超过原值 ${formatYuan(originalFen)} 元`;
    return { detail: `${told}；请按收款凭证核对金额，实际是出卖的按出卖登记。`, field: 'priceFen' };
  },
});
