import { type Rule } from '#kernel';
import { Grounds, commandOn } from '#nest';
import {
  Choice,
  CreditCode,
  DocumentNumber,
  LegalDateField,
  Nested,
  Sha256,
  SubjectId,
  Text,
} from '#nest/fields';
import { POLICY_READING_RULES, type PolicyReader, rowsRead } from '#policies/facts';
import {
  type AssetChange,
  type AssistedEntry,
  AssistedProjectRecorded,
  CONFIRMED_TO,
  type InspectionEntry,
  PROJECT_CLASSES,
  type ProjectClass,
  assetIsInspectedRegularly,
  assetStands,
  assetStream,
  assistedAssetHasAssistanceMoney,
  assistedProjectIsRecordedOnce,
  dayIsWithinTheAssetsLife,
  projectClassFitsTheAsset,
  projectIsThatOfTheMoney,
} from '../facts/index.js';
import { inspectionPolicy, policiesOfTheAssetsCounty } from './inspection-policy.js';

class Operator {
  @CreditCode('统一社会信用代码')
  creditCode: string;

  @Text('名称', 60, { example: '左权县太行种植专业合作社' })
  name: string;
}

export class RecordAssistedProject extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @Choice('项目资产类别', PROJECT_CLASSES)
  projectClass: ProjectClass;

  @DocumentNumber('项目编号', { example: '左扶项〔2018〕12号' })
  projectCode: string;

  @Text('项目名称', 60, { example: '黄家会村光伏电站' })
  projectName: string;

  @Nested('经营主体（不是本集体自营的填）', () => Operator, { optional: true })
  operator?: Operator;

  @Choice('确权对象', CONFIRMED_TO)
  confirmedTo: keyof typeof CONFIRMED_TO;

  @LegalDateField('确权日')
  confirmedOn: string;

  @Sha256('确权文件扫描件的 SHA-256')
  paperSha256: string;
}

type AssistedCase = AssistedEntry & AssetChange & InspectionEntry & PolicyReader;

const RULES: readonly Rule<AssistedCase>[] = [
  assetStands,
  dayIsWithinTheAssetsLife,
  assistedProjectIsRecordedOnce,
  assistedAssetHasAssistanceMoney,
  projectClassFitsTheAsset,
  projectIsThatOfTheMoney,
  assetIsInspectedRegularly,
  ...POLICY_READING_RULES,
];

export const recordAssistedProject = commandOn({
  command: RecordAssistedProject,
  title: '登记帮扶项目资产',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: { policies: policiesOfTheAssetsCounty<RecordAssistedProject>() },
  effectiveOn: ({ confirmedOn }) => confirmedOn,
  facts: ({ command, state: asset, references, context: { today } }): AssistedCase => {
    const { projectClass, projectCode, confirmedTo, confirmedOn } = command;
    return {
      ...{ asset, projectClass, projectCode, confirmedTo, confirmedOn, today },
      ...{ on: confirmedOn, onField: 'confirmedOn', condition: undefined, assisted: true },
      ...inspectionPolicy(references.policies?.state, { since: asset.dutySince ?? confirmedOn, today }),
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ asset: { assetId, divisionCode }, projectClass, confirmedTo, confirmedOn }, { command }) => {
    const { projectCode, projectName, operator, paperSha256 } = command;
    const project = { projectClass, projectCode, projectName, operator };
    const confirmed = { confirmedTo, confirmedOn, paperSha256 };
    return [AssistedProjectRecorded.of({ assetId, divisionCode, ...project, ...confirmed })];
  },
});
