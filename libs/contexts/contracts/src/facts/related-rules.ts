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
import { matterOfLease, partsByMatter } from './outsider-rules.js';

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

/** What the members decide on, of each part of the lease. */
function decisionsOn(entry: RelatedLease): readonly ResolutionUse[] {
  return partsByMatter(entry).map((part) => {
    const { resolution, collectiveId, signedOn: usedOn, today } = part;
    const parcels = part.claims.map(({ parcelCode }) => parcelCode);
    const used = { usedOn, usedOnField: 'signedOn', today, parcels };
    return { resolution, collectiveId, matter: matterOfLease(part), ...used };
  });
}

/** How the members decide instead of the board; without its full stop. */
function decidedByMembers(entry: RelatedLease): string {
  const uses = decisionsOn(entry);
  const [first] = uses.filter((use) => !isCarriedByResolution(use));
  const matters = uses.map(({ matter }) => MATTERS[matter]).join('、');
  const meeting = first ? `，${decideAnew(first)}` : '';
  return `不由理事会自行决定${meeting}；决议的事项为“${matters}”，写明地块，填入 resolutionId 后再订立`;
}

/** Whoever signs for the collective decides, unless the members have decided before them. */
function whoDecides(entry: RelatedLease): readonly Hand[] {
  const { dutyBook, collectiveId, signedOn } = entry;
  if (decisionsOn(entry).every(isCarriedByResolution)) return [];
  return officersOf(dutyBook, collectiveId, signedOn)
    .filter(({ post }) => ANSWERABLE.includes(post))
    .map(({ post, personId }) => ({ personId, part: `现任“${POST_TITLES[post]}”`, field: 'resolutionId' }));
}

export const RELATED_LEASE_RULES = [
  nobodyDecidesForKin((entry: RelatedLease) => ({
    book: entry.dutyBook,
    deciders: whoDecides(entry),
    concerned: lessees(entry),
    wayForward: `${decidedByMembers(entry)}。`,
  })),
  dealWithOfficersIsFlagged((entry: RelatedLease) => ({
    book: entry.dutyBook,
    organisationId: entry.collectiveId,
    parties: lessees(entry),
    on: entry.signedOn,
  })),
] as const;
