import { type DataOf, DIQI_NAMESPACE, type DomainEvent, type Loaded, uuidV5 } from '#kernel';
import { HouseholdRegistered, householdStream } from '#collectives/facts';
import {
  BookkeepingAssigned,
  type Duty,
  DutyHeld,
  type KinRelation,
  NearKinDeclared,
  type Post,
  StationStaffAppointed,
  VillageTakenOn,
  postStream,
} from '#posts/facts';
import { COLLECTIVE, SHA, TOWNSHIP, VILLAGE, division } from './examples.js';
import { known } from './given.js';

/* A village with its people, as the specs of posts know them: by name here, by id in every event. */

export { COLLECTIVE, SHA, TOWNSHIP, VILLAGE, collective as theCollective } from './examples.js';

/** The id of somebody, or of something, that a spec knows by name. */
export function idOf(name: string): string {
  return uuidV5(DIQI_NAMESPACE, `spec/${name}`);
}

export const theVillage = division(VILLAGE, '黄家会村', 'village');
export const theTownship = division(TOWNSHIP, '辽阳镇', 'township');

/** A household of the village with these members, the first of them its head. */
export function householdRegistered(...names: string[]) {
  return HouseholdRegistered.of({
    householdId: idOf(`household/${names[0]}`),
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    contractorCode: `${VILLAGE}000001`,
    members: names.map((name, index) => ({
      personId: idOf(name),
      commitment: SHA,
      relation: index === 0 ? 'head' : 'other',
      collectiveMember: true,
    })),
  });
}
export function householdOf(...names: string[]): Loaded<unknown> {
  const registered = householdRegistered(...names);
  return known(householdStream, registered.data.householdId, registered);
}

/** A duty towards the collective in the book of the village, for a term of five years unless told. */
export function held(duty: Duty, name: string, more: Partial<DataOf<typeof DutyHeld>> = {}) {
  return DutyHeld.of({
    divisionCode: VILLAGE,
    dutyId: idOf(`${duty}/${name}`),
    duty,
    personId: idOf(name),
    organisationId: COLLECTIVE,
    from: '2026-01-01',
    to: '2030-12-31',
    ...more,
  });
}

export function kin(name: string, relation: KinRelation, other: string): DomainEvent {
  return NearKinDeclared.of({
    declarationId: idOf(`${name}/${other}`),
    divisionCode: VILLAGE,
    personId: idOf(name),
    relation,
    kinId: idOf(other),
    documentSha256: SHA,
  });
}

/** Somebody of a township's station, to be referred to; the villages whose books they keep are numbered. */
export function stationMember(
  name: string,
  post: Post,
  divisionCode = TOWNSHIP,
  villages = 0,
): Loaded<unknown> {
  const postId = idOf(`post/${name}`);
  return known(
    postStream,
    postId,
    StationStaffAppointed.of({
      postId,
      divisionCode,
      organisationId: divisionCode,
      post,
      personId: idOf(name),
      documentSha256: SHA,
      decidedOn: '2020-01-01',
      from: '2020-01-01',
      qualification: { title: 'accountant', years: 5, sha256: SHA },
    }),
    ...Array.from({ length: villages }, (_, index) =>
      VillageTakenOn.of({ bookkeepingId: idOf(`books/${index}`), villageCode: `14072210${index}` }),
    ),
  );
}

/** The books of the village are given to somebody of the station, from this year on and without an end. */
export function booksAssigned(
  bookkeepingId: string,
  name: string,
  more: Partial<DataOf<typeof BookkeepingAssigned>> = {},
) {
  return BookkeepingAssigned.of({
    bookkeepingId,
    divisionCode: VILLAGE,
    postId: idOf(`post/${name}`),
    personId: idOf(name),
    from: '2026-01-01',
    to: undefined,
    ...more,
  });
}
