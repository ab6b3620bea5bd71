import {
  type Breach,
  type LegalDate,
  addMonths,
  addYears,
  civilCode,
  isCodeOf,
  landContractingLaw,
  mapTable,
  registerRules,
  rule,
} from '#kernel';
import {
  BREACH_KINDS,
  type BreachKind,
  ENDING_PARTIES,
  type EndGroundCode,
  END_GROUNDS,
  endGround,
} from './end-grounds.js';
import type { LifeEntry } from './life-rules.js';
import type { RecordedBreach } from './state.js';

/* Breach, and the end of a contract before its day. */

export interface BreachEntry extends LifeEntry {
  readonly kind: BreachKind;
  readonly since: LegalDate;
  readonly remedyBy: LegalDate;
}

/** Land left idle is a ground after so many years (承包法 42). */
const IDLE_YEARS = 2;

export const breachIsNoticedWithAPeriod = rule<BreachEntry>({
  id: 'CL11',
  code: 'CONTRACTS.BREACH_NOTICE_UNCLEAR',
  sentence: '违约应书面通知对方并给予改正期限：违约在通知之前，改正期限在通知之后。',
  basis: [civilCode('第五百六十三条')],
  severity: 'block',
  breach: ({ contract, since, on, remedyBy }) => {
    const wayForward = '按书面通知核对日期。';
    if (since < contract.signedOn || since > on) {
      const detail = `违约开始日 ${since} 应在签订日 ${contract.signedOn} 与通知日 ${on} 之间。`;
      return { detail, field: 'since', wayForward };
    }
    if (remedyBy > on) return undefined;
    return { detail: `改正期限 ${remedyBy} 应在通知日 ${on} 之后。`, field: 'remedyBy', wayForward };
  },
});

export interface RemedyEntry extends LifeEntry {
  readonly recorded: RecordedBreach | undefined;
}

export const breachIsRemediedOnce = rule<RemedyEntry>({
  id: 'CL12',
  code: 'CONTRACTS.NO_BREACH_TO_REMEDY',
  sentence: '已登记、尚未改正的违约才登记改正，改正不早于通知。',
  basis: [registerRules('违约登记')],
  severity: 'block',
  breach: ({ recorded, on }) => {
    if (!recorded || recorded.remediedOn)
      return {
        detail: recorded ? `该违约已于 ${recorded.remediedOn} 改正。` : '合同没有登记这项违约。',
        field: 'breachId',
        wayForward: '核对违约编号。',
      };
    if (on >= recorded.noticedOn) return undefined;
    const detail = `改正日 ${on} 早于通知日 ${recorded.noticedOn}。`;
    return { detail, field: 'remediedOn', wayForward: '核对改正日。' };
  },
});

export interface EndEntry extends LifeEntry {
  readonly ground: EndGroundCode;
  readonly endedBy: keyof typeof ENDING_PARTIES;
  /** The breach that the command names, as it was recorded. */
  readonly recorded: RecordedBreach | undefined;
  readonly noticedOn: LegalDate | undefined;
}

const GROUND_TITLES = mapTable(END_GROUNDS, ({ title }) => title);

function groundsOf({ contract: { kind } }: EndEntry): string {
  const lawful = Object.entries(GROUND_TITLES).filter(
    ([code]) => isCodeOf(END_GROUNDS, code) && endGround(code).contracts.includes(kind),
  );
  return lawful.map(([, title]) => title).join('、');
}

function groundIsOfAnotherContract(entry: EndEntry): Breach | undefined {
  return endGround(entry.ground).contracts.includes(entry.contract.kind)
    ? undefined
    : {
        detail: `这类合同不能以“${GROUND_TITLES[entry.ground]}”提前终止。`,
        field: 'ground',
        wayForward: `可以终止的事由：${groundsOf(entry)}。`,
      };
}

export const landIsNotRecalled = rule<EndEntry>({
  id: 'P15',
  code: 'CONTRACTS.CONTRACTED_LAND_RECALLED',
  sentence: '承包期内发包方不得收回承包地；承包合同只因自愿交回、农户消亡、依法征收或者裁判提前终止。',
  basis: [landContractingLaw('第二十七条'), landContractingLaw('第三十条')],
  severity: 'block',
  bears: ({ contract }) => contract.kind === 'household-contract',
  breach: groundIsOfAnotherContract,
});

