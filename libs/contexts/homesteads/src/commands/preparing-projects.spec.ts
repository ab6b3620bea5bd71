import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  collective,
  COMPANY,
  granteeOf,
  NEIGHBOUR_VILLAGE,
  RESOLUTION,
  resolution,
  SHA,
  VILLAGE,
} from '#examples';
import { given, known, type Given, idGiven } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { RightEstablished, RightHeld, WITHOUT_END, parcelStream } from '#land-rights/facts';
import {
  checkItem,
  CONSENT,
  consented,
  entitlement,
  existing,
  house,
  houseAppraised,
  houseNotBack,
  houseTaken,
  PLOT,
  plot,
  plotOwned,
  plotRegistered,
  PROJECT,
  projectEnded,
  proposed,
  SHI,
  surveyed,
  useAgreed,
  usedPlot,
} from '#made-homesteads';
import {
  checklistOf,
  itemsMissing,
  OwnerConsentWithdrawn,
  RevitalizationProposed,
  revitalizationStream,
  USE_WAYS,
  UseFellThrough,
} from '../facts/index.js';
import { agreeUse } from './agree-use.js';
import { meetChecklistItem } from './meet-checklist-item.js';
import { proposeRevitalization } from './propose-revitalization.js';
import { RecordUseFallenThrough, recordUseFallenThrough } from './record-use-fallen-through.js';

const projectId = PROJECT;
const outOfOrder = 'HOMESTEADS.PROJECT_STEP_OUT_OF_ORDER';
const householdId = SHI.id;
const resolved = resolution({ matter: 'homestead-use', parcels: undefined });

