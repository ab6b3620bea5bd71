import {
  type Breach,
  type Fraction,
  type LegalDate,
  collectivesLaw,
  compareFractions,
  fewestAtLeast,
  formatFraction,
  landContractingLaw,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import {
  type CountedBy,
  DECIDING_BODIES,
  type DecidingBody,
  bodyUnderTheLaw,
  fewest,
  quorumOf,
} from './bodies.js';
import { nextMeeting } from './deciding-rules.js';
import { type Matter, matterUnderTheLaw } from './matters.js';

/* Quorum and majority: computed from how many belong to the body on the day, never typed in. */

export interface QuorumEntry {
  readonly body: DecidingBody;
  readonly today: LegalDate;
  readonly eligible: number;
  readonly countedBy: CountedBy | undefined;
  readonly present: number;
}

export interface TallyEntry extends QuorumEntry {
  readonly matter: Matter;
  readonly charterShare: Fraction | undefined;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  readonly recused: number | undefined;
}

type Electorate = Pick<TallyEntry, 'body' | 'matter' | 'eligible' | 'present' | 'charterShare'>;

/** Fewest votes in favour that carry: the most that body, matter and charter ask for. */
export function votesNeeded({ body, matter, eligible, present, charterShare }: Electorate): number {
  const { pass } = bodyUnderTheLaw(body);
  const { shareOfAll } = matterUnderTheLaw(matter);
  const base = pass.of === 'all' ? eligible : present;
  return Math.max(
    fewest(base, pass),
    shareOfAll ? fewestAtLeast(eligible, shareOfAll) : 0,
    charterShare ? fewestAtLeast(base, charterShare) : 0,
  );
}

export function isCarried(tally: TallyEntry): boolean {
  return tally.inFavour >= votesNeeded(tally);
}

export const votesAddUp = rule<TallyEntry>({
  id: 'V5',
  code: 'DECISIONS.VOTES_DO_NOT_ADD_UP',
  sentence: '赞成、反对、弃权、回避之和等于到会人数，到会人数不超过应到人数；只有理事会计回避。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第三十一条')],
  severity: 'block',
  breach: ({ body, eligible, present, inFavour, against, abstained, recused = 0 }) => {
    const wayForward = '按名册和会议记录核对应到、到会人数和各项票数。';
    if (present > eligible)
      return { detail: `到会 ${present} 人多于应到 ${eligible} 人。`, field: 'votes.present', wayForward };
    if (recused > 0 && body !== 'board')
      return { detail: `${DECIDING_BODIES[body]}不计回避。`, field: 'votes.recused', wayForward };
    const votes = inFavour + against + abstained + recused;
    if (votes === present) return undefined;
    const detail = `赞成、反对、弃权、回避共 ${votes} 票，与到会（含代为参加）${present} 人不符，相差 ${Math.abs(votes - present)} 票。`;
    return { detail, field: 'votes', facts: { votes, present }, wayForward };
  },
});

/** How many are missing for a quorum, and when it may be tried again; nothing when enough came. */
function quorumIsMissed({ body, eligible, countedBy, present, today }: QuorumEntry): Breach | undefined {
  const needed = quorumOf(body, eligible, countedBy);
  const missing = needed - present;
  return missing <= 0
    ? undefined
    : {
        detail: `应到 ${eligible}，至少要到 ${needed}，实到 ${present}，还差 ${missing} 人到会，会议不能表决；${nextMeeting(body, today)}。`,
        field: 'votes.present',
        facts: { eligible, needed, present, missing },
        wayForward: `再有 ${missing} 人到会即可表决；${nextMeeting(body, today)}，可以线上参加，或由同户成员代为参加。`,
      };
}

const quorum = {
  sentence: '会议的到会人数应达到法定的比例：成员大会、理事会为三分之二以上，村民会议为过半数。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第三十一条'), villageCommitteeLaw('第二十二条')],
} as const;

export const quorumIsPresent = rule<QuorumEntry>({
  id: 'V6',
  code: 'DECISIONS.NO_QUORUM',
  ...quorum,
  severity: 'block',
  breach: quorumIsMissed,
});

/** A meeting to which too few came has been held all the same, and is recorded. */
export const meetingIsQuorate = rule<QuorumEntry>({
  id: 'V20',
  code: 'DECISIONS.HELD_WITHOUT_QUORUM',
  ...quorum,
  severity: 'warn',
  breach: quorumIsMissed,
});

