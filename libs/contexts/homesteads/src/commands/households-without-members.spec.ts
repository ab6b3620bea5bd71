import { describe, expect, it } from '@jest/globals';
import { InitialMembersEntered, RosterOpened, rosterStream } from '#collectives/facts';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE, policy, resolution } from '#examples';
import { given, idGiven, known } from '#given';
import type { Loaded } from '#kernel';
import { PLACE, PLOT, SHI, applied, approved, discussed, plot, published } from '#made-homesteads';
import { idOf } from '#people';
import { HomesteadApplicationClosed, HomesteadApplied, HomesteadGranted } from '../facts/index.js';
import { applyForHomestead } from './apply-for-homestead.js';
import { grantHomestead } from './grant-homestead.js';
import { recordApplicationDiscussed } from './record-application-discussed.js';

const { householdId } = PLACE;
const policies = policy('homesteads.area-standard-dm2', 20_000);
/** The roster of the collective with one member. */
const rosterWith = (name: string): Loaded<unknown> => {
  const place = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
  const members = [{ personId: idOf(name) }];
  const entered = InitialMembersEntered.of({ ...place, householdId: idOf(`household/${name}`), members });
  return known(rosterStream, COLLECTIVE, RosterOpened.of(place), entered);
};
const [theirs, ofOthers] = [rosterWith('温'), rosterWith('别人')];

describe('a household without any member of the collective (HS60)', () => {
  const none = 'HOMESTEADS.HOUSEHOLD_WITHOUT_MEMBERS';
  const { applicationId, ground, areaDm2, appliedOn } = applied.data;

  it('is not heard with its application', () => {
    const discuss = (roster: unknown) =>
      given(recordApplicationDiscussed, {
        history: [applied],
        references: {
          ...{ household: SHI, roster: roster as typeof theirs },
          resolution: resolution({ matter: 'homestead-use', parcels: undefined }),
        },
      }).when({ householdId, resolutionId: RESOLUTION, discussedOn: '2025-12-12' });
    discuss(theirs).then(discussed);
    // Without a roster nothing is known of who is a member.
    discuss(undefined).then(discussed);
    expect(discuss(ofOthers).refused(none).detail).toMatch(/^承包方 \d{18} 在/);
  });

  it('is granted nothing', () => {
    const grant = (roster: Loaded<unknown>) =>
      given(grantHomestead, {
        history: [applied, discussed, published, approved],
        references: { household: SHI, roster, parcel: plot(), policies },
      }).when({ householdId, parcelCode: PLOT, grantedOn: '2026-01-05', paperSha256: SHA });
    grant(theirs).then(
      HomesteadGranted.of({
        ...{ ...PLACE, applicationId, homesteadId: idGiven('homestead'), parcelCode: PLOT },
        ...{ areaDm2: 16_000, grantedOn: '2026-01-05', paperSha256: SHA },
      }),
    );
    grant(ofOthers).refused(none);
  });

  it('does not apply, for the first time neither', () => {
    const apply = (roster: Loaded<unknown> | undefined) =>
      given(applyForHomestead, { references: { household: SHI, roster, policies } }).when({
        ...{ householdId, divisionCode: VILLAGE, ground, areaDm2, appliedOn, paperSha256: SHA },
      });
    for (const roster of [theirs, undefined])
      apply(roster).then(HomesteadApplied.of({ ...applied.data, applicationId: idGiven('application') }));
    apply(ofOthers).refused(none);
  });

  it('does not apply again', () => {
    const closed = HomesteadApplicationClosed.of({ applicationId, ground: 'withdrawn', closedOn: appliedOn });
    const apply = (roster: Loaded<unknown>) =>
      given(applyForHomestead, {
        history: [applied, closed],
        references: { household: SHI, roster, policies },
      }).when({ householdId, divisionCode: VILLAGE, ground, areaDm2, appliedOn, paperSha256: SHA });
    apply(theirs).then(HomesteadApplied.of({ ...applied.data, applicationId: idGiven('application') }));
    apply(ofOthers).refused(none);
  });
});
