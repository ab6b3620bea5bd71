import { Grounds, commandOn } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Nested, Sha256, SubjectId, Text } from '#nest/fields';
import {
  AssetUseChanged,
  USE_STATES,
  type UseState,
  assetStands,
  assetStream,
  dayIsWithinTheAssetsLife,
  leaseIsInWriting,
  useStateChanges,
} from '../facts/index.js';

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

export const changeUseState = commandOn({
  command: ChangeUseState,
  title: '变更资产使用状态',
  permission: 'assets.record',
  stream: assetStream,
  on: ({ assetId }) => assetId,
  effectiveOn: ({ changedOn }) => changedOn,
  facts: ({ command: { useState, changedOn, lease }, state: asset, context: { today } }) => ({
    asset,
    on: changedOn,
    onField: 'changedOn',
    today,
    useState,
    hasLease: lease !== undefined,
  }),
  rules: [assetStands, dayIsWithinTheAssetsLife, useStateChanges, leaseIsInWriting],
  decide: ({ asset: { assetId }, useState, on: changedOn }, { command: { note, lease } }) => [
    AssetUseChanged.of({ assetId, useState, changedOn, note, lease }),
  ],
});
