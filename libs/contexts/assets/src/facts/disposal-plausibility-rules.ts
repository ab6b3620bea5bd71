import { registerRules, rule } from '#kernel';
import type { DisposalEntry } from './disposal-rules.js';
import { DISPOSAL_MANNERS } from './kinds.js';
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
