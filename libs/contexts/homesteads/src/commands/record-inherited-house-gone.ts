import { commandOn } from '#nest';
import { LegalDateField, Sha256 } from '#nest/fields';
import { InheritedHouseGone, heirsHadTheHouse, whatIsRecordedHasHappened } from '../facts/index.js';
import { ON_ENTITLEMENT, OfHomestead } from './on-entitlement.js';

export class RecordInheritedHouseGone extends OfHomestead {
  @LegalDateField('房屋灭失之日')
  goneOn: string;

  @Sha256('房屋灭失证明扫描件的 SHA-256')
  paperSha256: string;
}

export const recordInheritedHouseGone = commandOn({
  command: RecordInheritedHouseGone,
  title: '登记继承人的房屋灭失',
  ...ON_ENTITLEMENT,
  effectiveOn: ({ goneOn }) => goneOn,
  facts: ({ command: { parcelCode, goneOn }, state: { homesteads }, context: { today } }) => ({
    ...{ parcelCode, goneOn, today },
    happened: { goneOn },
    homestead: homesteads.find((each) => each.parcelCode === parcelCode && each.inheritance !== undefined),
  }),
  rules: [heirsHadTheHouse, whatIsRecordedHasHappened],
  decide: ({ homestead, parcelCode, goneOn }, { command: { paperSha256 } }) => {
    if (!homestead?.inheritance) return [];
    const { homesteadId, inheritance } = homestead;
    const { rightId } = inheritance;
    return [InheritedHouseGone.of({ homesteadId, parcelCode, rightId, goneOn, paperSha256 })];
  },
});
