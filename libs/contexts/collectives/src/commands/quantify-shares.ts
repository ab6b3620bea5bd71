import { fractionOf, sumOf } from '#kernel';
import { resolutionStream } from '#decisions/facts';
import { Evidence, commandSpec, many, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  FenField,
  Flag,
  LegalDateField,
  Nested,
  NestedList,
  SubjectId,
  Text,
} from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  type Holding,
  MEMBER_SHARE_TYPES,
  SHARE_MANAGEMENT,
  SharesQuantified,
  areCountable,
  charterCapIsWithinPolicy,
  collectiveHolder,
  collectivePropertyIsNotDivided,
  fixedSharesAreQuantifiedOnce,
  holderStaysBelowTheCap,
  holdersAbove,
  holdersAreOfTheCollective,
  holdingIsStatedOnce,
  householdStream,
  membersOn,
  quantificationRestsOnTheAssembly,
  ROSTER_SOURCES,
  rosterStream,
  sharesAddUpToTheWhole,
  sharesAreCountable,
  sharesAreOfTheRostersPlace,
  sharesStream,
} from '../facts/index.js';
import { Receiver, ShareFraction, belonging, holderOf, householdsAmong } from './share-body.js';

/** What somebody wants to quantify, lawful or not: only the first may be. */
const QUANTIFIED = {
  'income-of-operating-assets': '经营性资产的收益权',
  'operating-assets': '经营性资产本身',
  'public-welfare-assets': '非经营性资产',
  'resource-assets': '资源性资产',
} as const;

class StatedHolding {
  @Nested('持有人', () => Receiver)
  holder: Receiver;

  @Choice('份额种类', MEMBER_SHARE_TYPES)
  shareType: keyof typeof MEMBER_SHARE_TYPES;

  @Nested('占全部收益权的几分之几', () => ShareFraction)
  share: ShareFraction;
}

export class QuantifyShares extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @SubjectId('成员大会的决议')
  resolutionId: string;

  @LegalDateField('成员基准日')
  baseOn: string;

  @Choice('量化什么', QUANTIFIED)
  quantifies: keyof typeof QUANTIFIED;

  @Text('所涉经营性资产', 200, { example: '冷库一座、门面房六间、对外投资两项' })
  assets: string;

  @FenField('量化的资产金额（分）')
  amountFen: number;

  @Choice('管理方式', SHARE_MANAGEMENT)
  management: keyof typeof SHARE_MANAGEMENT;

  @Nested('章程规定的一户、一人持有上限', () => ShareFraction)
  cap: ShareFraction;

  @Flag('章程是否允许非成员的继承人持有份额')
  outsideHeirs: boolean;

  @Nested('集体股（章程设立的填写）', () => ShareFraction, { optional: true })
  collectiveShare?: ShareFraction;

  @NestedList('各户、各人的份额', () => StatedHolding, { max: 2_000 })
  holdings: StatedHolding[];
}

/** Everything that is held by the plan, the collective's own share included. */
function plannedHoldings({ collectiveId, collectiveShare, holdings }: QuantifyShares): Holding[] {
  const own = collectiveShare && {
    holder: collectiveHolder(collectiveId),
    shareType: 'collective' as const,
    share: fractionOf(collectiveShare),
  };
  const others = holdings.map(({ holder, shareType, share }) => ({
    holder: holderOf(holder),
    shareType,
    share: fractionOf(share),
  }));
  return [...others, ...(own ? [own] : [])];
}

export const quantifyShares = commandSpec({
  command: QuantifyShares,
  title: '折股量化',
  permission: 'collectives.record',
  stream: sharesStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    roster: one(rosterStream, ({ collectiveId }: QuantifyShares) => collectiveId, ROSTER_SOURCES),
    households: many(householdStream, ({ holdings }: QuantifyShares) =>
      householdsAmong(holdings.map(({ holder }) => holder)),
    ),
    resolution: one(resolutionStream, ({ resolutionId }: QuantifyShares) => resolutionId),
    policies: one(policyStream, ({ divisionCode }: QuantifyShares) => divisionCode.slice(0, 6)),
  },
  facts: ({ command, state, references, context }) => {
    const { collectiveId, divisionCode, resolutionId, baseOn, quantifies } = command;
    const holdings = plannedHoldings(command);
    const roster = references.roster?.state;
    const members = new Set(roster && membersOn(roster, baseOn));
    const countable = areCountable(holdings.map(({ share }) => share));
    const { cap } = command;
    const effectiveOn = context.effectiveOn;
    const highest = policyFor(references.policies?.state, 'shares.holder-cap', effectiveOn);
    const receivers = holdings.map(({ holder }) => holder);
    return {
      known: state,
      collectiveId,
      divisionCode,
      place: roster?.divisionCode,
      resolutionId,
      resolution: references.resolution?.state,
      effectiveOn,
      today: context.today,
      divided: quantifies === 'income-of-operating-assets' ? undefined : QUANTIFIED[quantifies],
      holdings,
      countable,
      // What cannot be counted is refused for that, and not added up.
      sum: countable ? sumOf(holdings.map(({ share }) => share)) : undefined,
      cap: fractionOf(cap),
      capByPolicy: highest.value && fractionOf(highest.value),
      policyReadings: whereSet(highest),
      receivers,
      above: countable ? holdersAbove(holdings, cap) : [],
      belongings: receivers
        .filter(({ kind }) => kind !== 'collective')
        .map((holder) =>
          holder.kind === 'member'
            ? { holder, belongs: members.has(holder.id) }
            : belonging(holder, roster, references.households),
        ),
    };
  },
  rules: [
    sharesAreOfTheRostersPlace,
    fixedSharesAreQuantifiedOnce,
    collectivePropertyIsNotDivided,
    quantificationRestsOnTheAssembly,
    holdersAreOfTheCollective,
    holdingIsStatedOnce,
    sharesAreCountable,
    sharesAddUpToTheWhole,
    holderStaysBelowTheCap,
    charterCapIsWithinPolicy,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ known, collectiveId, divisionCode, resolutionId, cap, holdings }, { command }) => {
    const { baseOn, assets, amountFen, management, outsideHeirs } = command;
    const plan = { resolutionId, baseOn, assets, amountFen, management, cap, outsideHeirs };
    const replaced = [...(known?.holdings ?? [])];
    return [SharesQuantified.of({ collectiveId, divisionCode, ...plan, holdings, replaced })];
  },
});
