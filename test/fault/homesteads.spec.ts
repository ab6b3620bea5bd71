import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

const SHA = 'd4'.repeat(32);

/**
 * In every round a household comes with its homestead, and its house is let to a project that ends again. The process
 * that carries this between household, project and plot dies before or after one of its commands, and another takes its
 * place.
 */
describe('a house in a project, carried by a process that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  const send = async (path: string, body: object): Promise<string> =>
    ((await village.clerk.must(path, body)) as { id: string }).id;

  /** Ids of the household's members, without the views, which stand still. */
  async function membersOf(householdId: string): Promise<string[]> {
    for await (const { data } of county.platform.events.read(`household-${householdId}`))
      return (data as { members: { personId: string }[] }).members.map(({ personId }) => personId);
    return [];
  }

  async function consentOf(householdId: string): Promise<string> {
    let found = '';
    for await (const { type, data } of county.platform.events.read(`entitlement-${householdId}`))
      if (type === 'OwnerConsentRecorded') found = (data as { consentId: string }).consentId;
    return found;
  }

  /** Everything up to the end of the project, which is left for a process that will die. */
  async function letAndEnded(): Promise<{ parcelCode: string; householdId: string; projectId: string }> {
    const sequence = String(++round).padStart(5, '0');
    const parcelCode = `140722002003JC${sequence}F00010001`;
    const unit = {
      code: parcelCode,
      divisionCode: VILLAGE,
      name: '后街',
      areaDm2: 16_000,
      kind: 'homestead',
      house: { areaDm2: 12_000 },
    };
    await send('land-rights/register-land-unit', unit);
    const ownership = { parcelCode, collectiveId: COLLECTIVE, nature: '32' };
    await send('land-rights/record-collective-ownership', ownership);
    const householdId = await village.household();
    const house = { householdId, parcelCode };
    const existing = { ...house, divisionCode: VILLAGE, source: 'inherited', since: '1998-05-01' };
    await send('homesteads/record-existing-homestead', existing);
    const survey = { ...house, surveyedOn: '2025-12-01', state: 'idle', since: '2019-02-01' };
    await send('homesteads/record-idle-survey', { ...survey, condition: 'sound', willingness: 'lease' });
    await send('homesteads/record-owner-consent', {
      ...{ ...house, ways: ['lease'], purposes: ['homestay'], until: '2045-12-31', toldNoNewHomestead: true },
      ...{ consenters: await membersOf(householdId), signedOn: '2025-12-05', paperSha256: SHA },
    });
    await send('homesteads/record-house-safety', {
      ...{ parcelCode, divisionCode: VILLAGE, documentNumber: '鉴1', agency: '鉴定公司', grade: 'a' },
      ...{ appraisedOn: '2025-12-01', validUntil: '2030-12-01', sha256: SHA },
    });
    const operator = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '民宿公司' };
    const projectId = await send('homesteads/propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '民宿', kind: 'homestay', catering: false },
      ...{ operator, plannedFen: 1, proposedOn: '2025-12-06', paperSha256: SHA },
    });
    await send('homesteads/agree-use', {
      ...{ projectId, ...house, way: 'lease', number: '盘活1', signedOn: '2025-12-10' },
      ...{ from: '2026-01-01', to: '2045-12-31', consentId: await consentOf(householdId), paperSha256: SHA },
    });
    const end = { projectId, ground: 'not-started', endedOn: '2026-02-01' };
    await send('homesteads/end-revitalization', end);
    return { parcelCode, householdId, projectId };
  }

  it('comes to the same end', async () => {
    await letAndEnded();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(7);
    for (let step = 1; step <= steps; step++) {
      const { parcelCode, householdId, projectId } = await letAndEnded();
      await reactions.run(step, step % 2 === 0 ? 'before' : 'after');
      await reactions.run(Infinity, 'before');
      const seen = [
        await reactions.history(`parcel-${parcelCode}`),
        await reactions.history(`entitlement-${householdId}`),
        await reactions.history(`revitalization-${projectId}`),
        await reactions.history(`house-${parcelCode}`),
      ];
      expect([step, ...seen]).toEqual([
        step,
        [
          ...['LandUnitRegistered', 'CollectiveOwnershipRecorded', 'RightHeld', 'RightEstablished'],
          ...['RightHeld', 'RightEstablished', 'RightEnded'],
        ],
        [
          'ExistingHomesteadRecorded',
          'IdleSurveyRecorded',
          'OwnerConsentRecorded',
          'HouseUseEntered',
          'HouseUseLeft',
        ],
        ['RevitalizationProposed', 'UseAgreed', 'RevitalizationEnded'],
        ['HouseSafetyAppraised', 'HouseTaken', 'HouseFreed', 'HouseGivenBack'],
      ]);
    }
  });
});