export const conveyanceEndsOnLawfulGrounds = rule<EndEntry>({
  id: 'P18',
  code: 'CONTRACTS.NO_GROUND_TO_END',
  sentence:
    '流转合同不得单方解除，但擅自改变农业用途、弃耕抛荒连续两年以上、严重损害土地或者生态、其他严重违约的除外；双方可以书面协商解除。',
  basis: [landContractingLaw('第四十二条'), landContractingLaw('第六十四条'), civilCode('第五百六十二条')],
  severity: 'block',
  bears: ({ contract }) => contract.kind !== 'household-contract',
  breach: groundIsOfAnotherContract,
});

export const groundIsForWhoeverEnds = rule<EndEntry>({
  id: 'CL13',
  code: 'CONTRACTS.NOT_THEIRS_TO_END',
  sentence: '合同由依法有权的一方终止：协商的为双方，违约的为出让方，出让方不解除的可由发包方要求终止。',
  basis: [landContractingLaw('第四十二条'), landContractingLaw('第六十四条')],
  severity: 'block',
  breach: ({ ground, endedBy }) => {
    const { by } = endGround(ground);
    if (by.includes(endedBy)) return undefined;
    const lawful = by.map((party) => ENDING_PARTIES[party]).join('、');
    return {
      detail: `以“${GROUND_TITLES[ground]}”终止合同的应是${lawful}，不是${ENDING_PARTIES[endedBy]}。`,
      field: 'endedBy',
      wayForward: '按书面材料核对由谁终止、为何终止。',
    };
  },
});

function breachIsMissing({ ground, recorded, on }: EndEntry): string | undefined {
  if (recorded?.kind !== ground) return `没有登记“${GROUND_TITLES[ground]}”的违约通知`;
  if (recorded.remediedOn) return `该违约已于 ${recorded.remediedOn} 改正`;
  if (recorded.remedyBy >= on) return `改正期限到 ${recorded.remedyBy} 才届满`;
  return ground === 'left-idle' && addYears(recorded.since, IDLE_YEARS) > on
    ? `自 ${recorded.since} 起弃耕抛荒还不满 ${IDLE_YEARS} 年`
    : undefined;
}

export const breachWasNotRemedied = rule<EndEntry>({
  id: 'CL14',
  code: 'CONTRACTS.BREACH_NOT_ESTABLISHED',
  sentence: '因违约终止合同的，应先书面通知并给予改正期限，期满仍未改正；弃耕抛荒须连续两年以上。',
  basis: [landContractingLaw('第四十二条'), civilCode('第五百六十三条'), civilCode('第七百二十二条')],
  severity: 'block',
  bears: ({ ground }) => isCodeOf(BREACH_KINDS, ground),
  breach: (entry) => {
    const complaint = breachIsMissing(entry);
    if (complaint === undefined) return undefined;
    const wayForward = '登记违约和改正期限；期满仍未改正的，再登记终止。';
    return { detail: `${complaint}，不能据以终止合同。`, field: 'breachId', wayForward };
  },
});

/** How long ahead the return of contracted land is announced (承包法 30). */
const RETURN_NOTICE_MONTHS = 6;

export const returnIsAnnouncedAhead = rule<{
  /** Of a contract or of one parcel; it is asked of `voluntary-return` alone. */
  readonly ground: string;
  readonly noticedOn: LegalDate | undefined;
  readonly on: LegalDate;
}>({
  id: 'T10',
  code: 'CONTRACTS.RETURN_NOT_ANNOUNCED',
  sentence: '承包方自愿交回承包地，应提前半年书面通知发包方；交回后在承包期内不得再要求承包土地。',
  basis: [landContractingLaw('第三十条')],
  severity: 'block',
  bears: ({ ground }) => ground === 'voluntary-return',
  breach: ({ noticedOn, on }) => {
    const earliest = noticedOn && addMonths(noticedOn, RETURN_NOTICE_MONTHS);
    if (earliest && on >= earliest) return undefined;
    return {
      detail: earliest
        ? `${noticedOn} 书面通知，${on} 交回，不足半年。`
        : '没有填写承包方书面通知发包方的日期。',
      field: 'noticedOn',
      wayForward: earliest ? `${earliest} 或以后交回。` : '按书面通知填写日期。',
    };
  },
});
