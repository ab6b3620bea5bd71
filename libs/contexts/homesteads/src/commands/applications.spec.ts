import { describe, expect, it } from '@jest/globals';
import { NEIGHBOUR_VILLAGE, RESOLUTION, SHA, VILLAGE, authorisation, policy, resolution } from '#examples';
import { given, known, idGiven } from '#given';
import type { DomainEvent } from '#kernel';
import {
  PLACE,
  PLOT,
  SHI,
  applied,
  approved,
  discussed,
  existing,
  plot,
  plotOwned,
  plotRegistered,
  published,
  usedPlot,
} from '#made-homesteads';
import { parcelStream } from '#land-rights/facts';
import { idOf } from '#people';
import {
  HomesteadApplicationClosed,
  HomesteadApplied,
  HomesteadGranted,
  HomesteadSurrendered,
  HouseDisposed,
} from '../facts/index.js';
import { applyForHomestead } from './apply-for-homestead.js';
import { closeApplication } from './close-application.js';
import { grantHomestead } from './grant-homestead.js';
import { publishApplication } from './publish-application.js';
import { recordApplicationApproved } from './record-application-approved.js';
import { recordApplicationDiscussed } from './record-application-discussed.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const standard = policy('homesteads.area-standard-dm2', 20_000);

const surrendered = (keepsQualification: boolean) =>
  HomesteadSurrendered.of({
    ...{ homesteadId, parcelCode: PLOT, ground: 'no-longer-needed', compensationFen: 5_000_000 },
    ...{ paidBy: 'government', keepsQualification, surrenderedOn: '2025-06-01', paperSha256: SHA },
  });
const houseLet = HouseDisposed.of({
  ...{ homesteadId, parcelCode: PLOT, way: 'lease', disposedOn: '2024-03-01', paperSha256: SHA },
});

describe('applying for a homestead', () => {
  const { ground, areaDm2, appliedOn } = applied.data;
  const application = { householdId, divisionCode: VILLAGE, ground, areaDm2, appliedOn, paperSha256: SHA };
  const apply = (more: object = {}, history: DomainEvent[] = [], references: object = {}) =>
    given(applyForHomestead, {
      history,
      references: { household: SHI, policies: standard, ...references },
    }).when({ ...application, ...more });

  it('is for a household of the village that has none (P21), up to the standard (P21a)', () => {
    apply().then(HomesteadApplied.of({ ...applied.data, applicationId: idGiven('application') }));
    apply({ areaDm2: 20_000 });
    expect(apply({ areaDm2: 20_001 }).refused('HOMESTEADS.AREA_ABOVE_STANDARD').detail).toContain('200.01');
    apply({}, [existing]).refused('HOMESTEADS.ALREADY_HAS_ONE');
    apply({ divisionCode: NEIGHBOUR_VILLAGE }).refused('HOMESTEADS.HOUSEHOLD_NOT_OF_VILLAGE');
    apply({}, [], { household: undefined }).refused('HOMESTEADS.HOUSEHOLD_NOT_OF_VILLAGE');
  });

  it('waits until the county has set the standard', () => {
    const { wayForward } = apply({}, [], { policies: undefined }).refused('POLICIES.NOT_CONFIGURED');
    expect(wayForward).toContain('homesteads.area-standard-dm2');
  });

  it('is one at a time (HS2)', () => {
    apply({}, [applied]).refused('HOMESTEADS.APPLICATION_UNDER_WAY');
  });

  it('is in vain after the house was let (P22) or the qualification given up (HS3)', () => {
    const { basis } = apply({}, [existing, houseLet]).refused(
      'HOMESTEADS.ALREADY_HAS_ONE',
      'HOMESTEADS.HOUSE_WAS_DISPOSED_OF',
    );
    expect(basis).toEqual([{ law: '土地管理法', article: '第六十二条' }]);
    apply({}, [existing, surrendered(false)]).refused('HOMESTEADS.QUALIFICATION_GIVEN_UP');
    apply({}, [existing, surrendered(true)]).then(
      HomesteadApplied.of({ ...applied.data, applicationId: idGiven('application') }),
    );
  });
});

