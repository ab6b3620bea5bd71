import { fractionOf } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, CreditCode, FenField, Nested } from '#nest/fields';
import {
  SHARE_TYPES,
  type ShareType,
  SharesRedeemed,
  collectiveHolder,
  holderHasWhatPasses,
  paperIsAtHand,
  passing,
  sharesAreCountable,
  sharesStream,
} from '../facts/index.js';
import { PresentHolder, ShareFraction, holderOf } from './share-body.js';

export class RedeemShares extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @Nested('持有人', () => PresentHolder)
  from: PresentHolder;

  @Choice('份额种类', SHARE_TYPES)
  shareType: ShareType;

  @Nested('赎回的份额占全部收益权的几分之几', () => ShareFraction)
  share: ShareFraction;

  @FenField('赎回价款（分）')
  priceFen: number;
}

export const redeemShares = commandOn({
  command: RedeemShares,
  title: '登记集体赎回份额',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command, state: shares, context }) => {
    const { shareType, priceFen } = command;
    const from = holderOf(command.from);
    const share = fractionOf(command.share);
    const to = collectiveHolder(shares.collectiveId);
    const passes = passing(shares.holdings, from, [{ to, shareType, share }]);
    return {
      shares,
      from,
      shareType,
      share,
      priceFen,
      passes,
      countable: passes.countable,
      redeemedOn: context.effectiveOn,
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [sharesAreCountable, holderHasWhatPasses, paperIsAtHand],
  decide: ({ shares: { collectiveId, divisionCode }, from, shareType, share, redeemedOn, priceFen }) => [
    SharesRedeemed.of({ collectiveId, divisionCode, from, shareType, share, redeemedOn, priceFen }),
  ],
});
