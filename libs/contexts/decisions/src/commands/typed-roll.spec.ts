import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, SHA, VILLAGE, collective } from '#examples';
import { roster } from '#family';
import { given } from '#given';
import { adoptResolution } from './adopt-resolution.js';

const command = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, matter: 'land-lease-outside', parcels: [PARCEL] },
  subject: '将河滩机动地出租给太行种植专业合作社，租期五年',
  body: 'members-assembly',
  ...{ noticedOn: '2025-12-01', heldOn: '2025-12-12' },
};
const warned = (eligible: number) => {
  const references = { collective, land: [], households: [], members: roster() };
  const votes = { present: eligible, inFavour: eligible, against: 0, abstained: 0 };
  const { decided } = given(adoptResolution, { references }).when({
    ...command,
    roster: { eligible, sha256: SHA },
    votes,
  });
  return 'judgement' in decided ? decided.judgement.warnings.map(({ rule, detail }) => [rule, detail]) : [];
};

describe('a roll that is typed in from the minutes', () => {
  it('is compared with the members whom the register knows of the day, from before its roster was opened (V33)', () => {
    expect(warned(300)).toContainEqual([
      'V33',
      expect.stringContaining('填为 300 人，登记簿上当日为 3 人，相差 297 人'),
    ]);
    expect(warned(3).map(([rule]) => rule)).not.toContain('V33');
  });
});
