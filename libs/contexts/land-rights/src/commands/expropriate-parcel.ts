import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LandCode, LegalDateField, Text } from '#nest/fields';
import {
  ParcelExpropriated,
  changeIsFinishedFirst,
  endsOf,
  landIsExpropriatedAfterItsRights,
  leaseOfExpropriatedLandIsSettled,
  parcelIsCurrent,
} from '../facts/index.js';
import { ON_PARCEL } from './ending-encumbrance.js';

export class ExpropriateParcel extends Grounds {
  @LandCode('地块编码')
  parcelCode: string;

  @DocumentNumber('征收批准文号', { example: '晋政地字〔2026〕12号' })
  approvalNumber: string;

  @Text('批准机关', 60, { example: '山西省人民政府' })
  authority: string;

  @LegalDateField('征收日（集体所有权和各项权利的最后一日）')
  expropriatedOn: string;
}

/**
 * The rights end with the land (民法典 327, 338), seals and disputes or not: they go on with the compensation. Of a part of a parcel: split it first.
 */
export const expropriateParcel = commandOn({
  command: ExpropriateParcel,
  title: '登记土地征收',
  ...ON_PARCEL,
  effectiveOn: ({ expropriatedOn }) => expropriatedOn,
  hasHappened: true,
  facts: ({ command: { approvalNumber, authority, expropriatedOn }, state: parcel }) => ({
    parcel,
    on: expropriatedOn,
    stated: { approvalNumber, authority, expropriatedOn },
    ending: parcel.rights.filter(({ standing, to }) => standing !== 'ended' || to > expropriatedOn),
  }),
  rules: [
    parcelIsCurrent,
    changeIsFinishedFirst,
    landIsExpropriatedAfterItsRights,
    leaseOfExpropriatedLandIsSettled,
  ],
  decide: ({ stated, ending }) => [ParcelExpropriated.of(stated), ...endsOf(ending, stated.expropriatedOn)],
});
