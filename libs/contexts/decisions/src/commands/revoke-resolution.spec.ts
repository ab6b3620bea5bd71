import { describe, expect, it } from '@jest/globals';
import { RESOLUTION, resolution, resolutionAdopted } from '#examples';
import { given } from '#given';
import { ResolutionRejected, ResolutionRevoked } from '../facts/index.js';
import { revokeResolution } from './revoke-resolution.js';

const LATER = '7c5f8a1c-0d2e-5c4b-9f6a-1e7d8c9b0a23';
const byCourt = {
  resolutionId: RESOLUTION,
  by: 'court',
  revokedOn: '2026-02-20',
  judgement: '（2026）晋0722民初1号',
  knownOn: '2025-12-15',
  filedOn: '2026-01-10',
} as const;
const byDecision = {
  resolutionId: RESOLUTION,
  by: 'later-decision',
  revokedOn: '2026-02-20',
  laterResolutionId: LATER,
} as const;
const later = (more: object = {}) => resolution({ resolutionId: LATER, heldOn: '2026-02-20', ...more });
const before = { history: [resolutionAdopted()] };

describe('revoking a resolution', () => {
  it('is recorded of a court, with when the member knew and sued', () => {
    const { judgement } = given(revokeResolution, before).when(byCourt).then(ResolutionRevoked.of(byCourt));
    expect(judgement.warnings).toEqual([]);
  });

  it('is recorded of a later decision on the same matter (V28)', () => {
    given(revokeResolution, { ...before, references: { later: later() } })
      .when(byDecision)
      .then(ResolutionRevoked.of(byDecision));
    for (const wrong of [undefined, later({ matter: 'charter' }), later({ heldOn: '2025-12-01' })])
      given(revokeResolution, { ...before, references: { later: wrong } })
        .when(byDecision)
        .refused('DECISIONS.REVOCATION_WITHOUT_GROUND');
    given(revokeResolution, before)
      .when({ ...byCourt, judgement: undefined })
      .refused('DECISIONS.REVOCATION_WITHOUT_GROUND');
  });

  it('is of what was carried, once, on a day since then (V27)', () => {
    const nothing = 'DECISIONS.NOTHING_TO_REVOKE';
    const rejected = ResolutionRejected.of(resolutionAdopted().data);
    given(revokeResolution, { history: [rejected] })
      .when(byCourt)
      .refused(nothing);
    given(revokeResolution, { history: [...before.history, ResolutionRevoked.of(byCourt)] })
      .when(byCourt)
      .refused(nothing);
    for (const revokedOn of ['2025-12-11', '2026-03-03'])
      given(revokeResolution, before)
        .when({ ...byCourt, revokedOn })
        .refused(nothing);
  });

  it('is noted when it was sought after one year from knowing, or five from the decision (D7)', () => {
    for (const [knownOn, filedOn, late] of [
      ['2025-12-15', '2026-12-15', false],
      ['2025-12-15', '2026-12-16', true],
      ['2030-12-01', '2030-12-12', false],
      ['2030-12-01', '2030-12-13', true],
      ['2025-12-15', undefined, true],
    ] as const) {
      const asked = { ...byCourt, knownOn, filedOn, revokedOn: '2031-01-01' };
      const { judgement } = given(revokeResolution, { ...before, today: '2031-01-01' })
        .when(asked)
        .then(ResolutionRevoked.of(asked));
      expect(judgement.warnings.map(({ rule }) => rule)).toEqual(late ? ['D7'] : []);
    }
  });
});
