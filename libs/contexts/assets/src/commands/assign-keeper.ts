import { fullCapacityFrom } from '#collectives/facts';
import { Grounds, commandOn } from '#nest';
import {
  Flag,
  IdentityNumber,
  LegalDateField,
  Nested,
  PersonName,
  Phone,
  SubjectId,
  Text,
} from '#nest/fields';
import { POLICY_READING_RULES, rowsRead } from '#policies/facts';
import {
  AssetKeeperAssigned,
  assetIsInspectedRegularly,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
  keeperIsOfAge,
  publicWelfareAssetHasAKeeper,
} from '../facts/index.js';
import { inspectionPolicy, policiesOfTheAssetsCounty } from './inspection-policy.js';

class KeepingPerson {
  @PersonName('姓名')
  name: string;

  @IdentityNumber('身份证号')
  identityNumber: string;

  @Phone('联系电话', { optional: true })
  phone?: string;
}

export class AssignKeeper extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @Nested('管护人', () => KeepingPerson)
  person: KeepingPerson;

  @LegalDateField('管护起始日')
  from: string;

  @Flag('已满十六周岁、以自己的劳动收入为主要生活来源（未成年的管护人填）', { optional: true })
  livesByOwnLabour?: boolean;

  @Text('管护职责', 100, { optional: true, example: '日常保洁、查看有无损坏' })
  charge?: string;
}

export const assignKeeper = commandOn({
  command: AssignKeeper,
  title: '确定资产管护人',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: { policies: policiesOfTheAssetsCounty<AssignKeeper>() },
  persons: ({ person }, newId) => [{ personId: newId('keeper'), identity: { ...person } }],
  effectiveOn: ({ from }) => from,
  facts: ({ command, state: asset, references, persons, context: { today } }) => ({
    asset,
    ...{ on: command.from, onField: 'from', today },
    majority: fullCapacityFrom(command.person.identityNumber, command.from),
    livesByOwnLabour: command.livesByOwnLabour === true,
    keeper: persons[0],
    hasKeeper: true,
    condition: undefined,
    // Somebody who takes over goes on with the duty that there is.
    ...inspectionPolicy(references.policies?.state, { since: asset.dutySince ?? command.from, today }),
  }),
  rules: [
    assetStands,
    dayIsWithinTheAssetsLife,
    keeperIsOfAge,
    publicWelfareAssetHasAKeeper,
    assetIsInspectedRegularly,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ asset: { assetId, divisionCode }, keeper, on: from, majority }, { command: { charge } }) => {
    if (!keeper) throw new Error('a keeper was not sealed');
    const { personId, commitment } = keeper;
    const livesByOwnLabour = majority === undefined ? undefined : true;
    const kept = { assetId, divisionCode, personId, commitment, from, livesByOwnLabour, charge };
    return [AssetKeeperAssigned.of(kept)];
  },
});
