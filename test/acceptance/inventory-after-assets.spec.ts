import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('an inventory opened right after assets were registered', () => {
  let county: TestCounty;
  let village: TestVillage;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await county.settled();
  });
  afterAll(async () => county.close());

  const opening = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, year: 2025, openedOn: '2026-01-05' };
  const open = () => village.accountant.send('assets/open-inventory', opening);

  it('waits until they stand in the book of the owner, so that it lists them all', async () => {
    await county.rest();
    await village.clerk.must('assets/register-asset', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, code: '固1', name: '旧村委会北房' },
      ...{ assetClass: 'operating', kind: 'building', quantityHundredths: 300, unit: 'room' },
      ...{ originalFen: 300_000, place: '村东路', useState: 'own-use', acquiredOn: '2018-06-30' },
      funds: [{ source: 'own', amountFen: 300_000, year: 2018 }],
    });
    expect(await open()).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    county.follow();
    await county.settled();
    expect((await open()).status).toBe(200);
    const { body } = await village.auditor.get(`assets/inventory-lines?inventoryId=${COLLECTIVE}-2025`);
    expect(body.items).toMatchObject([{ code: '固1', result: 'not-counted' }]);
  });
});
