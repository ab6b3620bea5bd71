import { MATTERS, type ResolutionUse, decideAnew, isCarriedByResolution } from '#decisions/facts';
import {
  type DutyBook,
  type Hand,
  POST_TITLES,
  dealWithOfficersIsFlagged,
  nobodyDecidesForKin,
  officersOf,
  postsOf,
} from '#posts/facts';
import type { LeaseEntry } from './conclusion-entry.js';
import { matterOfLease } from './outsider-rules.js';

/* A collective that leases its land to its own officers or their near kin. */

export interface RelatedLease extends LeaseEntry {
  /** Of the village of the collective: who is in office, and what kin was declared. */
  readonly dutyBook: DutyBook | undefined;
}

/** Directors and supervisors: those whom 集体法 35 keeps from using their post for themselves. */
const ANSWERABLE = postsOf('board', 'supervisors');

/** Everybody of a household that rents; who stands behind an organisation the register does not know. */
function lessees({ grantees, households }: RelatedLease): readonly Hand[] {
  return grantees.flatMap(({ id }, index) =>
    households
      .filter(({ householdId }) => householdId === id)
      .flatMap(({ members }) => members)
      .map(({ personId }) => ({ personId, part: '承租农户的成员', field: `grantees[${index}]` })),
  );
}

function decisionOn(entry: RelatedLease): ResolutionUse {
  const { resolution, collectiveId, signedOn: usedOn, today } = entry;
  const parcels = entry.claims.map(({ parcelCode }) => parcelCode);
  const used = { usedOn, usedOnField: 'signedOn', today, parcels };
  return { resolution, collectiveId, matter: matterOfLease(entry), ...used };
}

/** Whoever signs for the collective decides, unless the members have decided before them. */
function whoDecides(entry: RelatedLease): readonly Hand[] {
  const { dutyBook, collectiveId, signedOn } = entry;
  if (isCarriedByResolution(decisionOn(entry))) return [];
  return officersOf(dutyBook, collectiveId, signedOn)
    .filter(({ post }) => ANSWERABLE.includes(post))
    .map(({ post, personId }) => ({ personId, part: `现任“${POST_TITLES[post]}”`, field: 'resolutionId' }));
}

export const RELATED_LEASE_RULES = [
  nobodyDecidesForKin((entry: RelatedLease) => ({
    book: entry.dutyBook,
    deciders: whoDecides(entry),
    concerned: lessees(entry),
    wayForward: `不由理事会自行决定，${decideAnew(decisionOn(entry))}；决议的事项为“${MATTERS[matterOfLease(entry)]}”，写明地块，填入 resolutionId 后再订立。`,
  })),
  dealWithOfficersIsFlagged((entry: RelatedLease) => ({
    book: entry.dutyBook,
    organisationId: entry.collectiveId,
    parties: lessees(entry),
    on: entry.signedOn,
  })),
] as const;