/** How many votes are missing, and when they may be sought again; nothing when it is carried. */
function votesAreMissed(tally: TallyEntry): Breach | undefined {
  const { body, eligible, inFavour, today } = tally;
  const needed = votesNeeded(tally);
  if (isCarried(tally)) return undefined;
  const [missing, again] = [needed - inFavour, nextMeeting(body, today)];
  return {
    detail: `应到 ${eligible} 人，至少要 ${needed} 票赞成，只有 ${inFavour} 票，还差 ${missing} 票，决议没有通过；${again}。`,
    field: 'votes.inFavour',
    facts: { eligible, needed, inFavour, missing },
    wayForward: `再有 ${missing} 票赞成即可通过；可以修改方案，重新召集会议表决，${again}。`,
  };
}

const majority = {
  sentence:
    '决议的赞成票达到法定的比例（成员大会、成员代表大会为全体的三分之二以上），章程更严的从章程，方为通过。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第二十八条'), landContractingLaw('第五十二条')],
} as const;

export const enoughAreInFavour = rule<TallyEntry>({
  id: 'V7',
  code: 'DECISIONS.NOT_ADOPTED',
  ...majority,
  severity: 'block',
  breach: votesAreMissed,
});

/** A vote that fails is recorded as it was. */
export const voteIsCarried = rule<TallyEntry>({
  id: 'V21',
  code: 'DECISIONS.VOTE_FAILED',
  ...majority,
  severity: 'warn',
  breach: votesAreMissed,
});

export const charterIsOnlyStricter = rule<Pick<TallyEntry, 'body' | 'charterShare'>>({
  id: 'V12',
  code: 'DECISIONS.CHARTER_LOOSER_THAN_LAW',
  sentence: '章程可以规定比法律更高的通过比例，不能规定更低的。',
  basis: [collectivesLaw('第二十七条')],
  severity: 'block',
  breach: ({ body, charterShare }) => {
    if (!charterShare) return undefined;
    const { share } = bodyUnderTheLaw(body).pass;
    const wayForward = `按法定比例 ${formatFraction(share)} 表决的不必填；更严的，填大于它、不超过 1 的比例。`;
    const tooMuch = compareFractions(charterShare, { numerator: 1, denominator: 1 }) > 0;
    if (!tooMuch && compareFractions(charterShare, share) >= 0) return undefined;
    const detail = `所填的章程比例 ${formatFraction(charterShare)} 不在法定比例 ${formatFraction(share)} 和 1 之间。`;
    return { detail, field: 'charterShare', wayForward };
  },
});

export const representativesAreEnough = rule<Pick<QuorumEntry, 'body' | 'eligible'>>({
  id: 'V13',
  code: 'DECISIONS.TOO_FEW_REPRESENTATIVES',
  sentence: '成员代表大会的代表人数多于二十人。',
  basis: [collectivesLaw('第二十八条')],
  severity: 'block',
  breach: ({ body, eligible }) => {
    const { largerThan } = bodyUnderTheLaw(body);
    if (largerThan === undefined || eligible > largerThan) return undefined;
    return {
      detail: `${DECIDING_BODIES[body]}应多于 ${largerThan} 人，现为 ${eligible} 人，还差 ${largerThan + 1 - eligible} 人。`,
      field: 'roster.eligible',
      facts: { eligible, missing: largerThan + 1 - eligible },
      wayForward: '核对代表名册；确实不足的，由成员大会决定，或先补选代表。',
    };
  },
});

/** Fewest and most directors as a rule; the charter of a large collective may say otherwise (集体法 29). */
const [FEWEST_DIRECTORS, MOST_DIRECTORS] = [3, 7];

export const boardIsOfTheUsualSize = rule<Pick<QuorumEntry, 'body' | 'eligible'>>({
  id: 'V31',
  code: 'DECISIONS.BOARD_OF_UNUSUAL_SIZE',
  sentence: '理事会一般由三至七名单数成员组成。',
  basis: [collectivesLaw('第二十九条')],
  severity: 'warn',
  breach: ({ body, eligible }) => {
    const usual = eligible >= FEWEST_DIRECTORS && eligible <= MOST_DIRECTORS && eligible % 2 === 1;
    if (body !== 'board' || usual) return undefined;
    return {
      detail: `理事会的应到人数填为 ${eligible} 人，一般是 ${FEWEST_DIRECTORS} 至 ${MOST_DIRECTORS} 名单数成员。`,
      wayForward: '核对理事名册；应到人数是全体理事，不是到会的理事。',
    };
  },
});