const outOfOrder = 'HOMESTEADS.STEP_OUT_OF_ORDER';

describe('the steps of an application (P23)', () => {
  const discuss = (
    history: DomainEvent[],
    more: object = {},
    decided = resolution({ matter: 'homestead-use', parcels: undefined }),
  ) =>
    given(recordApplicationDiscussed, { history, references: { resolution: decided } }).when({
      ...{ householdId, resolutionId: RESOLUTION, discussedOn: '2025-12-12', ...more },
    });
  const week = policy('homesteads.publication-period', { count: 7, unit: 'calendar-day' });
  const publish = (history: DomainEvent[], more: object = {}, policies: unknown = week) =>
    given(publishApplication, { history, references: { policies: policies as typeof week } }).when({
      ...{
        householdId,
        from: '2025-12-12',
        to: '2025-12-19',
        publishedAt: '村务公开栏',
        sha256: SHA,
        ...more,
      },
    });
  const approve = (
    history: DomainEvent[],
    more: object = {},
    approval = authorisation({ resolutionId: RESOLUTION }),
  ) =>
    given(recordApplicationApproved, { history, references: { approval } }).when({
      ...{ householdId, approvalId: authorisation().id, approvedOn: '2025-12-20', ...more },
    });

  it('are taken one after the other', () => {
    discuss([applied]).then(discussed);
    publish([applied, discussed]).then(published);
    approve([applied, discussed, published]).then(approved);
  });

  it('are refused out of order', () => {
    publish([applied]).refused(outOfOrder);
    approve([applied], {}, authorisation()).refused(outOfOrder);
    approve([applied, discussed]).refused(outOfOrder);
    discuss([applied, discussed]).refused(outOfOrder);
    discuss([existing]).refused(outOfOrder);
    given(recordApplicationDiscussed).when({ householdId }).refused('ENTITLEMENT.NOT_FOUND');
  });

  it('do not come before the one before', () => {
    publish([applied, discussed], { from: '2025-12-11' }).refused(outOfOrder);
    const early = authorisation({ resolutionId: RESOLUTION, decidedOn: '2025-12-18' });
    approve([applied, discussed, published], { approvedOn: '2025-12-18' }, early).refused(outOfOrder);
  });

  it('are approved when the publication is over, and may be broken off while it lasts', () => {
    const history = [applied, discussed, published];
    const lastDay = authorisation({ resolutionId: RESOLUTION, decidedOn: '2025-12-19' });
    const { wayForward } = approve(history, { approvedOn: '2025-12-19' }, lastDay).refused(outOfOrder);
    expect(wayForward).toContain('2025-12-20');
    const close = (closedOn: string) =>
      given(closeApplication, { history, today: '2025-12-15' }).when({
        ...{ householdId, ground: 'withdrawn', closedOn },
      });
    const { applicationId } = applied.data;
    close('2025-12-15').then(
      HomesteadApplicationClosed.of({ applicationId, ground: 'withdrawn', closedOn: '2025-12-15' }),
    );
    close('2025-12-11').refused(outOfOrder);
  });

  it('rest on a decision of the members about homesteads (P23a)', () => {
    discuss([applied], {}, resolution()).refused('HOMESTEADS.APPLICATION_NOT_RESOLVED');
    const heldOn = (day: string) => resolution({ matter: 'homestead-use', parcels: undefined, heldOn: day });
    const { detail } = discuss([applied], {}, heldOn('2025-11-19')).refused(
      'HOMESTEADS.APPLICATION_NOT_RESOLVED',
    );
    expect(detail).toContain('2025-11-20');
    discuss([applied], {}, heldOn('2025-11-20')).then(discussed);
  });

  it('are published as long as the county says (P23b), which has to say it', () => {
    publish([applied, discussed], { to: '2025-12-18' }).refused('HOMESTEADS.PUBLISHED_TOO_SHORTLY');
    publish([applied, discussed], {}, null).refused('POLICIES.NOT_CONFIGURED');
  });

  it('end with the approval of the township, of that decision, on its day (P23c)', () => {
    const history = [applied, discussed, published];
    const refused = 'HOMESTEADS.NOT_APPROVED_BY_TOWNSHIP';
    approve(history, {}, authorisation()).refused(refused);
    approve(history, {}, authorisation({ resolutionId: RESOLUTION, granted: false })).refused(refused);
    approve(history, {}, authorisation({ resolutionId: RESOLUTION, kind: 'county-approval' })).refused(
      refused,
    );
    approve(history, { approvedOn: '2025-12-21' }).refused(refused);
  });

  it('are broken off at any of them, once', () => {
    const close = (history: DomainEvent[]) =>
      given(closeApplication, { history }).when({ householdId, ground: 'withdrawn', closedOn: '2026-01-05' });
    const { applicationId } = applied.data;
    const closed = HomesteadApplicationClosed.of({
      applicationId,
      ground: 'withdrawn',
      closedOn: '2026-01-05',
    });
    close([applied, discussed]).then(closed);
    close([applied, closed]).refused(outOfOrder);
  });
});

