import { describe, expect, it } from '@jest/globals';
import { COOPERATIVE, PARCEL, SHA, contractedParcel, ownedParcel, zhang } from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import {
  DisputeRecorded,
  DisputeSettled,
  type Holder,
  ListingHeld,
  ListingReleased,
  ParcelExpropriated,
  ParcelRestricted,
  ParcelSealed,
  RestrictionLifted,
  RightHeld,
  SealLifted,
  parcelStream,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';
import { holdForListing, releaseListing } from './hold-for-listing.js';
import { HoldRight, holdRight } from './hold-right.js';
import { recordDispute, settleDispute } from './record-dispute.js';
import { liftRestriction, restrictParcel } from './restrict-parcel.js';
import { liftSeal, sealParcel } from './seal-parcel.js';

const id = newId('encumbrance');
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2035-12-31' };
const seal = { authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号' };
const sealed = ParcelSealed.of({ encumbranceId: id, ...seal, until: '2029-01-01' });
const dispute = { about: 'boundary', forum: 'arbitration', caseNumber: '左农仲案〔2026〕3号' } as const;
const disputed = DisputeRecorded.of({ encumbranceId: id, ...dispute });
const restriction = (forbids: boolean) => ({
  ground: 'heritage' as const,
  forbids,
  content: '不得动土',
  authority: '左权县文物所',
  documentNumber: '左文物〔2025〕2号',
});
const restricted = (forbids: boolean) => ParcelRestricted.of({ encumbranceId: id, ...restriction(forbids) });
const listed = ListingHeld.of({
  encumbranceId: id,
  listingId: '左产交〔2026〕18号',
  right: 'management-right',
});
const gone = ParcelExpropriated.of({
  approvalNumber: '晋政地字1号',
  authority: '山西省人民政府',
  expropriatedOn: '2026-01-31',
});

const leaseHold = (listingId?: string) =>
  new HoldRight(
    PARCEL,
    'c2',
    'management-right',
    { kind: 'household', id: zhang.id },
    [cooperative],
    lease.from,
    lease.to,
    '2026-01-01',
    '流2',
    listingId,
  );
const leaseHeld = (listingId?: string) =>
  RightHeld.of({ ...lease, contractNumber: '流2', right: 'management-right', listingId });

describe('a seal and a dispute', () => {
  it('are recorded, on land that is there still (L18)', () => {
    given(sealParcel, { history: ownedParcel() })
      .when({ parcelCode: PARCEL, ...seal, until: '2029-01-01' })
      .then(sealed);
    given(recordDispute, { history: ownedParcel() })
      .when({ parcelCode: PARCEL, ...dispute })
      .then(disputed);
    given(sealParcel, { history: [...ownedParcel(), gone] })
      .when({ parcelCode: PARCEL, ...seal })
      .refused('LAND_RIGHTS.PARCEL_NO_MORE');
  });

  it('are recorded once by one order, while it stands (L77)', () => {
    const sealing = (history: readonly DomainEvent[], documentNumber: string = seal.documentNumber) =>
      given(sealParcel, { history: [...ownedParcel(), ...history] }).when({
        ...{ parcelCode: PARCEL, ...seal, documentNumber },
      });
    const first = ParcelSealed.of({ ...sealed.data, encumbranceId: 'e1' });
    const { detail, field } = sealing([first]).refused('LAND_RIGHTS.ENCUMBRANCE_RECORDED_ALREADY');
    expect([detail, field]).toEqual([expect.stringContaining('e1'), 'documentNumber']);
    const other = '（2026）晋07执8号';
    sealing([first], other).then(ParcelSealed.of({ encumbranceId: id, ...seal, documentNumber: other }));
    const lifted = SealLifted.of({ encumbranceId: 'e1', documentNumber: '（2026）晋0722执保13号' });
    sealing([first, lifted]).then(ParcelSealed.of({ encumbranceId: id, ...seal }));
  });

  it('let no right arise or be offered until they end (P27)', () => {
    for (const burden of [sealed, disputed]) {
      const history = [...contractedParcel, burden];
      const { detail } = given(holdRight, { history })
        .when(leaseHold())
        .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
      expect(detail).toContain(PARCEL);
      given(holdForListing, { history })
        .when({ parcelCode: PARCEL, listingId: '左产交〔2026〕18号', right: 'management-right' })
        .refused('LAND_RIGHTS.DISPUTED_OR_SEALED');
    }
    const lifted = SealLifted.of({ encumbranceId: id, documentNumber: '（2026）晋0722执保13号' });
    given(holdRight, { history: [...contractedParcel, sealed, lifted] })
      .when(leaseHold())
      .then(leaseHeld());
  });

  it('end after they have begun (L52), and run out by their own number when their time is over (L53)', () => {
    const sealing = (until: string) =>
      given(sealParcel, { history: ownedParcel() }).when({ parcelCode: PARCEL, ...seal, until });
    sealing('2026-03-02').then(ParcelSealed.of({ encumbranceId: id, ...seal, until: '2026-03-02' }));
    expect(sealing('2026-03-01').refused('LAND_RIGHTS.SEAL_ENDS_BEFORE_IT_BEGINS').field).toBe('until');
    const { documentNumber } = seal;
    const runningOut = (until: string | undefined) =>
      given(liftSeal, {
        history: [...contractedParcel, ParcelSealed.of({ encumbranceId: id, ...seal, until })],
      }).when({ parcelCode: PARCEL, encumbranceId: id, documentNumber });
    runningOut('2026-03-01').then(SealLifted.of({ encumbranceId: id, documentNumber }));
    for (const until of ['2026-03-02', undefined]) runningOut(until).refused('LAND_RIGHTS.SEAL_NOT_RUN_OUT');
  });

  it('end by their own document', () => {
    given(liftSeal, { history: [...contractedParcel, sealed] })
      .when({ parcelCode: PARCEL, encumbranceId: id, documentNumber: '解1' })
      .then(SealLifted.of({ encumbranceId: id, documentNumber: '解1' }));
    const award = { by: 'arbitration', documentNumber: '左农仲裁〔2026〕3号', paperSha256: SHA } as const;
    const settling = { parcelCode: PARCEL, encumbranceId: id, ...award };
    const history = [...contractedParcel, disputed];
    const same = given(settleDispute, { history }).when({ ...settling, outcome: 'as-registered' });
    expect(
      same.then(DisputeSettled.of({ encumbranceId: id, ...award, outcome: 'as-registered' })).judgement.tasks,
    ).toEqual([]);
  });

  it('leave a task when the register is to be changed (L24)', () => {
    const { decided } = given(settleDispute, { history: [...contractedParcel, disputed] }).when({
      parcelCode: PARCEL,
      encumbranceId: id,
      by: 'judgment',
      outcome: 'to-be-changed',
      documentNumber: '（2026）晋0722民初5号',
      paperSha256: SHA,
    });
    expect(decided).toMatchObject({ judgement: { tasks: [{ rule: 'L24' }] } });
  });
});

describe('a restriction', () => {
  it('is recorded and lifted', () => {
    given(restrictParcel, { history: ownedParcel() })
      .when({ parcelCode: PARCEL, ...restriction(true) })
      .then(restricted(true));
    given(liftRestriction, { history: [...ownedParcel(), restricted(true)] })
      .when({ parcelCode: PARCEL, encumbranceId: id, documentNumber: '解2' })
      .then(RestrictionLifted.of({ encumbranceId: id, documentNumber: '解2' }));
  });

  it('forbids new rights (L20), or has them know of it (L21)', () => {
    given(holdRight, { history: [...contractedParcel, restricted(true)] })
      .when(leaseHold())
      .refused('LAND_RIGHTS.FORBIDDEN_BY_RESTRICTION');
    const { judgement } = given(holdRight, { history: [...contractedParcel, restricted(false)] })
      .when(leaseHold())
      .then(leaseHeld());
    expect(judgement.warnings.map(({ rule }) => rule)).toContain('L21');
  });
});

describe('a listing', () => {
  const listing = { parcelCode: PARCEL, listingId: '左产交〔2026〕18号', right: 'management-right' };

  it('keeps the parcel for whoever wins it (L19)', () => {
    given(holdForListing, { history: contractedParcel }).when(listing).then(listed);
    const history = [...contractedParcel, listed];
    given(holdRight, { history }).when(leaseHold()).refused('LAND_RIGHTS.LISTED');
    given(holdForListing, { history })
      .when({ ...listing, listingId: '左产交〔2026〕19号' })
      .refused('LAND_RIGHTS.LISTED');
    given(holdRight, { history }).when(leaseHold(listing.listingId)).then(leaseHeld(listing.listingId));
  });

  it('offers nothing that is bound to membership (L25)', () => {
    given(holdForListing, { history: contractedParcel })
      .when({ ...listing, right: 'contract-right' })
      .refused('LAND_RIGHTS.NOT_TRADED');
    given(holdForListing, { history: ownedParcel({ category: '21' }) })
      .when(listing)
      .refused('LAND_RIGHTS.NOT_TRADED');
  });

  it('ends when it has come to its end', () => {
    given(releaseListing, { history: [...contractedParcel, listed] })
      .when({ parcelCode: PARCEL, encumbranceId: id, cause: 'failed' })
      .then(ListingReleased.of({ encumbranceId: id, cause: 'failed' }));
  });
});

describe('the burdens of a parcel', () => {
  it('stand with their day, and end with theirs', () => {
    const history = [
      ...contractedParcel,
      sealed,
      SealLifted.of({ encumbranceId: id, documentNumber: '解1' }),
    ];
    const days = ['2023-01-01', '2023-01-01', '2023-01-01', '2023-01-01', '2026-01-20', '2026-02-20'];
    const { state } = replay(
      parcelStream,
      history.map((event, revision) => ({ ...event, revision, effectiveOn: days[revision] ?? '' })),
    );
    expect(state?.encumbrances).toMatchObject([
      { kind: 'seal', from: '2026-01-20', standing: 'ended', endedOn: '2026-02-20' },
    ]);
  });
});