describe('a project that brings idle houses back into use', () => {
  const { name, kind, catering, plannedFen, proposedOn } = proposed.data;
  const proposal = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, name, kind, catering, plannedFen };
  const propose = (more: object = {}, references: Given['references'] = { collective }) =>
    given(proposeRevitalization, { references }).when({
      ...{ ...proposal, proposedOn, operator: granteeOf(COMPANY), paperSha256: SHA, ...more },
    });

  it('is proposed with its operator (RV2) for the collective of the village (RV13)', () => {
    propose().then(RevitalizationProposed.of({ ...proposed.data, projectId: idGiven('project') }));
    const household = { operator: undefined, operatorHouseholdId: householdId };
    propose(household, { collective, household: SHI }).then(
      RevitalizationProposed.of({
        ...{
          ...proposed.data,
          projectId: idGiven('project'),
          operator: { kind: 'household', id: householdId },
        },
      }),
    );
    const unclear = 'HOMESTEADS.OPERATOR_NOT_CLEAR';
    propose({ operator: undefined }).refused(unclear);
    propose({ operatorHouseholdId: householdId }, { collective, household: SHI }).refused(unclear);
    propose(household).refused(unclear);
    propose({}, {}).refused('HOMESTEADS.COLLECTIVE_NOT_REGISTERED');
  });

  it('has a checklist by its kind, and what serves food one item more (RV3)', () => {
    expect(checklistOf(proposed.data)).toEqual(['business-licence', 'fire-safety', 'special-trade']);
    expect(checklistOf({ kind: 'storage', catering: true })).toEqual(
      expect.arrayContaining(['fire-safety', 'food-licence']),
    );
    const meet = (item: string, history: DomainEvent[] = [proposed]) =>
      given(meetChecklistItem, { history }).when({ projectId, ...checkItem('fire-safety').data, item });
    meet('fire-safety').then(checkItem('fire-safety'));
    const perHouse = meet('house-safety').refused('HOMESTEADS.ITEM_NOT_ON_CHECKLIST');
    expect(perHouse.wayForward).toContain('逐处登记');
    meet('care-filing').refused('HOMESTEADS.ITEM_NOT_ON_CHECKLIST');
    meet('fire-safety', [proposed, projectEnded]).refused(outOfOrder);
  });

  it('has papers that hold for a time (RV33), those of the past with a warning (RV34)', () => {
    const meet = (validUntil: string | undefined) =>
      given(meetChecklistItem, { history: [proposed] }).when({
        ...{ projectId, ...checkItem('fire-safety').data, validUntil },
      });
    const warned = (validUntil: string | undefined) =>
      meet(validUntil)
        .then(checkItem('fire-safety', { validUntil }))
        .judgement.warnings.map(({ rule }) => rule);
    meet('2026-01-19').refused('HOMESTEADS.PAPER_DATES');
    expect(warned('2026-01-20')).toEqual(['RV34']);
    expect(warned('2026-03-01')).toEqual(['RV34']);
    expect(warned('2026-03-02')).toEqual([]);
    expect(warned(undefined)).toEqual([]);
    const [newer, older] = [{ validUntil: '2030-01-01' }, { metOn: '2022-01-01', validUntil: '2026-01-01' }];
    const project = replay(
      revitalizationStream,
      [proposed, checkItem('fire-safety', newer), checkItem('fire-safety', older)].map((event, revision) => ({
        ...{ ...event, revision, effectiveOn: '2026-01-01' },
      })),
    );
    expect(itemsMissing(['fire-safety'], project.state?.met ?? [], '2026-02-01')).toEqual([]);
  });

  const agree = (more: object = {}, references: object = {}, history: DomainEvent[] = [proposed]) => {
    const { number, signedOn, from, to } = useAgreed().data;
    return given(agreeUse, {
      history,
      references: {
        ...{ parcel: plot(...usedPlot), entitlement: entitlement(existing, surveyed(), consented) },
        ...{ house: house(houseAppraised()), ...references },
      },
    }).when({
      ...{ projectId, parcelCode: PLOT, householdId, way: 'lease', number, signedOn, from, to },
      ...{ consentId: CONSENT, paperSha256: SHA, ...more },
    });
  };

  it('agrees to use a house whose household has consented to it (RV5)', () => {
    agree().then(useAgreed({ resolutionId: undefined }));
    const silent = 'HOMESTEADS.OWNER_HAS_NOT_CONSENTED';
    agree({ way: 'cooperation' }).refused(silent);
    agree({ consentId: undefined }).refused(silent);
    agree({ signedOn: '2026-01-04' }).refused(silent, outOfOrder);
    const busy = 'HOMESTEADS.NOT_FOUND_IDLE';
    agree({}, { entitlement: undefined }).refused(silent, busy);
    const lived = surveyed({ surveyedOn: '2026-01-09', state: 'in-use' });
    agree({}, { entitlement: entitlement(existing, surveyed(), consented, lived) }).refused(busy);
    const on = (more: object) => ({
      entitlement: entitlement(existing, surveyed(), { ...consented, data: { ...consented.data, ...more } }),
    });
    agree({}, on({ purposes: ['storage'] })).refused(silent);
    expect(agree({}, on({ until: '2046-01-30' })).refused(silent).detail).toContain('2046-01-30');
    agree({}, on({ until: '2046-01-31', operatorId: COMPANY.id })).then(
      useAgreed({ resolutionId: undefined }),
    );
    agree({}, on({ operatorId: COLLECTIVE })).refused(silent);
    agree({}, on({ purposes: undefined, until: undefined })).then(useAgreed({ resolutionId: undefined }));
    const { homesteadId } = existing.data;
    const withdrawn = OwnerConsentWithdrawn.of({
      ...{ homesteadId, consentId: CONSENT, withdrawnOn: '2026-01-08', paperSha256: SHA },
    });
    agree({}, { entitlement: entitlement(existing, surveyed(), consented, withdrawn) }).refused(silent);
  });

  it('uses it for twenty years at most (T4), on a homestead of the village (RV4)', () => {
    expect(agree({ to: '2046-02-01' }).refused('HOMESTEADS.USE_TERM_TOO_LONG').wayForward).toContain(
      '2046-01-31',
    );
    agree({ to: '2026-01-31' }).refused('HOMESTEADS.USE_TERM_TOO_LONG');
    const untimely = 'HOMESTEADS.USE_TERM_UNTIMELY';
    agree({ from: '2026-01-05', to: '2036-01-04' }).refused(untimely);
    agree({ from: '2026-01-06', to: '2026-01-09' }).refused(untimely);
    agree({ from: '2026-01-06', to: '2026-01-10' }).then(
      useAgreed({ from: '2026-01-06', to: '2026-01-10', resolutionId: undefined }),
    );
    const none = 'HOMESTEADS.NO_HOMESTEAD_TO_USE';
    agree({}, { parcel: undefined }).refused(none);
    for (const more of [{ kind: 'construction-profit' } as const, { divisionCode: NEIGHBOUR_VILLAGE }])
      agree({}, { parcel: known(parcelStream, PLOT, plotRegistered(more), plotOwned) }).refused(none);
    agree({}, {}, [proposed, useAgreed()]).refused(none);
    agree({}, {}, [proposed, projectEnded]).refused(outOfOrder);
  });

  it('uses no house that another project has, also of the collective (RV17)', () => {
    const own = { householdId: undefined, consentId: undefined, resolutionId: RESOLUTION };
    const taken = house(
      houseAppraised(),
      houseTaken({ projectId: idGiven('another'), householdId: undefined }),
    );
    const had = 'HOMESTEADS.HOUSE_TAKEN';
    agree({ ...own, way: 'cooperation' }, { parcel: plot(), house: taken, resolution: resolved }).refused(
      had,
    );
    agree({}, { house: taken }).refused(had);
  });

  it('uses a house that is safe by a report which holds (RV21), told when it is not back yet (RV28)', () => {
    const unsafe = 'HOMESTEADS.HOUSE_NOT_SAFE';
    agree({}, { house: undefined }).refused(unsafe);
    agree({}, { house: house(houseAppraised({ grade: 'd' })) }).refused(unsafe);
    agree({}, { house: house(houseAppraised({ appraisedOn: '2026-01-11' })) }).refused(unsafe);
    const old = houseAppraised({ appraisedOn: '2022-01-10', validUntil: '2026-01-09' });
    expect(agree({}, { house: house(old) }).refused(unsafe).detail).toContain('2026-01-09 到期');
    agree({}, { house: house(houseAppraised(), old) }).then(useAgreed({ resolutionId: undefined }));
    const { judgement } = agree({}, { house: house(houseAppraised(), ...houseNotBack) }).then(
      useAgreed({ resolutionId: undefined }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'RV28' }]);
    const worse = houseAppraised({ appraisedOn: '2026-01-09', grade: 'c' });
    agree({}, { house: house(worse, houseAppraised()) }).refused(unsafe);
  });

  it('uses a house of the collective when the members have decided so (RV6)', () => {
    const own = { householdId: undefined, consentId: undefined, resolutionId: RESOLUTION };
    const parcel = plot();
    agree(own, { parcel, resolution: resolved }).then(useAgreed(own));
    agree(own, { parcel, resolution: resolution() }).refused('HOMESTEADS.USE_NOT_RESOLVED');
  });

  it('does not use the house of a household as one of the collective (RV14)', () => {
    const own = { householdId: undefined, consentId: undefined, resolutionId: RESOLUTION };
    const unnamed = 'HOMESTEADS.HOUSEHOLD_NOT_NAMED';
    for (const way of Object.keys(USE_WAYS))
      agree({ ...own, way }, { resolution: resolved }).refused(unnamed);
    const house = {
      ...{ contractId: PLOT, right: 'house-ownership' as const, from: '1998-05-01', to: WITHOUT_END },
      holders: [{ kind: 'household' as const, id: householdId }],
    };
    const owned = plot(RightHeld.of(house), RightEstablished.of(house));
    expect(agree(own, { parcel: owned, resolution: resolved }).refused(unnamed).detail).toContain(
      '房屋所有权',
    );
    agree(own, { parcel: undefined, resolution: resolved }).refused('HOMESTEADS.NO_HOMESTEAD_TO_USE');
  });

  it('lets a use fall through once (RV12)', () => {
    const fall = new RecordUseFallenThrough(projectId, PLOT, '房屋已在别的项目中。', '2026-01-10');
    const fallen = UseFellThrough.of({ projectId, parcelCode: PLOT, householdId, cause: fall.cause });
    const history = [proposed, useAgreed()];
    given(recordUseFallenThrough, { history }).when(fall).then(fallen);
    const gone = 'HOMESTEADS.USE_NOT_STANDING';
    given(recordUseFallenThrough, { history: [...history, fallen] })
      .when(fall)
      .refused(gone);
    const former = { ...fall, number: '盘活0' };
    given(recordUseFallenThrough, { history }).when(former).refused(gone);
  });
});
