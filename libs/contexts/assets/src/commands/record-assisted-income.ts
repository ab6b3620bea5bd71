import { Grounds, commandOn } from '#nest';
import { Choice, FenField, IntegerField, LegalDateField, NestedList, Sha256, SubjectId } from '#nest/fields';
import {
  AssistedIncomeRecorded,
  INCOME_USES,
  type IncomeUse,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
  incomeIsOfAnOperatingProject,
  incomeIsUsedOnce,
  incomeOfAYearIsRecordedOnce,
  incomeSaysItsUse,
} from '../facts/index.js';

class UsePart {
  @Choice('用途', INCOME_USES)
  use: IncomeUse;

  @FenField('金额')
  amountFen: number;
}

export class RecordAssistedIncome extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @IntegerField('年度', 1949, 2200, { example: 2025 })
  year: number;

  @FenField('当年收益（没有收益的填 0）', { min: 0 })
  incomeFen: number;

  @NestedList('收益的使用', () => UsePart, { optional: true, min: 0, max: 20 })
  uses?: UsePart[];

  @LegalDateField('登记的收益截至何日')
  recordedOn: string;

  @Sha256('收益分配使用方案或支付清单的 SHA-256')
  paperSha256: string;
}

export const recordAssistedIncome = commandOn({
  command: RecordAssistedIncome,
  title: '登记帮扶项目收益',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  effectiveOn: ({ recordedOn }) => recordedOn,
  facts: ({ command, state: asset, context: { today } }) => {
    const { year, incomeFen, uses = [], recordedOn: on } = command;
    return { asset, year, incomeFen, uses, on, onField: 'recordedOn', today };
  },
  rules: [
    assetStands,
    dayIsWithinTheAssetsLife,
    incomeIsOfAnOperatingProject,
    incomeOfAYearIsRecordedOnce,
    incomeIsUsedOnce,
    incomeSaysItsUse,
  ],
  decide: ({ asset: { assetId, divisionCode }, year, incomeFen, uses, on: recordedOn }, { command }) => [
    AssistedIncomeRecorded.of({
      ...{ assetId, divisionCode, year, incomeFen, recordedOn },
      uses: [...uses],
      paperSha256: command.paperSha256,
    }),
  ],
});
