import { Entity } from 'typeorm';
import { CountCell, DateCell, FenCell, KeyCell, TextCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import {
  EARNEST_OUTCOMES,
  EarnestMoneyReceived,
  EarnestMoneySettled,
  type EarnestOutcome,
  earnestMoneyStream,
} from '../facts/index.js';

const STANDINGS = { held: '在手', ...EARNEST_OUTCOMES } as const;

@Entity()
export class EarnestMoneyRow {
  @KeyCell('合同')
  contractId: string;
  @TextCell('合同编号')
  contractNumber: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('给付方编号')
  payerId: string;
  @TextCell('收取方编号')
  payeeId: string;
  @FenCell('实收的定金')
  amountFen: number;
  @FenCell('其中有定金效力的')
  effectiveFen: number;
  @DateCell('收取日')
  receivedOn: string;
  @TextCell('状态', { enum: STANDINGS })
  standing: 'held' | EarnestOutcome;
  @FenCell('退还的金额', { nullable: true })
  paidBackFen: number | null;
  @DateCell('结清日', { nullable: true })
  settledOn: string | null;
  /** Revision of the stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

export const earnestRegister = projection({
  name: 'earnest-money',
  title: '定金登记簿',
  version: 1,
  tables: [EarnestMoneyRow],
  on: [
    when(EarnestMoneyReceived, ({ data, revision }, rows) => {
      const { contractId, contractNumber, collectiveId, divisionCode, amountFen, effectiveFen, receivedOn } =
        data;
      rows.put(EarnestMoneyRow, {
        ...{ contractId, contractNumber, collectiveId, divisionCode, amountFen, effectiveFen, receivedOn },
        ...{ payerId: data.payer.id, payeeId: data.payee.id },
        ...{ standing: 'held', paidBackFen: null, settledOn: null, revision },
      });
    }),
    when(EarnestMoneySettled, async ({ data, revision }, rows) => {
      const { contractId, outcome: standing, paidBackFen, settledOn } = data;
      await amend(rows, EarnestMoneyRow, { contractId }, () => ({
        standing,
        paidBackFen,
        settledOn,
        revision,
      }));
    }),
  ],
});

export const earnestMoney = register({
  noun: ['EarnestMoney', 'EarnestMonies'],
  title: '定金登记簿',
  item: '定金',
  path: 'earnest-money',
  view: earnestRegister,
  row: EarnestMoneyRow,
  key: 'contractId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'standing', 'payerId', 'payeeId'],
  ranges: ['receivedOn', 'settledOn'],
  history: earnestMoneyStream,
});
