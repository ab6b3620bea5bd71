import { elementAt, times } from '#kernel';
import { Evidence, commandOn, many, one } from '#nest';
import { CreditCode, Nested, NestedList } from '#nest/fields';
import {
  type ShareHolder,
  SharesInherited,
  estateIsDividedWholly,
  estateIsOpen,
  holderStaysBelowTheCap,
  holdersAbove,
  holdersAreOfTheCollective,
  householdStream,
  outsideHeirsAreByTheCharter,
  paperIsAtHand,
  passing,
  rosterStream,
  sameHolder,
  sharesAreCountable,
  sharesPassToAnother,
  sharesStream,
  ROSTER_SOURCES,
} from '../facts/index.js';
import { Identity } from './household-body.js';
import {
  PresentHolder,
  Receiver,
  ShareFraction,
  belonging,
  holderOf,
  householdsAmong,
} from './share-body.js';

class HeirOfShares {
  @Nested('继承人', () => Receiver)
  heir: Receiver;

  @Nested('继承遗留份额的几分之几', () => ShareFraction)
  portion: ShareFraction;
}

class OutsideHeir {
  @Nested('非成员的继承人', () => Identity)
  person: Identity;

  @Nested('继承遗留份额的几分之几', () => ShareFraction)
  portion: ShareFraction;
}

export class InheritShares extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @Nested('被继承的持有人', () => PresentHolder)
  from: PresentHolder;

  @NestedList('本集体的继承人', () => HeirOfShares, { optional: true, max: 30 })
  heirs?: HeirOfShares[];

  @NestedList('非成员的继承人', () => OutsideHeir, { optional: true, max: 30 })
  outsideHeirs?: OutsideHeir[];
}

export const inheritShares = commandOn({
  command: InheritShares,
  title: '登记份额继承',
  permission: 'collectives.record',
  stream: sharesStream,
  on: ({ collectiveId }) => collectiveId,
  references: {
    roster: one(rosterStream, ({ collectiveId }: InheritShares) => collectiveId, ROSTER_SOURCES),
    households: many(householdStream, ({ from, heirs = [] }: InheritShares) =>
      householdsAmong([from, ...heirs.map(({ heir }) => heir)]),
    ),
  },
  persons: ({ outsideHeirs = [] }, newId) =>
    outsideHeirs.map(({ person: { name, identityNumber, phone } }, at) => ({
      personId: newId(`heir/${at}`),
      identity: { name, identityNumber, phone },
    })),
  facts: ({ command, state: shares, references, persons, context }) => {
    const { heirs = [], outsideHeirs = [] } = command;
    const from = holderOf(command.from);
    const roster = references.roster?.state;
    const heads = [
      ...heirs.map(({ heir, portion }) => ({ to: holderOf(heir), portion })),
      ...outsideHeirs.map(({ portion }, at): { to: ShareHolder; portion: ShareFraction } => ({
        to: { kind: 'outside-heir', id: elementAt(persons, at).personId },
        portion,
      })),
    ];
    const estate = shares.holdings.filter(({ holder }) => sameHolder(holder, from));
    const lines = estate.flatMap(({ shareType, share }) =>
      heads.map(({ to, portion }) => ({ to, shareType, share: times(share, portion) })),
    );
    const passes = passing(shares.holdings, from, lines);
    const home = references.households.find(({ id }) => id === from.id)?.state;
    const dead = {
      member: roster?.dead.includes(from.id) ?? false,
      household: home?.standing === 'extinct',
      // Of somebody who was never a member the register knows nothing; the paper says it.
      'outside-heir': true,
      collective: false,
    };
    return {
      shares,
      from,
      dead: dead[from.kind],
      leaves: estate.length > 0,
      portions: heads.map(({ portion }) => portion),
      passes,
      countable: passes.countable,
      outsideHeirs: shares.outsideHeirs,
      named: persons.map(({ personId, commitment }) => ({ personId, commitment })),
      cap: shares.cap,
      receivers: heads.map(({ to }) => to),
      above: holdersAbove(passes.after, shares.cap),
      belongings: heads.map(({ to }) => belonging(to, roster, references.households)),
      inheritedOn: context.effectiveOn,
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [
    estateIsOpen,
    estateIsDividedWholly,
    sharesPassToAnother,
    sharesAreCountable,
    outsideHeirsAreByTheCharter,
    holdersAreOfTheCollective,
    holderStaysBelowTheCap,
    paperIsAtHand,
  ],
  decide: ({ shares: { collectiveId, divisionCode }, from, inheritedOn, passes, named }) => [
    SharesInherited.of({
      collectiveId,
      divisionCode,
      from,
      inheritedOn,
      lines: [...passes.lines],
      outsideHeirs: named,
    }),
  ],
});
