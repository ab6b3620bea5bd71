import { type LegalDate, collectivesLaw, rule } from '#kernel';
import { resolutionCarries } from '#decisions/facts';
import { bornOn } from './capacity.js';
import type { Arrival } from './household.js';
import { type ResolvedCase, isOfAnotherBody, useOn } from './resolution.js';
import { CONFIRMATION_GROUNDS, type ConfirmationGround } from './roster-events.js';

/** From this day members are confirmed by the law's procedure (集体法 66). */
const COLLECTIVES_LAW_IN_FORCE: LegalDate = '2025-05-01';

export const initialMembersWereConfirmedBeforeTheLaw = rule<{
  readonly members: readonly {
    readonly collectiveMember: boolean;
    readonly fullCapacityFrom: LegalDate | undefined;
  }[];
}>({
  id: 'MB2',
  code: 'COLLECTIVES.NOT_YET_CONFIRMED',
  sentence: '2025 年 5 月 1 日前已经确认的成员不再重新确认；之后出生的，先登记入户，再确认为成员。',
  basis: [collectivesLaw('第十二条'), collectivesLaw('第六十六条')],
  severity: 'block',
  breach: ({ members }) => {
    const at = members.findIndex(
      ({ collectiveMember, fullCapacityFrom }) =>
        collectiveMember && fullCapacityFrom && bornOn(fullCapacityFrom) >= COLLECTIVES_LAW_IN_FORCE,
    );
    if (at < 0) return undefined;
    return {
      detail: `第 ${at + 1} 名家庭成员出生在 ${COLLECTIVES_LAW_IN_FORCE} 以后，不可能在此之前已确认为成员。`,
      field: `members[${at}].collectiveMember`,
      wayForward: '是否为成员填“否”，登记后再办理成员确认。',
    };
  },
});

export const rosterIsOpenedOnce = rule<{ readonly known: object | undefined; readonly collectiveId: string }>(
  {
    id: 'MB17',
    code: 'COLLECTIVES.ROSTER_ALREADY_OPEN',
    sentence: '一个集体经济组织只有一本成员名册。',
    basis: [collectivesLaw('第十二条')],
    severity: 'block',
    breach: ({ known, collectiveId }) =>
      known && { detail: `集体 ${collectiveId} 的成员名册已经建立。`, wayForward: '不必再建。' },
  },
);

export interface RosterEntry {
  readonly personId: string;
  /** Named in full in the command, so that the id says nothing to whoever gave it. */
  readonly named?: boolean;
  readonly alreadyMember: boolean;
}

function called({ personId, named }: RosterEntry): string {
  return named ? '所填的人' : `人员 ${personId}`;
}

export const memberIsEnteredOnce = rule<RosterEntry>({
  id: 'MB3',
  code: 'COLLECTIVES.ALREADY_A_MEMBER',
  sentence: '已在成员名册上的人不再入册，一次确认中每人只写一次。',
  basis: [collectivesLaw('第十二条')],
  severity: 'block',
  breach: (entry) =>
    entry.alreadyMember
      ? {
          detail: `${called(entry)}已是本集体成员，或者写了两次。`,
          field: 'members',
          wayForward: '从名单中删去此人。',
        }
      : undefined,
});

/** Somebody whom a roster is asked to confirm, and what their household says of how they came. */
export interface Confirmation extends RosterEntry {
  readonly ground: ConfirmationGround;
  readonly arrival: Arrival | undefined;
  /** The vault knows the identity number under another name. */
  readonly nameDiffers: boolean;
}

export const confirmedPersonIsOfAHousehold = rule<Confirmation>({
  id: 'MB4',
  code: 'COLLECTIVES.PERSON_NOT_REGISTERED',
  sentence: '确认为成员的人先登记在本集体的农户之中。',
  basis: [collectivesLaw('第十一条'), collectivesLaw('第十二条')],
  severity: 'block',
  breach: (confirmation) =>
    confirmation.arrival
      ? undefined
      : {
          detail: `${called(confirmation)}没有登记在所填的本集体农户之中。`,
          field: 'members',
          wayForward: '先办理农户登记或人员入户。',
        },
});

export const birthIsOnRecord = rule<Confirmation>({
  id: 'MB5',
  code: 'COLLECTIVES.BIRTH_NOT_ON_RECORD',
  sentence: '因成员生育确认的，以出生入户，或者农户登记时为未成年人。',
  basis: [collectivesLaw('第十二条')],
  severity: 'block',
  breach: (confirmation) => {
    const { ground, arrival } = confirmation;
    const born =
      arrival?.ground === 'birth' || (arrival?.ground === 'registered' && arrival.fullCapacityFrom);
    if (ground !== 'birth' || !arrival || born) return undefined;
    return {
      detail: `${called(confirmation)}不是以出生入户，不能以“${CONFIRMATION_GROUNDS.birth}”确认。`,
      field: 'members',
      wayForward: '选择实际的事由，提请成员大会确认。',
    };
  },
});

export interface ConfirmationCase extends ResolvedCase {
  readonly confirmations: readonly Confirmation[];
}

/** Whoever is born to a member must be confirmed: nothing is left to vote on. */
export const confirmationRestsOnTheAssembly = resolutionCarries<ConfirmationCase>({
  id: 'MB6',
  code: 'COLLECTIVES.CONFIRMATION_WITHOUT_ASSEMBLY',
  sentence: '成员由成员大会确认，成员代表大会不得代为决定；因成员生育而增加的人员应当确认，不以表决为条件。',
  basis: [collectivesLaw('第十二条'), collectivesLaw('第二十六条'), collectivesLaw('第二十八条')],
  use: (confirmation) =>
    confirmation.confirmations.every(({ ground }) => ground === 'birth')
      ? undefined
      : useOn('member-confirmation', confirmation),
  further: isOfAnotherBody,
});