describe('granting a homestead', () => {
  const steps = [applied, discussed, published, approved];
  const grant = (history: DomainEvent[] = steps, parcel: unknown = plot(), policies = standard) =>
    given(grantHomestead, { history, references: { parcel: parcel as typeof SHI, policies } }).when({
      ...{ householdId, parcelCode: PLOT, grantedOn: '2026-01-05', paperSha256: SHA },
    });
  const granted = HomesteadGranted.of({
    ...{ ...PLACE, applicationId: applied.data.applicationId, homesteadId: idGiven('homestead') },
    ...{ parcelCode: PLOT, areaDm2: 16_000, grantedOn: '2026-01-05', paperSha256: SHA },
  });
  const other = (more: object) => known(parcelStream, PLOT, plotRegistered(more));

  it('comes after the approval, of a free plot that is a homestead', () => {
    grant().then(granted);
    grant([applied, discussed, published]).refused(outOfOrder);
    for (const unfit of [null, plot(...usedPlot), other({}), other({ kind: 'construction-public' })])
      grant(steps, unfit).refused('HOMESTEADS.PLOT_NOT_FREE');
  });

  it('is of no more than was approved (HS6), and the standard allows on the day (P21a)', () => {
    const large = known(parcelStream, PLOT, plotRegistered({ areaDm2: 16_001 }), plotOwned);
    grant(steps, large).refused('HOMESTEADS.PLOT_LARGER_THAN_APPROVED');
    grant(steps, plot(), policy('homesteads.area-standard-dm2', 15_999)).refused(
      'HOMESTEADS.AREA_ABOVE_STANDARD',
    );
  });

  it('asks once more whether the household may have one (P21, P22, HS3), and not the same plot twice (HS5)', () => {
    const elsewhere = { ...existing.data, homesteadId: idOf('elsewhere'), parcelCode: 'elsewhere' };
    grant([...steps, { ...existing, data: elsewhere }]).refused('HOMESTEADS.ALREADY_HAS_ONE');
    grant([...steps, existing, surrendered(true)]).refused('HOMESTEADS.PLOT_ALREADY_RECORDED');
    grant([...steps, existing, surrendered(false)]).refused(
      'HOMESTEADS.PLOT_ALREADY_RECORDED',
      'HOMESTEADS.QUALIFICATION_GIVEN_UP',
    );
    grant([...steps, houseLet]).refused('HOMESTEADS.HOUSE_WAS_DISPOSED_OF');
  });

  it('happens once', () => {
    grant([...steps, { ...granted, data: { ...granted.data, homesteadId } }], plot()).refused(
      outOfOrder,
      'HOMESTEADS.ALREADY_HAS_ONE',
      'HOMESTEADS.PLOT_ALREADY_RECORDED',
    );
  });
});
