import { CollectiveRegistered, collectiveStream } from '#collectives/facts';
import {
  AuthorisationRecorded,
  ResolutionAdopted,
  authorisationStream,
  resolutionStream,
} from '#decisions/facts';
import { type DataOf, type DomainEvent, type Loaded, collectiveCode, uuidV5 } from '#kernel';
import { COUNTY, SHA } from './examples.js';
import { known } from './given.js';

/* Collectives that merge and split, each with the papers that it needs. */

const NAMESPACE = '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21';
export const HEYI_VILLAGE = '140722100230';
export const SHANGWU_VILLAGE = '140722100231';
export const XIAWU_VILLAGE = '140722100232';
/** 上武 and 下武 are registered; 合意 is to be set up, and 新合 beside it. */
export const SHANGWU = collectiveCode('N2', COUNTY, 21);
export const XIAWU = collectiveCode('N2', COUNTY, 22);
export const HEYI = collectiveCode('N2', COUNTY, 23);
export const XINHE = collectiveCode('N2', COUNTY, 24);

/** The id that a decision takes for something of its own. */
export const newId = (name: string): string => uuidV5(NAMESPACE, name);
export const paperOf = (what: string, collectiveId: string): string => newId(`${what}/${collectiveId}`);

export function collective(
  collectiveId: string,
  divisionCode: string,
  ...more: DomainEvent[]
): Loaded<unknown> {
  const name = `${divisionCode} 社`;
  const registered = { collectiveId, name, level: 'N2' as const, divisionCode, registeredOn: '2020-01-01' };
  return known(collectiveStream, collectiveId, CollectiveRegistered.of(registered), ...more);
}

/** What a party to a merger or split names in the command. */
export function party(collectiveId: string) {
  return {
    collectiveId,
    resolutionId: paperOf('resolution', collectiveId),
    reviewId: paperOf('township-review', collectiveId),
    approvalId: paperOf('county-approval', collectiveId),
    inventorySha256: SHA,
  };
}

/** And what is recorded of it. */
export function shown(collectiveId: string, divisionCode: string) {
  return { ...party(collectiveId), divisionCode, approvedOn: '2026-01-10' };
}

/** The members' decision of 2025-12-12. */
export function resolutionAdopted(
  collectiveId: string,
  more: Partial<DataOf<typeof ResolutionAdopted>> = {},
) {
  return ResolutionAdopted.of({
    resolutionId: paperOf('resolution', collectiveId),
    collectiveId,
    divisionCode: HEYI_VILLAGE,
    matter: 'merger-or-split',
    subject: '上武、下武两村集体经济组织合并',
    body: 'members-assembly',
    noticedOn: '2025-12-01',
    heldOn: '2025-12-12',
    eligible: 300,
    rosterSha256: SHA,
    present: 240,
    inFavour: 210,
    against: 20,
    abstained: 10,
    needed: 200,
    ...more,
  });
}

/** The review of 2025-12-20, or the approval of 2026-01-10. */
export function authorisationRecorded(
  kind: 'township-review' | 'county-approval',
  collectiveId: string,
  more: Partial<DataOf<typeof AuthorisationRecorded>> = {},
) {
  const decidedOn = kind === 'township-review' ? '2025-12-20' : '2026-01-10';
  return AuthorisationRecorded.of({
    authorisationId: paperOf(kind, collectiveId),
    collectiveId,
    divisionCode: HEYI_VILLAGE,
    kind,
    number: `左政批〔2026〕${kind}号`,
    authority: '左权县人民政府',
    acceptedOn: '2025-12-15',
    decidedOn,
    granted: true,
    resolutionId: paperOf('resolution', collectiveId),
    ...more,
  });
}

export function resolved(
  collectiveId: string,
  more: Partial<DataOf<typeof ResolutionAdopted>> = {},
): Loaded<unknown> {
  const adopted = resolutionAdopted(collectiveId, more);
  return known(resolutionStream, adopted.data.resolutionId, adopted);
}

export function authorised(
  kind: 'township-review' | 'county-approval',
  collectiveId: string,
  more: Partial<DataOf<typeof AuthorisationRecorded>> = {},
): Loaded<unknown> {
  const recorded = authorisationRecorded(kind, collectiveId, more);
  return known(authorisationStream, recorded.data.authorisationId, recorded);
}

/** Everything that the rules ask of the parties: decided on 2025-12-12, approved on 2026-01-10. */
export function papersOf(...collectives: string[]) {
  return {
    resolutions: collectives.map((each) => resolved(each)),
    authorisations: collectives.flatMap((each) => [
      authorised('township-review', each),
      authorised('county-approval', each),
    ]),
  };
}

export const announcement = { announcedOn: '2026-01-12', place: '县政府网站、各村公示栏', sha256: SHA };
