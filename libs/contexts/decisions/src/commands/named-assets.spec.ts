import { describe, expect, it } from '@jest/globals';
import { assetBookStream } from '#assets/facts';
import { COLLECTIVE, SHA, VILLAGE, collective } from '#examples';
import { given, known } from '#given';
import { LAMPS } from '#made-assets';
import { house, inBook } from '#made-inventories';
import { adoptResolution } from './adopt-resolution.js';
import { callMeeting } from './call-meeting.js';

const references = {
  ...{ collective, land: [], households: [] },
  assetBook: known(assetBookStream, COLLECTIVE, inBook(house)),
};
const about = { matter: 'asset-disposal', subject: '出卖旧村委会北房' };
const convened = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, body: 'members-assembly' };
const adopt = (assetIds?: string[], more: object = {}) =>
  given(adoptResolution, { references: { ...references, ...more } }).when({
    ...{ ...convened, ...about, assetIds, noticedOn: '2025-12-01', heldOn: '2025-12-12' },
    roster: { eligible: 300, sha256: SHA },
    votes: { present: 240, inFavour: 210, against: 20, abstained: 10 },
  });
const call = (assetIds: string[]) =>
  given(callMeeting, { references }).when({
    ...{ ...convened, noticedOn: '2026-03-01', heldOn: '2026-03-11', manner: 'posted', place: '会议室' },
    agenda: [{ ...about, assetIds }],
  });
const REFUSED = 'DECISIONS.ASSET_OF_ANOTHER_COLLECTIVE';

describe('assets that a decision names (V39)', () => {
  it('stand in the book of the collective, and in what was decided', () => {
    expect(adopt([house.assetId]).decided).toMatchObject({
      events: [{ data: { assetIds: [house.assetId] } }],
    });
    expect(call([house.assetId]).decided).toMatchObject({
      events: [{ data: { agenda: [{ assetIds: [house.assetId] }] } }],
    });
    expect(adopt(undefined, { assetBook: undefined }).decided).toHaveProperty('events');
  });

  it('are none of anybody else’s', () => {
    const { facts, field } = adopt([house.assetId, LAMPS, LAMPS]).refused(REFUSED);
    expect([facts, field]).toEqual([{ assetIds: [LAMPS] }, 'assetIds']);
    adopt([house.assetId], { assetBook: undefined }).refused(REFUSED);
    expect(call([LAMPS]).refused(REFUSED).field).toBe('agenda');
  });
});
