import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, PARCEL, SHA, VILLAGE, collective } from '#examples';
import { roster } from '#family';
import { given, known } from '#given';
import { held } from '#people';
import { dutyBookStream } from '#posts/facts';
import { adoptResolution } from './adopt-resolution.js';

const command = {
  ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, matter: 'land-lease-outside', parcels: [PARCEL] },
  subject: '将河滩机动地出租给太行种植专业合作社，租期五年',
  body: 'members-assembly',
  ...{ noticedOn: '2025-12-01', heldOn: '2025-12-12' },
};
const typed = (roll: { eligible: number; countedBy?: string }, more: object = {}, others: object = {}) => {
  const references = { collective, land: [], households: [], members: roster(), ...others };
  const { eligible } = roll;
  const votes = { present: eligible, inFavour: eligible, against: 0, abstained: 0 };
  return given(adoptResolution, { references }).when({
    ...{ ...command, ...more },
    ...{ roster: { ...roll, sha256: SHA }, votes },
  });
};
const warned = (eligible: number) => {
  const { decided } = typed({ eligible });
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

  it('leaves none of them out, of the members and of the directors (V37)', () => {
    const refused = 'DECISIONS.ROLL_LEAVES_MEMBERS_OUT';
    const { detail, facts, field } = typed({ eligible: 2 }).refused(refused);
    expect(detail).toContain('填为 2 人，登记簿上当日为 3 人，相差 1 人');
    expect([facts, field]).toEqual([{ eligible: 2, known: 3 }, 'roster.eligible']);
    for (const countedBy of ['persons', 'households']) typed({ eligible: 2, countedBy }).refused(refused);
    for (const eligible of [3, 4]) expect(typed({ eligible }).decided).toHaveProperty('events');
    const officers = [held('board-chair', '张'), held('director', '李'), held('director', '王')];
    const dutyBook = known(dutyBookStream, VILLAGE, ...officers);
    const board = { matter: 'board-business', body: 'board', noticedOn: '2026-01-05', heldOn: '2026-01-06' };
    typed({ eligible: 1 }, { ...board, parcels: undefined }, { dutyBook }).refused(refused);
    const all = typed({ eligible: 3 }, { ...board, parcels: undefined }, { dutyBook });
    expect(all.decided).toHaveProperty('events');
  });

  it('of a time before the law is compared, and not refused: since when its first members belong to it is not known (V33)', () => {
    const before = { noticedOn: '2025-04-01', heldOn: '2025-04-30' };
    expect(typed({ eligible: 2 }, before).decided).toHaveProperty('events');
    typed({ eligible: 2 }, { ...before, heldOn: '2025-05-01' }).refused('DECISIONS.ROLL_LEAVES_MEMBERS_OUT');
  });
});
