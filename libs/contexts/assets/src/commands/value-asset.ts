import { Grounds, commandOn } from '#nest';
import { DocumentNumber, FenField, LegalDateField, Sha256, SubjectId, Text } from '#nest/fields';
import {
  AssetAppraised,
  appraisalIsPublishedAfterIt,
  appraisalIsRecordedOnce,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
} from '../facts/index.js';

export class ValueAsset extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @Text('评估机构', 60, { example: '晋中某资产评估有限公司' })
  firm: string;

  @DocumentNumber('评估报告编号', { example: '晋评报字〔2026〕12号' })
  reportNumber: string;

  @LegalDateField('评估日')
  appraisedOn: string;

  @FenField('评估价值')
  valueFen: number;

  @Sha256('评估报告的 SHA-256')
  reportSha256: string;

  @LegalDateField('评估结果公示起始日')
  publishedOn: string;

  @Text('公示地点', 60, { example: '村务公开栏' })
  publishedAt: string;
}

export const valueAsset = commandOn({
  command: ValueAsset,
  title: '登记资产评估',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  effectiveOn: ({ appraisedOn }) => appraisedOn,
  facts: ({ command: { reportNumber, appraisedOn, publishedOn }, state: asset, context: { today } }) => ({
    asset,
    on: appraisedOn,
    onField: 'appraisedOn',
    today,
    reportNumber,
    publishedOn,
  }),
  rules: [assetStands, dayIsWithinTheAssetsLife, appraisalIsPublishedAfterIt, appraisalIsRecordedOnce],
  decide: ({ asset: { assetId }, on: appraisedOn, reportNumber, publishedOn }, { command }) => {
    const { firm, valueFen, reportSha256, publishedAt } = command;
    const report = { firm, reportNumber, appraisedOn, valueFen, reportSha256 };
    return [AssetAppraised.of({ assetId, ...report, publishedOn, publishedAt })];
  },
});
