import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'c5'.repeat(32);
const PLOT = '140722002003JC00014F00010001';
const OPERATOR = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '左权县桐峪民宿有限公司' };

describe('a house of the collective, over the desk', () => {
  let county: TestCounty;
  let village: TestVillage;
  let projectId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.clerk.must('land-rights/register-land-unit', {
      ...{ code: PLOT, divisionCode: VILLAGE, name: '旧校舍', areaDm2: 30_000, kind: 'homestead' },
      house: { areaDm2: 20_000 },
    });
    const ownership = { parcelCode: PLOT, collectiveId: COLLECTIVE, nature: '32' };
    await village.clerk.must('land-rights/record-collective-ownership', ownership);
  });
  afterAll(async () => county.close());

  const send = (name: string, body: object): Promise<Answer> =>
    village.clerk.send(`homesteads/${name}`, body);
  const must = (name: string, body: object): Promise<Answer['body']> =>
    village.clerk.must(`homesteads/${name}`, body);
  const list = async (path: string): Promise<Answer['body'][]> => {
    await county.settled();
    return (await village.clerk.get(`homesteads/${path}`)).body.items;
  };
  const plot = { parcelCode: PLOT, divisionCode: VILLAGE };
  const survey = { ...plot, surveyedOn: '2025-12-01', state: 'idle', since: '2019-09-01' };

  it('is surveyed, and listed among the idle houses of the village', async () => {
    await must('record-collective-idle-survey', { ...survey, condition: 'sound' });
    const older = { surveyedOn: '2024-12-01', state: 'in-use', since: '1998-09-01' };
    await must('record-collective-idle-survey', { ...survey, ...older, condition: 'sound' });
    expect(await list(`idle?divisionCode=140722&provider=collective`)).toMatchObject([
      { parcelCode: PLOT, surveyedOn: '2025-12-01', householdId: null, willingness: null },
    ]);
    expect(await list('idle?provider=household')).toEqual([]);
    const elsewhere = { ...survey, parcelCode: '140722002003JC00099F00010001', condition: 'sound' };
    const refused = await send('record-collective-idle-survey', elsewhere);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'RV38' } });
  });

  it('goes into a project by a resolution', async () => {
    ({ id: projectId } = await must('propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '校舍仓储', kind: 'storage' },
      ...{ catering: false, operator: OPERATOR, plannedFen: 1, proposedOn: '2025-12-06', paperSha256: SHA },
    }));
    await must('record-house-safety', {
      ...{ ...plot, documentNumber: '左房鉴字3号', agency: '鉴定公司', grade: 'a' },
      ...{ appraisedOn: '2025-12-02', validUntil: '2030-12-01', sha256: SHA },
    });
    const agreement = {
      ...{ projectId, parcelCode: PLOT, way: 'cooperation', number: '盘活〔2025〕3号', paperSha256: SHA },
      ...{ signedOn: '2025-12-15', from: '2026-01-01', to: '2035-12-31', yearlyRentFen: 365_000 },
    };
    expect(await send('agree-use', agreement)).toMatchObject({ status: 422, body: { rule: 'RV6' } });
    const { id: resolutionId } = (
      await village.resolve([], {
        ...{ matter: 'homestead-use', subject: '将旧校舍用于仓储项目', parcels: undefined },
      })
    ).body;
    await must('agree-use', { ...agreement, resolutionId });
    expect(await list('idle')).toEqual([]);
    for (const item of ['business-licence', 'fire-safety'])
      await must('meet-checklist-item', {
        ...{ projectId, item, documentNumber: `${item} 3号`, sha256: SHA, metOn: '2025-12-20' },
      });
    const split = [
      { party: 'collective', numerator: 1, denominator: 10 },
      { party: 'operator', numerator: 9, denominator: 10 },
    ];
    await must('start-revitalization', { projectId, startedOn: '2026-01-01', split });
  });

  it('is no house of the collective any more when a household has the plot', async () => {
    const householdId = await village.household();
    const since = '2026-03-02';
    const taken = { householdId, parcelCode: PLOT, divisionCode: VILLAGE, source: 'granted-before', since };
    await must('record-existing-homestead', taken);
    expect(await list('idle')).toEqual([]);
    const refused = await send('record-collective-idle-survey', { ...survey, condition: 'sound' });
    expect(refused).toMatchObject({ status: 422, body: { rule: 'RV38' } });
  });
});
