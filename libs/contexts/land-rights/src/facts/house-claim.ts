import type { Breach } from '#kernel';
import { type Claim, rightsInTheWay } from './claim.js';
import { rightsWithin, termInWords } from './rights.js';

/* Who may let a house on a homestead: the household that uses the land, and nobody else while it does. */

function householdDoesNotUse({ parcel, parcelCode, grantor, from }: Claim): Breach | undefined {
  const uses = parcel ? rightsWithin(parcel, 'homestead-use', { from, to: from }) : [];
  const own = uses.find(({ holders }) => holders.some(({ id }) => id === grantor.id));
  return own?.standing === 'established'
    ? undefined
    : {
        detail: `出租方在 ${from} 没有宅基地 ${parcelCode} 的使用权，不能出租其上的房屋。`,
        wayForward: '由该宅基地的使用权人出租；尚未登记的，先登记宅基地。',
      };
}

function householdUses(claim: Claim): Breach | undefined {
  const [use] = rightsInTheWay(claim, 'homestead-use');
  return (
    use && {
      detail: `宅基地 ${claim.parcelCode} 在 ${termInWords(use)}由农户使用，集体不能出租其上的房屋。`,
      wayForward: '由使用权人作为出租方；农户自愿退出的，先办理有偿退出。',
    }
  );
}

export function houseIsNotTheirsToLet(claim: Claim): Breach | undefined {
  return claim.grantor.kind === 'household' ? householdDoesNotUse(claim) : householdUses(claim);
}
