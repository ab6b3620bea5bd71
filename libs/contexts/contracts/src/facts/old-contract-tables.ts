/* The closed lists of the clean-up of old contracts (清理合同). */

/** For what a price is agreed: each year of the term, or the whole of it. */
export const PRICE_BASES = { yearly: '每年', whole: '全部期限' } as const;

export const CONTRACT_GRADES = { sound: '规范', defective: '不规范', oral: '口头' } as const;

/** What may be wrong with an old contract. */
export const WRONG_POINTS = {
  'over-long': '超期限',
  'under-priced': '低价',
  'no-procedure': '未经民主程序',
  'not-in-books': '未入账',
  'not-written': '没有书面合同',
  'not-archived': '未归档',
} as const;
export type WrongPoint = keyof typeof WRONG_POINTS;

/** Who may have graded a contract. */
export const GRADERS = {
  village: '村清理工作小组',
  station: '乡镇农村事务管理站',
  county: '县农业农村局',
} as const;

interface PuttingRight {
  readonly title: string;
  /** What it can mend. */
  readonly mends: readonly WrongPoint[];
  /** It keeps the contract going on terms that the collective answers for: what was not decided must be now. */
  readonly keepsIt: boolean;
}

const EVERY_POINT = [
  'over-long',
  'under-priced',
  'no-procedure',
  'not-in-books',
  'not-written',
  'not-archived',
] as const;

/** How an old contract is put right, and what each way can mend. */
export const PUTTING_RIGHT = {
  supplement: {
    title: '签订补充协议',
    mends: ['over-long', 'under-priced', 'no-procedure'],
    keepsIt: true,
  },
  rewritten: {
    title: '补签或重签书面合同',
    mends: ['over-long', 'under-priced', 'no-procedure', 'not-written'],
    keepsIt: true,
  },
  'made-good': {
    title: '补办手续（追认、入账、归档）',
    mends: ['no-procedure', 'not-in-books', 'not-archived'],
    keepsIt: true,
  },
  terminated: { title: '终止合同', mends: EVERY_POINT, keepsIt: false },
  settled: { title: '调解、仲裁或判决了结', mends: EVERY_POINT, keepsIt: false },
} as const satisfies Readonly<Record<string, PuttingRight>>;
export type WayOfPuttingRight = keyof typeof PUTTING_RIGHT;

export function puttingRight(way: WayOfPuttingRight): PuttingRight {
  return PUTTING_RIGHT[way];
}

/** Before whom a dispute over a contract was settled. */
export const SETTLED_BEFORE = {
  mediation: '人民调解、乡镇调解',
  arbitration: '农村土地承包仲裁委员会',
  court: '人民法院',
} as const;
