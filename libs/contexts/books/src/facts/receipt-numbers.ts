import { z } from 'zod';
import {
  type DataOf,
  DIQI_NAMESPACE,
  absent,
  accountingLaw,
  collectiveFinanceRules,
  eventType,
  numberKey,
  oneOf,
  rule,
  streamType,
  uuidV5,
} from '#kernel';

/* Receipts that a collective hands out are numbered once, whatever they are for. */

export const RECEIPTS_FOR = {
  rent: '租金',
  'earnest-money': '定金',
  project: '盘活项目款项',
} as const;

export const ReceiptNumberTaken = eventType('ReceiptNumberTaken', {
  title: '收据编号已占用',
  data: {
    /** Collective that handed the receipt out. */
    collectiveId: z.string(),
    divisionCode: z.string(),
    number: z.string(),
    for: oneOf(RECEIPTS_FOR),
    /** Contract or project under which it was recorded. */
    subjectId: z.string(),
    takenOn: z.string(),
  },
});
export type TakenReceipt = DataOf<typeof ReceiptNumberTaken>;

/** Of one number of a collective: where it was recorded, the first before all others. */
export interface NumberedReceipt extends Pick<TakenReceipt, 'collectiveId' | 'divisionCode' | 'number'> {
  readonly places: readonly Pick<TakenReceipt, 'for' | 'subjectId'>[];
}

/** Id of the stream of one number of a collective. */
export function receiptNumberId({
  collectiveId,
  number,
}: Pick<TakenReceipt, 'collectiveId' | 'number'>): string {
  return uuidV5(DIQI_NAMESPACE, `receipt/${collectiveId}/${numberKey(number)}`);
}

/** See `receiptNumberId` for the id. */
export const receiptNumberStream = streamType({
  category: 'receipt-number',
  title: '收据编号',
  events: [ReceiptNumberTaken],
  initial: absent<NumberedReceipt>(),
  evolve: {
    ReceiptNumberTaken: (known, { collectiveId, divisionCode, number, for: what, subjectId }) => ({
      ...(known ?? { collectiveId, divisionCode, number }),
      places: [...(known?.places ?? []), { for: what, subjectId }],
    }),
  },
});

export interface ReceiptNumberEntry {
  /** The number of the receipt as the collective has it already. */
  readonly numbered: NumberedReceipt | undefined;
  /** For what, and under which contract or project, it is to be recorded: there a rule of its own looks at the receipts. */
  readonly receiptFor: keyof typeof RECEIPTS_FOR;
  readonly subjectId: string;
}

type Place = NumberedReceipt['places'][number];

const isHere =
  ({ receiptFor, subjectId }: ReceiptNumberEntry) =>
  (place: Place): boolean =>
    place.for === receiptFor && place.subjectId === subjectId;

const elsewhere = (entry: ReceiptNumberEntry): Place | undefined =>
  entry.numbered?.places.find((place) => !isHere(entry)(place));

const inWords = ({ for: what, subjectId }: Place): string => `${RECEIPTS_FOR[what]}（${subjectId}）`;

export const receiptNumberIsUsedOnce = rule<ReceiptNumberEntry>({
  id: 'K16',
  code: 'BOOKS.RECEIPT_NUMBER_ALREADY_USED',
  sentence: '一个集体的收据编号不重复：一张收据只登记在一份合同、一个项目之下。',
  basis: [accountingLaw('第十四条'), collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: (entry) => {
    const other = elsewhere(entry);
    return (
      other && {
        detail: `收据 ${entry.numbered?.number} 已经登记为收取${inWords(other)}。`,
        field: 'receiptNumber',
        wayForward: '核对收据编号；同一张收据不必再登记，另一张收据填它自己的编号。',
      }
    );
  },
});

export const receiptNumberIsEnteredOnce = rule<ReceiptNumberEntry>({
  id: 'K18',
  code: 'BOOKS.RECEIPT_NUMBER_ENTERED',
  sentence: '收据编号对每份合同、每个项目占用一次。',
  basis: [accountingLaw('第十四条')],
  severity: 'block',
  breach: (entry) =>
    entry.numbered?.places.some(isHere(entry))
      ? { detail: `收据 ${entry.numbered.number} 已经占用。`, wayForward: '不必再办。' }
      : undefined,
});

export const receiptNumberIsNotShared = rule<ReceiptNumberEntry>({
  id: 'K17',
  code: 'BOOKS.RECEIPT_NUMBER_SHARED',
  sentence:
    '同一编号的收据登记在两处的，会计核对存根：一张收据登记了两次的冲回一次，编号抄错的记明正确的编号。',
  basis: [accountingLaw('第十四条'), collectiveFinanceRules('第二十三条')],
  severity: 'task',
  duty: {
    owner: { role: 'accountant' },
    term: '发现之日起尽快核对，没有法定的截止日。',
    consequence: '没有核对以前，同一笔钱可能入账两次，列入待办。',
  },
  breach: (entry) => {
    const other = elsewhere(entry);
    return (
      other && {
        detail: `收据 ${entry.numbered?.number} 登记在${inWords(other)}之外，又登记为收取${inWords({ for: entry.receiptFor, subjectId: entry.subjectId })}。`,
        occurrence: `${entry.receiptFor}/${entry.subjectId}`,
        wayForward: '核对收据存根，按核对的结果处理。',
      }
    );
  },
});
