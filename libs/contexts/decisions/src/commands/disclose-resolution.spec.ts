import { describe, expect, it } from '@jest/globals';
import { RESOLUTION, SHA, resolutionAdopted } from '#examples';
import { given } from '#given';
import { ResolutionDisclosed, ResolutionRejected, ResolutionResultDisclosed } from '../facts/index.js';
import { discloseResolution } from './disclose-resolution.js';

const shown = {
  resolutionId: RESOLUTION,
  disclosedOn: '2025-12-14',
  place: 'notice-board',
  sha256: SHA,
} as const;
const command = { ...shown, stage: 'resolution' } as const;
const ofResult = { ...shown, stage: 'result', disclosedOn: '2026-02-01' } as const;
const before = { history: [resolutionAdopted()] };
const disclosed = ResolutionDisclosed.of(shown);

describe('disclosing a resolution', () => {
  it('shows the decision first, which leaves its result to be shown (V25)', () => {
    const { judgement } = given(discloseResolution, before).when(command).then(disclosed);
    expect(judgement.tasks).toMatchObject([{ rule: 'V25' }]);
    const after = given(discloseResolution, { history: [...before.history, disclosed] })
      .when(ofResult)
      .then(ResolutionResultDisclosed.of({ ...shown, disclosedOn: '2026-02-01' }));
    expect(after.judgement.tasks).toEqual([]);
  });

  it('comes in its order, and once (V26)', () => {
    const disorder = 'DECISIONS.DISCLOSURE_OUT_OF_ORDER';
    given(discloseResolution, before).when(ofResult).refused(disorder);
    given(discloseResolution, { history: [...before.history, disclosed] })
      .when(command)
      .refused(disorder);
    for (const disclosedOn of ['2025-12-11', '2026-03-03'])
      given(discloseResolution, before)
        .when({ ...command, disclosedOn })
        .refused(disorder);
    given(discloseResolution, { history: [ResolutionRejected.of(resolutionAdopted().data)] })
      .when(command)
      .refused(disorder);
  });
});
