import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { houseStream } from '#homesteads/facts';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { COMPANY, SHA } from '../acceptance/lawful-village.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/** Codes of the plots, each by what is seen of its house. */
type Round = Readonly<Record<'returned' | 'surveyed' | 'ofTheCollective', string>>;

/**
 * In every round one house comes back dangerous from a project, and two are surveyed so: that of a household, and one of the
 * collective. The process that tells the houses dies before or after one of its commands, and another takes its place.
 */
describe('houses found unsafe, told so by a process that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let plots = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county, 'houses-found-unsafe');
  });
  afterAll(async () => county.close());

  const send = async (path: string, body: object): Promise<string> =>
    ((await village.clerk.must(path, body)) as { id: string }).id;
  const rest = () => reactions.run(Infinity, 'before');

  async function plot(): Promise<string> {
    const parcelCode = `140722002003JC${String(++plots).padStart(5, '0')}F00010001`;
    await send('land-rights/register-land-unit', {
      ...{ code: parcelCode, divisionCode: VILLAGE, name: '后街', areaDm2: 16_000, kind: 'homestead' },
      house: { areaDm2: 12_000 },
    });
    const ownership = { parcelCode, collectiveId: COLLECTIVE, nature: '32' };
    await send('land-rights/record-collective-ownership', ownership);
    return parcelCode;
  }

  const survey = (parcelCode: string, more: object) =>
    send('homesteads/record-collective-idle-survey', {
      ...{ parcelCode, divisionCode: VILLAGE, state: 'idle', since: '2019-09-01', ...more },
    });

  /** A house of the collective, in a project that has ended. */
  async function letAndEnded(parcelCode: string): Promise<string> {
    await survey(parcelCode, { surveyedOn: '2025-12-01', condition: 'sound' });
    await send('homesteads/record-house-safety', {
      ...{ parcelCode, divisionCode: VILLAGE, documentNumber: '鉴1', agency: '鉴定公司', grade: 'a' },
      ...{ appraisedOn: '2025-12-02', validUntil: '2030-12-01', sha256: SHA },
    });
    const projectId = await send('homesteads/propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '仓储', kind: 'storage', catering: false },
      ...{ operator: COMPANY, plannedFen: 1, proposedOn: '2025-12-06', paperSha256: SHA },
    });
    const subject = `将 ${parcelCode} 用于仓储项目`;
    const resolution = { matter: 'homestead-use', subject, parcels: undefined };
    // It counts the roster, and waits for those who are on their way onto it.
    await rest();
    const { body } = await village.resolve([], resolution);
    await send('homesteads/agree-use', {
      ...{ projectId, parcelCode, way: 'cooperation', number: `盘活${plots}`, paperSha256: SHA },
      ...{ signedOn: '2025-12-15', from: '2026-01-01', to: '2035-12-31', resolutionId: body.id },
    });
    await rest();
    const end = { projectId, ground: 'not-started', endedOn: '2026-02-20' };
    await send('homesteads/end-revitalization', end);
    await rest();
    return projectId;
  }

  /** All three are seen, and to tell the houses is left for a process that will die. */
  async function begun(): Promise<Round> {
    const [returned, surveyed, ofTheCollective] = [await plot(), await plot(), await plot()];
    const projectId = await letAndEnded(returned);
    const homestead = { householdId: await village.household(), parcelCode: surveyed };
    await send('homesteads/record-existing-homestead', {
      ...{ ...homestead, divisionCode: VILLAGE, source: 'inherited', since: '1998-05-01' },
    });
    await rest();
    await send('homesteads/return-use', {
      ...{ projectId, parcelCode: returned, returnedOn: '2026-02-21', condition: 'dangerous' },
      paperSha256: SHA,
    });
    await send('homesteads/record-idle-survey', {
      ...{ ...homestead, surveyedOn: '2026-02-22', state: 'idle', since: '2019-02-01' },
      ...{ condition: 'dangerous', willingness: 'unwilling' },
    });
    await survey(ofTheCollective, { surveyedOn: '2026-02-23', condition: 'dangerous' });
    return { returned, surveyed, ofTheCollective };
  }

  /** Its events, of which those of two process managers come in any order, and how it was found. */
  async function endOf(round: Round): Promise<unknown[]> {
    const gateway = county.app.get(CommandGateway);
    const { returned, surveyed, ofTheCollective } = round;
    return Promise.all(
      [returned, surveyed, ofTheCollective].map(async (parcelCode) => {
        const { state } = await gateway.loadState(houseStream, parcelCode);
        return { types: (await reactions.history(`house-${parcelCode}`)).sort(), findings: state?.findings };
      }),
    );
  }

  it('are found so once all the same', async () => {
    const found = (seenAt: string, foundOn: string) => [{ foundOn, condition: 'dangerous', seenAt }];
    expect(await reactions.survived(3, begun, endOf)).toEqual([
      {
        types: [
          ...['CollectiveHouseSurveyed', 'HouseFoundUnsafe', 'HouseFreed', 'HouseGivenBack'],
          ...['HouseSafetyAppraised', 'HouseTaken'],
        ],
        findings: found('return', '2026-02-21'),
      },
      { types: ['HouseFoundUnsafe'], findings: found('survey', '2026-02-22') },
      {
        types: ['CollectiveHouseSurveyed', 'HouseFoundUnsafe'],
        findings: found('survey', '2026-02-23'),
      },
    ]);
  });
});
