import { type LegalDate, collectivesLaw, isCodeOf, landContractingLaw, registerRules, rule } from '#kernel';
import { LOSS_GROUNDS } from './roster-events.js';
import { type Roster, isOnRoster } from './roster.js';

/** Somebody on whose membership a command turns. */
export interface MemberCase {
  readonly roster: Roster;
  readonly personId: string;
}

export const personIsOnTheRoster = rule<MemberCase>({
  id: 'MB7',
  code: 'COLLECTIVES.NOT_A_MEMBER',
  sentence: '丧失成员身份、退出、登记行为能力，对象是名册上的成员。',
  basis: [collectivesLaw('第十一条')],
  severity: 'block',
  breach: ({ roster, personId }) =>
    isOnRoster(roster, personId)
      ? undefined
      : {
          detail: `人员 ${personId} 不在本集体成员名册上。`,
          field: 'personId',
          wayForward: '查成员名册，核对人员编号。',
        },
});

/** What the law says does not end membership; women's grounds have a rule of their own (P14). */
const KEEPING_GROUNDS = {
  schooling: '就学',
  'military-service': '服役',
  'working-elsewhere': '务工',
  business: '经商',
  imprisonment: '服刑',
  'settled-in-city': '进城落户',
  'appointed-civil-servant': '成为聘任制公务员',
} as const;
/** What nobody's interests may be cut for, and women's are. */
const WOMENS_GROUNDS = {
  unmarried: '未婚',
  marriage: '结婚，未取得其他集体成员身份',
  divorce: '离婚',
  widowhood: '丧偶',
  'no-man-in-household': '户无男性',
} as const;

/** Every reason that is given for striking somebody out, lawful or not: the desk states what was said. */
export const STATED_LOSS_GROUNDS = { ...LOSS_GROUNDS, ...KEEPING_GROUNDS, ...WOMENS_GROUNDS } as const;
export type StatedLossGround = keyof typeof STATED_LOSS_GROUNDS;

export const membershipOutlastsAbsence = rule<{ readonly ground: StatedLossGround }>({
  id: 'MB8',
  code: 'COLLECTIVES.NO_GROUND_OF_LOSS',
  sentence: '成员不因就学、服役、务工、经商、服刑、进城落户等原因丧失成员身份；成为聘任制公务员的也不丧失。',
  basis: [collectivesLaw('第十七条'), collectivesLaw('第十八条')],
  severity: 'block',
  breach: ({ ground }) =>
    isCodeOf(KEEPING_GROUNDS, ground)
      ? {
          detail: `“${STATED_LOSS_GROUNDS[ground]}”不是丧失成员身份的法定事由，其成员身份继续保留。`,
          field: 'ground',
          wayForward: '保留成员身份；本人书面申请并经集体同意的，可以办理自愿退出。',
        }
      : undefined,
});

export const womenKeepTheirRights = rule<{ readonly ground: StatedLossGround }>({
  id: 'P14',
  code: 'COLLECTIVES.MARRIAGE_IS_NO_GROUND',
  sentence:
    '不得以未婚、结婚、离婚、丧偶、户无男性等为由侵害妇女的权益；结婚未取得其他集体成员身份的，不得取消其成员身份。',
  basis: [collectivesLaw('第八条'), collectivesLaw('第十八条'), landContractingLaw('第三十一条')],
  severity: 'block',
  breach: ({ ground }) =>
    isCodeOf(WOMENS_GROUNDS, ground)
      ? {
          detail: `不得以“${STATED_LOSS_GROUNDS[ground]}”为由取消成员身份，男女皆然；其承包地也不得收回。`,
          field: 'ground',
          wayForward: '保留成员身份；在新居住地已取得成员身份的，以“已取得其他集体成员身份”办理，并附证明。',
        }
      : undefined,
});

export interface LossCase {
  readonly ground: StatedLossGround;
  readonly clause: string | undefined;
  readonly interestsKeptUntil: LegalDate | undefined;
  readonly lostOn: LegalDate;
}

