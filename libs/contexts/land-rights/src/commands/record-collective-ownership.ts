import { OWNERSHIP_NATURES } from '#kernel';
import { collectiveActs, collectiveStream } from '#collectives/facts';
import { divisionStream } from '#divisions/facts';
import { Evidence, commandOn, one } from '#nest';
import { Choice, CreditCode, DocumentNumber, LandCode } from '#nest/fields';
import {
  CollectiveOwnershipRecorded,
  type OwnershipEntry,
  type Parcel,
  ownerIsARegisteredCollective,
  ownerIsOfThePlace,
  ownershipIsRecordedOnce,
  parcelStream,
} from '../facts/index.js';

export class RecordCollectiveOwnership extends Evidence {
  @LandCode('地块编码')
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
    village: one(
      divisionStream,
      (_: RecordCollectiveOwnership, parcel: Parcel | undefined) => parcel?.divisionCode,
    ),
  },
  facts: ({ command, state: parcel, references, context }) => {
    const { collectiveId, nature, certificateNumber } = command;
    const collective = references.collective?.state;
    const village = {
      code: parcel.divisionCode,
      predecessors: references.village?.state?.predecessors ?? [],
    };
    const on = context.effectiveOn;
    return { parcel, village, collective, collectiveId, nature, certificateNumber, on };
  },
  rules: [
    ownerIsARegisteredCollective,
    collectiveActs(({ collective, on }: OwnershipEntry) => ({ collective, on, field: 'collectiveId' })),
    ownerIsOfThePlace,
    ownershipIsRecordedOnce,
  ],
  decide: ({ collectiveId, nature, certificateNumber }) => [
    CollectiveOwnershipRecorded.of({ collectiveId, nature, certificateNumber }),
  ],
});
