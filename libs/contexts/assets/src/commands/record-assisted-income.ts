import { Grounds, commandOn } from '#nest';
import { Choice, FenField, IntegerField, LegalDateField, NestedList, Sha256, SubjectId } from '#nest/fields';
import {
  ASSISTED_INCOME_RULES,
  type Asset,
  AssistedIncomeRecorded,
  INCOME_SOURCES,
  INCOME_USES,
  type IncomeSource,
  type IncomeUse,
  RECEIVED_BY,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
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

  @Choice(
    '收益来源（合同租金已按合同入账，不再记账；其他收益收入集体账户，记经营收入；不填的不记账）',
    INCOME_SOURCES,
    {
      optional: true,
    },
  )
  source?: IncomeSource;

  @Choice('其他收益收在（不填为银行存款）', RECEIVED_BY, { optional: true })
  method?: keyof typeof RECEIVED_BY;

  @NestedList('收益的使用', () => UsePart, { optional: true, min: 0, max: 20 })
  uses?: UsePart[];

  @LegalDateField('登记的收益截至何日')
  recordedOn: string;

  @Sha256('收益分配使用方案或支付清单的 SHA-256')
  paperSha256: string;
}

/** What the books need of income that no contract has posted. */
function receivedBy({ collectiveId, code, name }: Asset, { source, method = 'bank' }: RecordAssistedIncome) {
  return source === 'other' ? { collectiveId, code, name, method } : undefined;
}

export const recordAssistedIncome = commandOn({
  command: RecordAssistedIncome,
  title: '登记帮扶项目收益',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  effectiveOn: ({ recordedOn }) => recordedOn,
  facts: ({ command, state: asset, context: { today } }) => {
    const { year, incomeFen, uses = [], recordedOn: on, source } = command;
    return { asset, year, incomeFen, uses, source, on, onField: 'recordedOn', today };
  },
  rules: [assetStands, dayIsWithinTheAssetsLife, ...ASSISTED_INCOME_RULES],
  decide: ({ asset, year, incomeFen, uses, source, on: recordedOn }, { command }) => [
    AssistedIncomeRecorded.of({
      ...{ assetId: asset.assetId, divisionCode: asset.divisionCode, year, incomeFen, recordedOn, source },
      received: receivedBy(asset, command),
      uses: [...uses],
      paperSha256: command.paperSha256,
    }),
  ],
});
