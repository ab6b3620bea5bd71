import { type Rule } from '#kernel';
import { contractIdOf, contractStream } from '#contracts/facts';
import { Grounds, commandOn, one } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Nested, Sha256, SubjectId, Text } from '#nest/fields';
import { POLICY_READING_RULES, type PolicyReader, policyFor, rowsRead } from '#policies/facts';
import {
  type Asset,
  type AssetLeaseEntry,
  AssetUseChanged,
  USE_STATES,
  type UseState,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
  leaseIsInWriting,
  leaseOutsideTheRegisterIsTold,
  leaseStandsInTheRegister,
  useStateChanges,
} from '../facts/index.js';
import { policiesOfTheAssetsCounty } from './inspection-policy.js';

class LeasePaper {
  @DocumentNumber('合同编号', { example: '租2026-003' })
  number: string;

  @Sha256('合同扫描件的 SHA-256')
  sha256: string;
}

export class ChangeUseState extends Grounds {
  @SubjectId('资产')
  assetId: string;

  @Choice('使用状态', USE_STATES)
  useState: UseState;

  @LegalDateField('变更日')
  changedOn: string;

  @Text('用途或使用人', 100, { optional: true, example: '租给太行合作社作仓库' })
  note?: string;

  @Nested('出租的书面合同（出租的填）', () => LeasePaper, { optional: true })
  lease?: LeasePaper;
}

type UseCase = AssetLeaseEntry & PolicyReader;

const RULES: readonly Rule<UseCase>[] = [
  assetStands,
  dayIsWithinTheAssetsLife,
  useStateChanges,
  leaseIsInWriting,
  leaseStandsInTheRegister,
  leaseOutsideTheRegisterIsTold,
  ...POLICY_READING_RULES,
];

export const changeUseState = commandOn({
  command: ChangeUseState,
  title: '变更资产使用状态',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  references: {
    contract: one(
      contractStream,
      ({ lease }: ChangeUseState, asset: Asset | undefined) =>
        lease && asset && contractIdOf({ collectiveId: asset.collectiveId, number: lease.number }),
    ),
    policies: policiesOfTheAssetsCounty<ChangeUseState>(),
  },
  effectiveOn: ({ changedOn }) => changedOn,
  facts: ({ command, state: asset, references, context: { today } }): UseCase => {
    const { useState, changedOn: on, lease } = command;
    const contract = references.contract?.state;
    const before = policyFor(references.policies?.state, 'contract-clean-up.signed-before', on);
    return {
      ...{ asset, on, onField: 'changedOn', today, useState },
      hasLease: lease !== undefined,
      leaseNumber: lease?.number,
      lease: contract,
      signedBefore: before.value,
      policyReadings: lease && !contract && asset.assetClass !== 'resource' ? [before] : [],
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ asset: { assetId }, useState, on: changedOn }, { command: { note, lease } }) => [
    AssetUseChanged.of({ assetId, useState, changedOn, note, lease }),
  ],
});
