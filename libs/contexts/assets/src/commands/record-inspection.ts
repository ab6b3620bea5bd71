import { Grounds, commandOn } from '#nest';
import { Choice, LegalDateField, SubjectId, Text } from '#nest/fields';
import { POLICY_READING_RULES, rowsRead } from '#policies/facts';
import {
  AssetInspected,
  CONDITIONS,
  type Condition,
  assetIsInspectedRegularly,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
  inspectionsFollowEachOther,
  unusableAssetIsDealtWith,
} from '../facts/index.js';
import { inspectionPolicy, policiesOfTheAssetsCounty } from './inspection-policy.js';

export class RecordInspection extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @LegalDateField('巡查日')
  inspectedOn: string;

  @Choice('巡查结果', CONDITIONS)
  condition: Condition;

  @Text('情况', 200, { optional: true, example: '东侧路灯两盏不亮' })
  note?: string;
}

export const recordInspection = commandOn({
  command: RecordInspection,
  title: '登记资产巡查',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: { policies: policiesOfTheAssetsCounty<RecordInspection>() },
  effectiveOn: ({ inspectedOn }) => inspectedOn,
  facts: ({ command: { inspectedOn, condition }, state: asset, references, context: { today } }) => ({
    asset,
    ...{ on: inspectedOn, onField: 'inspectedOn', today, condition },
    ...inspectionPolicy(references.policies?.state, { since: inspectedOn, today }),
  }),
  rules: [
    assetStands,
    dayIsWithinTheAssetsLife,
    inspectionsFollowEachOther,
    unusableAssetIsDealtWith,
    assetIsInspectedRegularly,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ asset, on: inspectedOn, condition }, { command: { note } }) => {
    const { assetId, divisionCode, dutySince } = asset;
    return [AssetInspected.of({ assetId, divisionCode, inspectedOn, condition, note, dutySince })];
  },
});
