import { describe, expect, it } from '@jest/globals';
import { OldContractRecorded } from '#contracts/facts';
import { COLLECTIVE, VILLAGE } from '#examples';
import { isRejection } from '#kernel';
import { campaignId, campaignOpened } from '#made-extensions';
import { OLD_CONTRACT } from '#old-contracts';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { extensionBookStream } from '../facts/index.js';

describe('the book of a collective', () => {
  const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, openedOn: '2026-01-05' };

  it('lets one of two campaigns begin that are opened at once, whichever their years (EX2)', async () => {
    const village = new ExtensionVillage();
    await village.found(1);
    const contract = { ...OLD_CONTRACT, contractId: 'old-9', kind: 'household-contract' as const };
    const term = { signedOn: '1998-01-01', from: '1998-01-01', to: '2027-12-31' };
    const grantees = [{ kind: 'household' as const, id: village.householdId(0) }];
    await village.county.before(
      'contract-old-9',
      OldContractRecorded.of({ ...contract, ...term, number: '承9', grantees }),
    );
    await village.settle();
    const answers = await Promise.all(
      [2026, 2027].map((year) => village.submit('OpenExtensionCampaign', { ...where, year })),
    );
    for (let again = 0; again < 2; again++) await village.settle({ from: -1 });
    expect(answers.map((each) => (isRejection(each) ? each.rule : 'opened')).sort()).toEqual([
      ...['EX2', 'opened'],
    ]);
    const opened = (await village.county.log()).filter(({ type }) => type === 'ExtensionCampaignOpened');
    expect(opened).toHaveLength(1);
  });

  it('has a campaign that began before there were books, which keeps others waiting', async () => {
    const village = new ExtensionVillage();
    await village.found(1);
    await village.county.before(`extension-campaign-${campaignId}`, campaignOpened);
    await village.settle();
    const { state: book } = await village.county.load(extensionBookStream, COLLECTIVE);
    expect(book?.campaigns).toMatchObject([{ campaignId, year: 2026 }]);
    const answer = await village.submit('OpenExtensionCampaign', { ...where, year: 2026 });
    expect(answer).toMatchObject({ rule: 'EX1' });
  });
});
