import { type LegalDate, idleHomesteadNotice, landManagementRegulations, registerRules, rule } from '#kernel';
import { type Parcel, RIGHT_KINDS } from '#land-rights/facts';
import { householdsRightWithin, notAHomesteadOf } from './plots.js';

/* The survey of a house that no household has. */

export interface CollectiveHouseEntry {
  readonly parcel: Parcel | undefined;
  readonly parcelCode: string;
  readonly divisionCode: string;
  readonly surveyedOn: LegalDate;
  readonly today: LegalDate;
}

/** Why a house is not the collective's from the survey on until today, as a sentence. */
function notTheCollectives({ parcel, parcelCode, surveyedOn, today }: CollectiveHouseEntry) {
  if (!parcel?.ownership) return `宅基地 ${parcelCode} 没有登记集体土地所有权。`;
  const right = householdsRightWithin(parcel, { from: surveyedOn, to: today });
  return right && `宅基地 ${parcelCode} 自 ${right.from} 起有农户的${RIGHT_KINDS[right.right]}。`;
}

export const surveyedHouseIsTheCollectives = rule<CollectiveHouseEntry>({
  id: 'RV38',
  code: 'HOMESTEADS.NOT_THE_COLLECTIVES_HOUSE',
  sentence: '作为集体的房屋调查的，是本村集体所有的宅基地上的房屋，自调查日起没有农户的权利。',
  basis: [
    idleHomesteadNotice('全面摸清闲置宅基地和闲置住宅'),
    landManagementRegulations('第三十五条'),
    registerRules('先调查，后盘活'),
  ],
  severity: 'block',
  breach: (entry) => {
    const misplaced = notAHomesteadOf(entry);
    const detail = misplaced ? undefined : notTheCollectives(entry);
    if (detail === undefined) return misplaced;
    const wayForward =
      '农户的房屋，用“登记闲置情况调查”登记在该户名下；该户已退出的，先登记退出；没有登记所有权的先登记。';
    return { detail, field: 'parcelCode', wayForward };
  },
});
