import {
  type Breach,
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import { type Contract, isOutsider, type Party } from '#contracts/facts';
import type { Parcel } from '#land-rights/facts';
import { type PriorityGround, isOfMembers } from './grounds.js';
import { type PriorityBook, type PriorityWindow, runningWindow } from './state.js';

/* What stands at the beginning of a window. */

export interface OpeningEntry {
  readonly book: PriorityBook | undefined;
  /** Of a parcel that was split off or merged: the books of those it came out of. */
  readonly before: readonly PriorityBook[];
  readonly ground: PriorityGround;
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
  readonly parcelCode: string | undefined;
  readonly parcel: Parcel | undefined;
  readonly contractId: string | undefined;
  readonly contract: Contract | undefined;
  /** None when it was stated in no way, or in two. */
  readonly outsider: Party | undefined;
  readonly from: LegalDate | undefined;
  readonly to: LegalDate | undefined;
  readonly noticedOn: LegalDate | undefined;
  readonly noticeSha256: string | undefined;
  readonly usedFrom: LegalDate | undefined;
  readonly today: LegalDate;
}

function goneAs({ code }: Parcel, { on, into }: NonNullable<Parcel['gone']>): string {
  return `地块 ${code} 自 ${on} 起已不存在${into.length > 0 ? `，现为地块 ${into.join('、')}` : ''}`;
}

/** Why what is named is nothing that the collective can ask about; nothing when it is. */
function wrongSubject({ ground, collectiveId, parcelCode, parcel, contractId, contract }: OpeningEntry) {
  const onLand = isOfMembers(ground);
  if ((parcelCode !== undefined) !== onLand || (contractId !== undefined) === onLand)
    return `这种优先权的标的应填${onLand ? '地块' : '租赁合同'}，并且只填一项`;
  if (onLand && parcel?.gone) return goneAs(parcel, parcel.gone);
  if (onLand)
    return parcel?.ownership?.collectiveId === collectiveId
      ? undefined
      : `地块 ${parcelCode} 没有登记为该集体所有`;
  const leased = contract?.collectiveId === collectiveId && contract.kind !== 'household-contract';
  return leased ? undefined : `该集体没有租赁合同 ${contractId}`;
}

export const prioritySubjectIsOfTheCollective = rule<OpeningEntry>({
  id: 'Q6',
  code: 'PRIORITY.SUBJECT_NOT_OF_THE_COLLECTIVE',
  sentence: '征询优先权的标的是本集体的地块，或者本集体土地、房屋的租赁合同。',
  basis: [landContractingLaw('第三十八条第五项'), civilCode('第七百三十四条')],
  severity: 'block',
  breach: (entry): Breach | undefined => {
    const { collective, collectiveId } = entry;
    const wrong = collective ? wrongSubject(entry) : `在所填区划没有登记集体 ${collectiveId}`;
    return wrong === undefined
      ? undefined
      : {
          detail: `${wrong}。`,
          field: collective ? 'ground' : 'collectiveId',
          wayForward: '核对集体代码、区划和标的编号；成员优先的填地块，承租人优先的填其租赁合同。',
        };
  },
});

/** A house or land of a lessee: priority begins with the notice; land of members goes on without, from its use. */
function noticeIsMissing({ ground, noticedOn, noticeSha256, usedFrom }: OpeningEntry): string | undefined {
  if (noticedOn !== undefined) return noticeSha256 ? undefined : '没有公示或者通知的文件';
  if (ground !== 'land-conveyance') return '没有填书面公示或者通知的日期';
  return usedFrom === undefined ? '既没有公示日，也没有受让方开始使用的日期' : undefined;
}

export const offerIsMadeKnown = rule<OpeningEntry>({
  id: 'Q6a',
  code: 'PRIORITY.NOT_MADE_KNOWN',
  sentence: '优先权征询自书面公示或者通知之日开始；流转没有公示的，自受让方开始使用之日开始。',
  basis: [contractingDisputesInterpretation('第十一条'), civilCode('第七百二十六条')],
  severity: 'block',
  breach: (entry) => {
    const missing = noticeIsMissing(entry);
    const begun = entry.noticedOn ?? entry.usedFrom ?? entry.today;
    if (missing === undefined && begun <= entry.today) return undefined;
    return {
      detail: `${missing ?? `开始日 ${begun} 还没有到`}。`,
      field: 'noticedOn',
      wayForward: '先公示或者通知，再登记其日期和文件的 SHA-256；没有公示的流转填受让方开始使用的日期。',
    };
  },
});

/** What runs in the book of a subject, or in one of those it came out of. */
function runsAlready({
  book,
  before = [],
}: Pick<OpeningEntry, 'book'> & Partial<Pick<OpeningEntry, 'before'>>): PriorityWindow | undefined {
  return [book, ...before].flatMap((each) => runningWindow(each) ?? [])[0];
}

export const oneWindowAtATime = rule<Parameters<typeof runsAlready>[0]>({
  id: 'Q6b',
  code: 'PRIORITY.WINDOW_STILL_OPEN',
  sentence: '同一标的（包括分割、合并以前的地块）的优先权征询了结之后，才开始另一次。',
  basis: [registerRules('优先权征询')],
  severity: 'block',
  breach: (entry) => {
    const running = runsAlready(entry);
    return (
      running && {
        detail: `标的 ${running.subject} 的征询 ${running.windowId} 还没有了结，截止日为 ${running.lastDay}。`,
        wayForward: '先登记其结果：放弃、期满丧失或者确定优先权人。',
      }
    );
  },
});

export const offerIsDefinite = rule<OpeningEntry>({
  id: 'Q6c',
  code: 'PRIORITY.OFFER_UNCLEAR',
  sentence: '征询写明拟交易的受让方、价款和期限，受让方不是本集体农户；出卖房屋没有期限。',
  basis: [landContractingLaw('第三十八条第五项')],
  severity: 'block',
  breach: ({ ground, outsider, from, to }) => {
    const wayForward = '按公示的文件填写受让方（农户或单位之一）和期限；受让方是本集体农户的，不必征询。';
    if (!outsider || (isOfMembers(ground) && !isOutsider(outsider)))
      return { detail: '受让方没有写明，或者是本集体农户。', field: 'outsider', wayForward };
    const stated = ground === 'house-sale' ? !from && !to : from && to && from < to;
    return stated
      ? undefined
      : { detail: `期限 ${from ?? '未填'} 至 ${to ?? '未填'} 与这种交易不符。`, field: 'to', wayForward };
  },
});

export interface FurtherEntry {
  readonly further: readonly {
    readonly subject: string;
    readonly parcel: Parcel | undefined;
    readonly book: PriorityBook | undefined;
    readonly before: readonly PriorityBook[];
  }[];
}

type WithFurther = OpeningEntry & FurtherEntry;

/** Why a further parcel is not asked about together with the first; nothing when it is. */
function unfit(entry: WithFurther, { subject, parcel, ...books }: FurtherEntry['further'][number]) {
  if (!isOfMembers(entry.ground)) return '不是成员优先的征询，不能一并填写';
  const named = [entry.parcelCode, ...entry.further.map((each) => each.subject)];
  if (named.filter((each) => each === subject).length > 1) return '填了不止一次';
  if (parcel?.gone) return '已不存在，应填现在的地块';
  if (parcel?.ownership?.collectiveId !== entry.collectiveId) return '没有登记为该集体所有';
  const running = runsAlready(books);
  return running && `的征询 ${running.windowId} 还没有了结，截止日为 ${running.lastDay}`;
}

export const furtherParcelsAreAskedAboutTogether = rule<WithFurther>({
  id: 'Q6d',
  code: 'PRIORITY.FURTHER_PARCEL_DOES_NOT_FIT',
  sentence: '同一交易的各地块一并征询：都是本集体的地块，各填一次，以前的征询都已了结。',
  basis: [landContractingLaw('第三十八条第五项'), registerRules('优先权征询')],
  severity: 'block',
  bears: ({ further }) => further.length > 0,
  breach: (entry) => {
    const wrong = entry.further.find((each) => unfit(entry, each) !== undefined);
    return (
      wrong && {
        detail: `地块 ${wrong.subject} ${unfit(entry, wrong)}。`,
        field: 'further',
        wayForward: '核对地块；征询没有了结的，先登记其结果，或者从这次征询中去掉该地块。',
      }
    );
  },
});

export const OPENING_RULES = [
  prioritySubjectIsOfTheCollective,
  offerIsMadeKnown,
  oneWindowAtATime,
  offerIsDefinite,
  furtherParcelsAreAskedAboutTogether,
] as const;
