import { type LegalDate, civilCode, landContractingLaw, rule } from '#kernel';
import { type Parcel, rightsWithin } from '#land-rights/facts';
import { PRIORITY_GROUNDS, type PriorityGround, isOfMembers } from './grounds.js';
import type { FurtherEntry, OpeningEntry } from './opening-rules.js';

/* Whether the ground that is stated is the one that the law gives for what is offered, and to whom. */

export const nobodyComesBeforeThemselves = rule<OpeningEntry>({
  id: 'Q6e',
  code: 'PRIORITY.OFFERED_TO_THE_LESSEE',
  sentence: '承租人优先的，征询的是与承租人以外的人的交易；卖给、租给承租人自己的，不必征询。',
  basis: [civilCode('第七百二十六条'), civilCode('第七百三十四条')],
  severity: 'block',
  bears: ({ ground }) => !isOfMembers(ground),
  breach: ({ contract, outsider }) =>
    contract?.grantees.some(({ id }) => id === outsider?.id)
      ? {
          detail: `受让方 ${outsider?.id} 就是租赁合同 ${contract.number} 的承租人。`,
          field: 'outsider',
          wayForward: '不必征询，直接办理出卖或者续租；受让方是别人的，核对后重新填写。',
        }
      : undefined,
});

type LandOffered = OpeningEntry & FurtherEntry;

/** Whether somebody has a household contract of the land on the day. */
function isContracted(parcel: Parcel, on: LegalDate): boolean {
  return rightsWithin(parcel, 'contract-right', { from: on, to: on }).some(
    ({ standing }) => standing !== 'held',
  );
}

/**
 * The ground on which members come first on a parcel; none of land that may be offered on either. What a household has
 * contracted is conveyed (承包法 38), “四荒” that nobody has so is contracted by other ways (承包法 51). Other land that
 * nobody has contracted, such as what was kept in reserve, the law names in neither place.
 */
function groundOf(parcel: Parcel, on: LegalDate): PriorityGround | undefined {
  if (isContracted(parcel, on)) return 'land-conveyance';
  return parcel.landClass === 'wasteland' ? 'other-method' : undefined;
}

/** The first parcel of the offer of which the other ground is right, and that ground. */
function otherwise({ ground, parcelCode = '', parcel, further, from, today }: LandOffered) {
  return [{ subject: parcelCode, parcel }, ...further].flatMap(({ subject, parcel: offered }) => {
    const right = offered && groundOf(offered, from ?? today);
    return right === undefined || right === ground ? [] : [{ subject, right }];
  })[0];
}

export const groundFitsTheLand = rule<LandOffered>({
  id: 'Q6f',
  code: 'PRIORITY.GROUND_DOES_NOT_FIT_THE_LAND',
  sentence: '家庭承包的土地流转的，成员依流转优先；“四荒”地没有家庭承包的，成员依其他方式承包优先。',
  basis: [landContractingLaw('第三十八条第五项'), landContractingLaw('第五十一条')],
  severity: 'block',
  bears: ({ ground }) => isOfMembers(ground),
  breach: (entry) => {
    const wrong = otherwise(entry);
    if (!wrong) return undefined;
    const contracted = wrong.right === 'land-conveyance' ? '由农户家庭承包' : '是“四荒”地，没有家庭承包';
    return {
      detail: `地块 ${wrong.subject} ${contracted}。`,
      field: 'ground',
      facts: { ground: wrong.right },
      wayForward: `优先权的种类改填“${PRIORITY_GROUNDS[wrong.right]}”，并按这一种类公示；各地块种类不同的，分开征询。`,
    };
  },
});

export const GROUND_RULES = [nobodyComesBeforeThemselves, groundFitsTheLand] as const;
