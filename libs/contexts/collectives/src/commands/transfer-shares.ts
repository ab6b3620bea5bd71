import { fractionOf } from '#kernel';
import { Evidence, commandOn, many, one } from '#nest';
import { Choice, CreditCode, FenField, Nested } from '#nest/fields';
import {
  SHARE_TYPES,
  type ShareType,
  SharesTransferred,
  TRANSFER_MANNERS,
  holderHasWhatPasses,
  holderStaysBelowTheCap,
  holdersAbove,
  holdersAreOfTheCollective,
  householdStream,
  paperIsAtHand,
  passing,
  rosterStream,
  saleHasItsPrice,
  sharesAreCountable,
  sharesPassToAnother,
  sharesStream,
  ROSTER_SOURCES,
} from '../facts/index.js';
import {
  PresentHolder,
  Receiver,
  ShareFraction,
  belonging,
  holderOf,
  householdsAmong,
} from './share-body.js';

export class TransferShares extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @Nested('转出方', () => PresentHolder)
  from: PresentHolder;

  @Nested('取得方', () => Receiver)
  to: Receiver;

  @Choice('份额种类', SHARE_TYPES)
  shareType: ShareType;

  @Nested('转出的份额占全部收益权的几分之几', () => ShareFraction)
  share: ShareFraction;

  @Choice('方式', TRANSFER_MANNERS)
  manner: keyof typeof TRANSFER_MANNERS;

  @FenField('价款（分；赠与不填）', { optional: true })
  priceFen?: number;
}

export const transferShares = commandOn({
  command: TransferShares,
  title: '登记份额转让或赠与',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  references: {
    roster: one(rosterStream, ({ collectiveId }: TransferShares) => collectiveId, ROSTER_SOURCES),
    households: many(householdStream, ({ to }: TransferShares) => householdsAmong([to])),
  },
  facts: ({ command, state: shares, references, context }) => {
    const { shareType, manner, priceFen } = command;
    const [from, to] = [holderOf(command.from), holderOf(command.to)];
    const share = fractionOf(command.share);
    const passes = passing(shares.holdings, from, [{ to, shareType, share }]);
    return {
      shares,
      from,
      to,
      shareType,
      share,
      manner,
      priceFen,
      passes,
      countable: passes.countable,
      cap: shares.cap,
      receivers: [to],
      above: holdersAbove(passes.after, shares.cap),
      belongings: [belonging(to, references.roster?.state, references.households)],
      transferredOn: context.effectiveOn,
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [
    sharesPassToAnother,
    sharesAreCountable,
    holderHasWhatPasses,
    holdersAreOfTheCollective,
    holderStaysBelowTheCap,
    saleHasItsPrice,
    paperIsAtHand,
  ],
  decide: ({ shares: { collectiveId, divisionCode }, from, to, shareType, share, manner, ...more }) => [
    SharesTransferred.of({
      collectiveId,
      divisionCode,
      from,
      to,
      shareType,
      share,
      manner,
      transferredOn: more.transferredOn,
      priceFen: more.priceFen,
    }),
  ],
});
