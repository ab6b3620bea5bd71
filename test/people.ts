import { DIQI_NAMESPACE, type Loaded, uuidV5 } from '#kernel';
import { type Post, StationStaffAppointed, VillageTakenOn, postStream } from '#posts/facts';
import { known } from './given.js';

const SHA = 'a1'.repeat(32);
const TOWNSHIP = '140722100';

/** The id of somebody whom a spec knows by name: names never stand in events. */
export function personId(name: string): string {
  return uuidV5(DIQI_NAMESPACE, `person/${name}`);
}

/** Somebody of a township's station, to be referred to; the villages whose books they keep are numbered. */
export function stationMember(
  name: string,
  post: Post,
  divisionCode = TOWNSHIP,
  villages = 0,
): Loaded<unknown> {
  const postId = uuidV5(DIQI_NAMESPACE, `post/${name}`);
  return known(
    postStream,
    postId,
    StationStaffAppointed.of({
      postId,
      divisionCode,
      organisationId: divisionCode,
      post,
      personId: personId(name),
      documentSha256: SHA,
      decidedOn: '2020-01-01',
      from: '2020-01-01',
      qualification: { title: 'accountant', years: 5, sha256: SHA },
    }),
    ...Array.from({ length: villages }, (_, index) =>
      VillageTakenOn.of({ bookkeepingId: `b${index}`, villageCode: `14072210${index}` }),
    ),
  );
}
