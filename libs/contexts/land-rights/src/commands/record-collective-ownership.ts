import { OWNERSHIP_NATURES } from '#kernel';
import { collectiveStream } from '#collectives/facts';
import { Evidence, commandOn, one } from '#nest';
import { Choice, CreditCode, DocumentNumber, ParcelCode } from '#nest/fields';
import {
  CollectiveOwnershipRecorded,
  ownerIsARegisteredCollective,
  ownerIsOfThePlace,
  ownershipIsRecordedOnce,
  parcelStream,
} from '../facts/index.js';

export class RecordCollectiveOwnership extends Evidence {
  @ParcelCode('承包地块编码')
  parcelCode: string;

  @CreditCode('所有权人（集体经济组织代码）')
  collectiveId: string;

  @Choice('所有权性质', OWNERSHIP_NATURES)
  nature: keyof typeof OWNERSHIP_NATURES;

  @DocumentNumber('不动产权证书号', { optional: true, example: '晋(2021)左权县不动产权第0000123号' })
  certificateNumber?: string;
}

export const recordCollectiveOwnership = commandOn({
  command: RecordCollectiveOwnership,
  title: '登记集体土地所有权',
  permission: 'land-rights.record',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RecordCollectiveOwnership) => collectiveId),
  },
  facts: ({ command: { collectiveId, nature, certificateNumber }, state: parcel, references }) => ({
    parcel,
    collective: references.collective?.state,
    collectiveId,
    nature,
    certificateNumber,
  }),
  rules: [ownerIsARegisteredCollective, ownerIsOfThePlace, ownershipIsRecordedOnce],
  decide: ({ collectiveId, nature, certificateNumber }) => [
    CollectiveOwnershipRecorded.of({ collectiveId, nature, certificateNumber }),
  ],
});