export const charterGroundNamesItsClause = rule<LossCase>({
  id: 'MB9',
  code: 'COLLECTIVES.CLAUSE_NOT_NAMED',
  sentence: '依法律法规或者章程的其他规定丧失成员身份的，写明是哪一条。',
  basis: [collectivesLaw('第十七条')],
  severity: 'block',
  breach: ({ ground, clause }) =>
    (ground === 'charter') === (clause !== undefined)
      ? undefined
      : {
          detail: clause === undefined ? '没有写明所依据的条款。' : '所选事由不依据章程，不填条款。',
          field: 'clause',
          wayForward: '以“法律法规和章程规定的其他情形”办理的填写条款，其余不填。',
        },
});

/** Grounds after which interests already enjoyed may be kept for a time by agreement (集体法 17). */
const KEEPS_INTERESTS: readonly StatedLossGround[] = ['gained-another-membership', 'civil-servant'];

export const interestsAreKeptWhereTheLawLets = rule<LossCase>({
  id: 'MB10',
  code: 'COLLECTIVES.INTERESTS_NOT_KEPT',
  sentence:
    '因取得其他成员身份、成为公务员丧失成员身份的，可以约定在一定期限内保留相关权益，止期在丧失之后。',
  basis: [collectivesLaw('第十七条')],
  severity: 'block',
  breach: ({ ground, interestsKeptUntil, lostOn }) => {
    if (interestsKeptUntil === undefined) return undefined;
    if (KEEPS_INTERESTS.includes(ground) && interestsKeptUntil > lostOn) return undefined;
    return {
      detail: `以“${STATED_LOSS_GROUNDS[ground]}”于 ${lostOn} 丧失成员身份，不能约定保留权益到 ${interestsKeptUntil}。`,
      field: 'interestsKeptUntil',
      wayForward: '不填保留期限，或者核对事由和日期。',
    };
  },
});

export interface OtherMembership {
  readonly ground: StatedLossGround;
  readonly collectiveId: string;
  readonly newCollectiveId: string | undefined;
}

export const newMembershipIsElsewhere = rule<OtherMembership>({
  id: 'MB19',
  code: 'COLLECTIVES.NEW_MEMBERSHIP_NOT_ELSEWHERE',
  sentence: '以已取得其他集体成员身份为由的，写明是哪个集体，不能是本集体。',
  basis: [collectivesLaw('第十七条'), collectivesLaw('第十八条')],
  severity: 'block',
  bears: ({ ground }) => ground === 'gained-another-membership',
  breach: ({ collectiveId, newCollectiveId }) =>
    newCollectiveId !== undefined && newCollectiveId !== collectiveId
      ? undefined
      : {
          detail: newCollectiveId === undefined ? '没有写明取得了哪个集体的成员身份。' : '填的就是本集体。',
          field: 'newCollectiveId',
          wayForward: '填写另一集体的代码，并附其成员证明；尚未取得的，保留成员身份。',
        },
});

export const paperIsAtHand = rule<{ readonly papers: number }>({
  id: 'MB11',
  code: 'COLLECTIVES.PAPER_MISSING',
  sentence: '丧失成员身份、自愿退出、登记行为能力和份额变动，凭书面材料办理。',
  basis: [collectivesLaw('第十六条'), collectivesLaw('第十七条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ papers }) =>
    papers > 0
      ? undefined
      : {
          detail: '没有附依据文件。',
          field: 'documents',
          wayForward: '附上证明、申请、协议或者裁判文书的扫描件。',
        },
});

export const lossIsToBeTold = rule<{ readonly personId: string; readonly ground: string }>({
  id: 'MB18',
  code: 'COLLECTIVES.LOSS_TO_BE_TOLD',
  sentence: '因取得其他集体成员身份而丧失成员身份的，集体核对并告知本人，可以协商在一定期限内保留相关权益。',
  basis: [collectivesLaw('第十七条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '得知之日起尽快核对并告知，没有法定的截止日。',
    consequence: '未告知的，本人可以向集体或者乡镇提出异议。',
  },
  breach: ({ personId, ground }) =>
    ground === 'gained-another-membership'
      ? {
          detail: `人员 ${personId} 已被另一集体确认为成员，在本集体的成员身份随之丧失，应核对并告知本人。`,
          wayForward: '核对无误的告知本人；有误的，请另一集体更正。',
        }
      : undefined,
});
