import { ShownDate, ShownFen, ShownFlag, ShownPart, ShownParts, ShownText } from '#nest';
import { VoucherLineRow, VoucherRow } from './journal.js';

/* The shapes of what the books answer. */

export class BalanceBody {
  @ShownText('方向：借、贷、平')
  side: '借' | '贷' | '平';
  @ShownFen('金额')
  amountFen: number;
}

export class VoucherBody extends VoucherRow {
  @ShownParts('分录', () => VoucherLineRow)
  lines: VoucherLineRow[];
}

export class AccountBody {
  @ShownText('科目代码')
  account: string;
  @ShownText('科目名称')
  name: string;
  @ShownText('类别', {
    enum: {
      asset: '资产',
      liability: '负债',
      equity: '所有者权益',
      cost: '成本',
      income: '收入',
      expense: '支出',
    },
  })
  class: string;
  @ShownText('余额方向', { enum: { debit: '借', credit: '贷' } })
  normal: string;
}

export class ChartBody {
  @ShownParts('42 个一级科目', () => AccountBody)
  items: AccountBody[];
}

export class AccountSpanBody {
  @ShownText('科目代码')
  account: string;
  @ShownText('科目名称')
  name: string;
  @ShownPart('期初余额', () => BalanceBody)
  opening: BalanceBody;
  @ShownFen('本期借方')
  debitFen: number;
  @ShownFen('本期贷方')
  creditFen: number;
  @ShownPart('期末余额', () => BalanceBody)
  closing: BalanceBody;
}

export class GeneralLedgerBody {
  @ShownText('会计主体')
  entity: string;
  @ShownText('起始期间')
  from: string;
  @ShownText('截止期间')
  to: string;
  @ShownParts('各科目', () => AccountSpanBody)
  items: AccountSpanBody[];
}

export class DetailLineBody {
  @ShownText('分录')
  id: string;
  @ShownText('凭证')
  voucherId: string;
  @ShownDate('日期')
  on: string;
  @ShownText('摘要')
  summary: string;
  @ShownText('明细科目')
  subAccount: string;
  @ShownText('往来单位或农户')
  partyId: string;
  @ShownFen('借方')
  debitFen: number;
  @ShownFen('贷方')
  creditFen: number;
  @ShownPart('余额', () => BalanceBody)
  balance: BalanceBody;
  @ShownText('来源事件')
  eventId: string;
  @ShownText('来源对象')
  eventStream: string;
}

export class AccountDetailBody {
  @ShownText('会计主体')
  entity: string;
  @ShownText('科目代码')
  account: string;
  @ShownText('科目名称')
  name: string;
  @ShownPart('期初余额', () => BalanceBody)
  opening: BalanceBody;
  @ShownParts('分录，由早到晚', () => DetailLineBody)
  items: DetailLineBody[];
  @ShownText('下一页的 cursor', { nullable: true })
  next: string | null;
}

export class TrialBalanceTotalsBody {
  @ShownFen('期初借方')
  openingDebitFen: number;
  @ShownFen('期初贷方')
  openingCreditFen: number;
  @ShownFen('本期借方')
  debitFen: number;
  @ShownFen('本期贷方')
  creditFen: number;
  @ShownFen('期末借方')
  closingDebitFen: number;
  @ShownFen('期末贷方')
  closingCreditFen: number;
}

export class TrialBalanceRowBody extends TrialBalanceTotalsBody {
  @ShownText('科目代码')
  account: string;
  @ShownText('科目名称')
  name: string;
}

export class TrialBalanceBody {
  @ShownText('会计主体')
  entity: string;
  @ShownText('起始期间')
  from: string;
  @ShownText('截止期间')
  to: string;
  @ShownParts('各科目', () => TrialBalanceRowBody)
  items: TrialBalanceRowBody[];
  @ShownPart('合计', () => TrialBalanceTotalsBody)
  totals: TrialBalanceTotalsBody;
  @ShownFlag('是否平衡')
  balanced: boolean;
}
