import { Entity } from 'typeorm';
import { CORRECTION_BASES, type CorrectionBasis, type DataOf } from '#kernel';
import { AssetCorrected } from '#assets/facts';
import { PersonCorrected } from '#collectives/facts';
import { ContractAnnulled, ContractCorrected } from '#contracts/facts';
import { ParcelCorrected } from '#land-rights/facts';
import { DateCell, InstantCell, JsonCell, KeyCell, TextCell, register } from '#nest';
import { type Rows, type SeenEvent, projection, when } from '#read-store';

const CORRECTED_KINDS = { parcel: '地块', contract: '合同', asset: '资产', person: '人员' } as const;
type CorrectedKind = keyof typeof CORRECTED_KINDS;

/** What was recorded wrongly and what is right, for whoever supervises those who record. */
@Entity()
export class CorrectionRow {
  @KeyCell('更正的编号')
  correctionId: string;
  @TextCell('更正的对象', { enum: CORRECTED_KINDS })
  kind: CorrectedKind;
  @TextCell('对象的编号')
  subjectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @InstantCell('更正登记的时刻')
  recordedAt: string;
  @DateCell('自哪一天的事实起更正')
  since: string;
  @TextCell('更正的依据', { enum: CORRECTION_BASES })
  basis: CorrectionBasis;
  @TextCell('错在哪里、怎样发现的')
  error: string;
  @JsonCell('更正前；人员的为身份信息的承诺值')
  before: object;
  @JsonCell('更正后；人员的为身份信息的承诺值')
  after: object;
  @TextCell('登记人')
  account: string;
}

type Corrected = Pick<DataOf<typeof ParcelCorrected>, 'divisionCode' | 'since' | 'basis' | 'error'> & {
  readonly before: object;
  readonly after: object;
};

const entering =
  (kind: CorrectedKind) =>
  ({ id: correctionId, subject: subjectId, data, metadata }: SeenEvent<Corrected>, rows: Rows): void => {
    const { divisionCode, since, basis, error, before, after } = data;
    const { recordedAt, actor } = metadata;
    const named = { correctionId, kind, subjectId, divisionCode, recordedAt, account: actor.account };
    rows.put(CorrectionRow, { ...named, since, basis, error, before, after });
  };

export const correctionRegister = projection({
  name: 'corrections',
  title: '更正登记簿',
  version: 1,
  tables: [CorrectionRow],
  on: [
    when(ParcelCorrected, entering('parcel')),
    when(AssetCorrected, entering('asset')),
    when(ContractCorrected, entering('contract')),
    when(ContractAnnulled, entering('contract')),
    when(PersonCorrected, entering('person')),
  ],
});

export const correctionList = register({
  noun: ['Correction', 'Corrections'],
  title: '更正登记簿',
  item: '更正',
  path: 'corrections',
  view: correctionRegister,
  row: CorrectionRow,
  key: 'correctionId',
  place: 'divisionCode',
  filters: ['divisionCode', 'kind', 'subjectId', 'basis', 'account'],
  ranges: ['since'],
  linesOnly: true,
});
