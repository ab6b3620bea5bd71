import { describe, expect, it } from '@jest/globals';
import {
  COOPERATIVE,
  PARCEL,
  SHA,
  VILLAGE,
  COLLECTIVE,
  contractedParcel,
  ownedParcel,
  zhang,
} from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  DisputeRecorded,
  DisputeSettled,
  EncumbranceDischarged,
  type Holder,
  LandUnitRegistered,
  ListingHeld,
  ListingReleased,
  ManagementRightConveyed,
  ParcelExpropriated,
  ParcelRestricted,
  ParcelSealed,
  RegistrationRecorded,
  RestrictionLifted,
  RightEncumbered,
  RightHeld,
  SealLifted,
  parcelStream,
} from '../facts/index.js';
import { newId } from '../../../../../test/reorganising.js';
import { dischargeEncumbrance } from './discharge-encumbrance.js';
import { encumberRight } from './encumber-right.js';
import { holdForListing, releaseListing } from './hold-for-listing.js';
import { HoldRight, holdRight } from './hold-right.js';
import { recordDispute, settleDispute } from './record-dispute.js';
import { liftRestriction, restrictParcel } from './restrict-parcel.js';
import { liftSeal, sealParcel } from './seal-parcel.js';

const id = newId('encumbrance');
const cooperative: Holder = { kind: 'cooperative', id: COOPERATIVE.id };
const lease = { contractId: 'c2', holders: [cooperative], from: '2026-01-01', to: '2035-12-31' };
const conveyed = [
  ...contractedParcel,
  RightHeld.of({ ...lease, right: 'management-right' }),
  ManagementRightConveyed.of(lease),
];
const wastes = [
  ...ownedParcel({ category: '23', landClass: 'wasteland' }),
  RightHeld.of({ ...lease, right: 'management-right' }),
  ManagementRightConveyed.of(lease),
];
const loan = {
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
} as const;
const encumbering = { parcelCode: PARCEL, ...loan };
const encumbered = (more: object = {}) =>
  RightEncumbered.of({ encumbranceId: id, ...loan, consentSha256: undefined, filedOn: undefined, ...more });
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

describe('a right given as security', () => {
  it('is that of the contractor, who files it with the issuer (P6a)', () => {
    const judged = given(encumberRight, { history: contractedParcel }).when(encumbering);
    expect(judged.then(encumbered()).judgement.tasks).toMatchObject([{ rule: 'P6a' }]);
    given(encumberRight, { history: contractedParcel })
      .when({ ...encumbering, filedOn: '2026-02-01' })
      .then(encumbered({ filedOn: '2026-02-01' }));
  });

  it('is that of somebody else with the written consent of the contractor (P6)', () => {
    given(encumberRight, { history: conveyed })
      .when({ ...encumbering, rightId: 'c2' })
      .refused('LAND_RIGHTS.SECURITY_WITHOUT_CONSENT');
    given(encumberRight, { history: conveyed })
      .when({ ...encumbering, rightId: 'c2', consentSha256: SHA })
      .then(encumbered({ rightId: 'c2', consentSha256: SHA }));
  });

  it('in the wastes is certified first (P7)', () => {
    const mortgage = { ...encumbering, rightId: 'c2', kind: 'mortgage' };
    given(encumberRight, { history: wastes })
      .when(mortgage)
      .refused('LAND_RIGHTS.WASTES_RIGHT_WITHOUT_CERTIFICATE');
    const certificate = { authority: '左权县不动产登记中心', number: '晋(2026)左权县不动产权第0000123号' };
    const certified = RegistrationRecorded.of({
      subjectId: 'c2',
      registeredOn: '2026-02-01',
      ...certificate,
    });
    given(encumberRight, { history: [...wastes, certified] })
      .when(mortgage)
      .then(encumbered({ rightId: 'c2', kind: 'mortgage' }));
  });

  it('has arisen and has not ended (L22)', () => {
    for (const more of [{ rightId: 'c9' }, { effectiveOn: '2053-01-01' }])
      given(encumberRight, { history: contractedParcel })
        .when({ ...encumbering, ...more })
        .refused('LAND_RIGHTS.RIGHT_NOT_ESTABLISHED');
  });

  it.each([
    ['sealed', [sealed]],
    ['disputed', [disputed]],
  ])('is not one on land that is %s (P25)', (_, burden) => {
    given(encumberRight, { history: [...contractedParcel, ...burden] })
      .when(encumbering)
      .refused('LAND_RIGHTS.NOT_MORTGAGEABLE');
  });

  it('is none on land for public welfare or on a private plot (P25)', () => {
    const use = { ...lease, right: 'management-right' as const };
    const unit = LandUnitRegistered.of({
      code: '140722002003JB00003W00000000',
      divisionCode: VILLAGE,
      name: '村小学',
      areaDm2: 500_000,
      kind: 'construction-public',
    });
    const ownership = CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' });
    const school: DomainEvent[] = [unit, ownership, RightHeld.of({ ...use, right: 'construction-use' })];
    for (const history of [
      [...school, ManagementRightConveyed.of(lease)],
      [...ownedParcel({ category: '21' }), RightHeld.of(use), ManagementRightConveyed.of(lease)],
      [unit, ownership, RightHeld.of({ ...use, right: 'homestead-use' }), ManagementRightConveyed.of(lease)],
    ])
      given(encumberRight, { history })
        .when({ ...encumbering, rightId: 'c2' })
        .refused('LAND_RIGHTS.NOT_MORTGAGEABLE');
  });

  it('is free again when the debt is discharged, once (L23)', () => {
    const history = [...contractedParcel, encumbered()];
    const discharged = EncumbranceDischarged.of({ encumbranceId: id, cause: 'repaid' });
    const discharging = { parcelCode: PARCEL, encumbranceId: id, cause: 'repaid' };
    given(dischargeEncumbrance, { history }).when(discharging).then(discharged);
    for (const [before, more] of [
      [[...history, discharged], {}],
      [[...contractedParcel, sealed], {}],
      [history, { effectiveOn: '2025-12-31' }],
    ] as const)
      given(dischargeEncumbrance, { history: before })
        .when({ ...discharging, ...more })
        .refused('LAND_RIGHTS.NO_ENCUMBRANCE_TO_END');
  });
});

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
