import { describe, expect, it } from '@jest/globals';
import { ResolutionRevoked } from '#decisions/facts';
import { RESOLUTION, SHA, policy, resolution } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  PLACE,
  PLOT,
  PROJECT,
  applied,
  approved,
  discussed,
  existing,
  houseAppraised,
  house,
  plot,
  proposed,
  published,
} from '#made-homesteads';
import { idOf } from '#people';
import { agreeUse } from './agree-use.js';
import { grantHomestead } from './grant-homestead.js';
import { recordApplicationDiscussed } from './record-application-discussed.js';
import { surrenderHomestead } from './surrender-homestead.js';

const { householdId } = PLACE;
const OTHER_PLOT = '140722002003JC00013F00010001';
const [otherHousehold, otherProject] = [idOf('household/other'), idOf('other project')];
const decided = (more: object, ...later: DomainEvent[]) =>
  resolution({ matter: 'homestead-use', parcels: undefined, ...more }, ...later);
/** What it names of the case at hand, and of another. */
const ours = { parcels: [PLOT], householdIds: [householdId], projectIds: [PROJECT] };
const another = { parcels: [OTHER_PLOT], householdIds: [otherHousehold], projectIds: [otherProject] };

const standard = policy('homesteads.area-standard-dm2', 20_000);
const discuss = (named: object) =>
  given(recordApplicationDiscussed, {
    history: [applied],
    references: { resolution: decided(named) },
  }).when({ householdId, resolutionId: RESOLUTION, discussedOn: '2025-12-12' });
const grant = (named: object, ...later: DomainEvent[]) =>
  given(grantHomestead, {
    history: [applied, discussed, published, approved],
    references: { parcel: plot(), policies: standard, resolution: decided(named, ...later) },
  }).when({ householdId, parcelCode: PLOT, grantedOn: '2026-01-05', paperSha256: SHA });
const surrender = (named: object, paidBy = 'collective', ...later: DomainEvent[]) =>
  given(surrenderHomestead, {
    history: [existing],
    references: { resolution: decided(named, ...later) },
  }).when({
    ...{ householdId, parcelCode: PLOT, ground: 'no-longer-needed', askedBy: 'household' },
    ...{ compensationFen: 5_000_000, paidBy, keepsQualification: true, surrenderedOn: '2026-01-05' },
    ...{ resolutionId: RESOLUTION, paperSha256: SHA },
  });
const use = (named: object) =>
  given(agreeUse, {
    history: [proposed],
    references: { parcel: plot(), house: house(houseAppraised()), resolution: decided(named) },
  }).when({
    ...{ projectId: PROJECT, parcelCode: PLOT, way: 'lease', number: '盘活〔2026〕2号' },
    ...{ signedOn: '2026-01-10', from: '2026-02-01', to: '2036-01-31' },
    ...{ resolutionId: RESOLUTION, paperSha256: SHA },
  });
const warnings = (decision: { readonly decided: object }) =>
  'judgement' in decision.decided
    ? (decision.decided as { judgement: { warnings: { rule: string }[] } }).judgement.warnings.map(
        ({ rule }) => rule,
      )
    : ['refused'];

describe('a resolution about homesteads', () => {
  it.each([
    ['an application', discuss, 'HOMESTEADS.APPLICATION_NOT_RESOLVED', ['householdIds']],
    ['a grant', grant, 'HOMESTEADS.OTHER_PLOT_THAN_DISCUSSED', ['householdIds', 'parcels']],
    ['a surrender', surrender, 'HOMESTEADS.SURRENDER_NOT_RESOLVED', ['householdIds', 'parcels']],
    ['a collective house', use, 'HOMESTEADS.USE_NOT_RESOLVED', ['parcels', 'projectIds']],
  ] as const)('carries %s that it names, and no other (P23a, HS64, HS12, RV6)', (_, act, code, kinds) => {
    for (const kind of kinds) {
      expect(warnings(act({ [kind]: ours[kind] }))).not.toContain('V35');
      expect(warnings(act({ [kind]: [...another[kind], ...ours[kind]] }))).not.toContain('refused');
      const { detail } = act({ ...ours, [kind]: another[kind] }).refused(code);
      expect(detail).toContain(`${another[kind][0]} 作出的，没有写明`);
    }
  });

  it.each([
    ['of a project only', discuss, { projectIds: [PROJECT] }, 'HOMESTEADS.APPLICATION_NOT_RESOLVED'],
    ['of a household only', use, { householdIds: [householdId] }, 'HOMESTEADS.USE_NOT_RESOLVED'],
  ] as const)('does not carry another kind of case when it is %s', (_, act, named, code) => {
    expect(act(named).refused(code).detail).toContain('不是就这一事项作出的');
  });

  it('that names nothing is warned of (V35), for an application the plot alone among it', () => {
    for (const act of [discuss, grant, surrender, use]) expect(warnings(act({}))).toContain('V35');
    expect(warnings(discuss({ parcels: [PLOT] }))).toContain('V35');
    expect(warnings(surrender(another, 'government'))).not.toContain('refused');
  });

  it('may name the household that was there before beside the house that the collective has now', () => {
    expect(warnings(use({ parcels: [PLOT], householdIds: [householdId] }))).not.toContain('refused');
  });

  it('carries a grant and a surrender until the day it is revoked or lapses (A5, HS12)', () => {
    const revoked = (revokedOn: string) =>
      ResolutionRevoked.of({ resolutionId: RESOLUTION, by: 'court', revokedOn });
    const acts = [
      [grant, 'HOMESTEADS.RESOLUTION_NO_LONGER_CARRIES', 'grantedOn'],
      [
        (named: object, ...later: DomainEvent[]) => surrender(named, 'collective', ...later),
        ...['HOMESTEADS.SURRENDER_NOT_RESOLVED', 'resolutionId'],
      ],
    ] as const;
    for (const [act, code, field] of acts) {
      expect(warnings(act(ours, revoked('2026-01-06')))).not.toContain('refused');
      const refusal = act(ours, revoked('2026-01-05')).refused(code);
      expect(refusal).toMatchObject({ detail: '决议已于 2026-01-05 撤销。', field });
      expect(warnings(act({ ...ours, validUntil: '2026-01-05' }))).not.toContain('refused');
      expect(act({ ...ours, validUntil: '2026-01-04' }).refused(code).detail).toContain('2026-01-04 为止');
    }
    const { wayForward } = grant(ours, revoked('2026-01-05')).refused(
      'HOMESTEADS.RESOLUTION_NO_LONGER_CARRIES',
    );
    expect(wayForward).toContain('重新申请');
  });
});
