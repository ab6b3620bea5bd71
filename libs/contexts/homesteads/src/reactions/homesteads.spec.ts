import { beforeEach, describe, expect, it } from '@jest/globals';
import { COMPANY, COUNTY, RESOLUTION, SHA, policySet, resolutionAdopted } from '#examples';
import { isRejection } from '#kernel';
import { RightEstablished, RightHeld, parcelStream } from '#land-rights/facts';
import {
  PLACE,
  PLOT,
  PROJECT,
  SHI,
  applied,
  approved,
  consented,
  discussed,
  existing,
  houseAppraised,
  plotOwned,
  plotRegistered,
  proposed,
  published,
  surveyed,
} from '#made-homesteads';
import { idOf } from '#people';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { AgreeUse } from '../commands/agree-use.js';
import { EndRevitalization } from '../commands/end-revitalization.js';
import { GrantHomestead } from '../commands/grant-homestead.js';
import { MeetChecklistItem } from '../commands/meet-checklist-item.js';
import { RecordRevitalizationRevenue } from '../commands/record-revitalization-revenue.js';
import { ReturnUse } from '../commands/return-use.js';
import { StartRevitalization } from '../commands/start-revitalization.js';
import { SurrenderHomestead } from '../commands/surrender-homestead.js';
import {
  RevitalizationProposed,
  checklistOf,
  entitlementStream,
  homesteadsHeld,
  houseStream,
  revitalizationStream,
} from '../facts/index.js';

const OTHER_PLOT = '140722002003JC00013F00010001';
const { householdId } = PLACE;
const operator = { kind: COMPANY.kind, id: COMPANY.id };

const grant = (parcelCode: string, household = householdId) =>
  Object.assign(new GrantHomestead(), {
    ...{ householdId: household, parcelCode, grantedOn: '2026-01-05', paperSha256: SHA },
  });

let county: MemoryCounty;
const entitlementNow = async (id = householdId) => (await county.load(entitlementStream, id)).state;
const rightsNow = async (code = PLOT) => (await county.load(parcelStream, code)).state?.rights ?? [];
const projectNow = async (id = PROJECT) => (await county.load(revitalizationStream, id)).state;

beforeEach(async () => {
  county = new MemoryCounty();
  await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned);
  await county.before(`parcel-${OTHER_PLOT}`, plotRegistered({ code: OTHER_PLOT }), plotOwned);
  await county.before(`policy-${COUNTY}`, policySet('homesteads.area-standard-dm2', 20_000));
});

describe('a granted homestead', () => {
  const steps = [applied, discussed, published, approved];

  it('is one, of two that are granted to a household at once', async () => {
    await county.before(`entitlement-${householdId}`, ...steps);
    const answers = await Promise.all([PLOT, OTHER_PLOT].map((code) => county.submit(grant(code))));
    expect(answers.filter((answer) => !isRejection(answer))).toHaveLength(1);
    expect(answers.filter(isRejection)).toMatchObject([{ code: 'HOMESTEADS.STEP_OUT_OF_ORDER' }]);
    await county.settleAll();
    expect(homesteadsHeld(await entitlementNow())).toHaveLength(1);
    const rights = [...(await rightsNow(PLOT)), ...(await rightsNow(OTHER_PLOT))];
    expect(rights).toMatchObject([{ right: 'homestead-use', standing: 'established' }]);
  });

  it('is one household’s, of two that are granted one plot at once: the other falls through', async () => {
    const other = idOf('household/another');
    const asked = { ...applied, data: { ...applied.data, householdId: other } };
    await county.before(`entitlement-${householdId}`, ...steps);
    await county.before(`entitlement-${other}`, asked, ...steps.slice(1));
    await Promise.all([county.submit(grant(PLOT)), county.submit(grant(PLOT, other))]);
    await county.settleAll();
    const log = await county.log();
    await county.settleAll();
    expect(await county.log()).toHaveLength(log.length);
    const standings = [await entitlementNow(), await entitlementNow(other)].flatMap((each) =>
      (each?.homesteads ?? []).map(({ standing }) => standing),
    );
    expect(standings.sort()).toEqual(['fallen-through', 'held']);
    expect(await rightsNow()).toHaveLength(1);
  });
});

describe('a house in a project', () => {
  const agree = (projectId = PROJECT, way = 'lease') =>
    Object.assign(new AgreeUse(), {
      ...{ projectId, parcelCode: PLOT, householdId, way, number: '盘活1', signedOn: '2026-01-10' },
      ...{ from: '2026-02-01', to: '2036-01-31', consentId: consented.data.consentId, paperSha256: SHA },
    });
  const { data: consent } = consented;

  beforeEach(async () => {
    await county.before(`entitlement-${householdId}`, existing, surveyed(), {
      ...consented,
      data: { ...consent, ways: ['lease', 'cooperation'] },
    });
    await county.before(`revitalization-${PROJECT}`, proposed);
    await county.before(`house-${PLOT}`, houseAppraised());
    await county.settleAll();
  });

  const start = () =>
    Object.assign(new StartRevitalization(), {
      ...{ projectId: PROJECT, startedOn: '2026-02-01' },
      split: [
        { party: 'household', householdId, numerator: 1, denominator: 3 },
        { party: 'operator', numerator: 2, denominator: 3 },
      ],
    });

  it('is let, earns and comes back; whose homestead it is and may be does not change', async () => {
    const before = await entitlementNow();
    await county.submit(agree());
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { right: 'homestead-use', standing: 'established' },
      { right: 'lease', standing: 'established', holders: [{ kind: 'company' }] },
    ]);
    for (const item of checklistOf(proposed.data))
      await county.submit(
        Object.assign(new MeetChecklistItem(), {
          ...{ projectId: PROJECT, item, documentNumber: '1号', sha256: SHA, metOn: '2026-01-20' },
        }),
      );
    expect(isRejection(await county.submit(start()))).toBe(false);
    const revenue = { from: '2026-02-01', to: '2026-02-20', revenueFen: 100, paperSha256: SHA };
    await county.submit(Object.assign(new RecordRevitalizationRevenue(), { projectId: PROJECT, ...revenue }));
    const ending = { projectId: PROJECT, ground: 'agreement', endedOn: '2026-02-21' };
    await county.submit(Object.assign(new EndRevitalization(), ending));
    await county.settleAll();
    const back = { projectId: PROJECT, parcelCode: PLOT, returnedOn: '2026-02-22', condition: 'sound' };
    await county.submit(Object.assign(new ReturnUse(), { ...back, paperSha256: SHA }));
    expect(await projectNow()).toMatchObject({
      stage: 'ended',
      uses: [{ standing: 'returned' }],
      revenues: [{ parts: [{ amountFen: 33 }, { amountFen: 67 }] }],
    });
    expect(await rightsNow()).toMatchObject([
      { right: 'homestead-use', standing: 'established', holders: [{ id: SHI.id }] },
      { right: 'lease', standing: 'ended', to: '2026-02-21' },
    ]);
    const after = await entitlementNow();
    expect(after).toEqual({ ...before, homesteads: after?.homesteads, disposals: after?.disposals });
    expect(after?.qualified).toBe(true);
    expect(after?.homesteads).toMatchObject([{ standing: 'held', use: undefined }]);
    expect(after?.disposals).toMatchObject([{ way: 'lease', projectId: PROJECT }]);
  });

  it('is in one project: of two that agree at once the second falls through', async () => {
    const second = idOf('second project');
    const data = { ...proposed.data, projectId: second };
    await county.before(`revitalization-${second}`, RevitalizationProposed.of(data));
    await Promise.all([county.submit(agree()), county.submit(agree(second, 'cooperation'))]);
    await county.settleAll();
    const uses = [...((await projectNow())?.uses ?? []), ...((await projectNow(second))?.uses ?? [])];
    expect(uses.map(({ standing }) => standing).sort()).toEqual(['agreed', 'fallen-through']);
    expect((await entitlementNow())?.homesteads).toMatchObject([{ use: { way: expect.any(String) } }]);
  });

  it('comes out again when its plot is let already, and does not count as let', async () => {
    const lease = { contractId: 'before', right: 'lease' as const, holders: [operator] };
    const term = { from: '2020-01-01', to: '2030-12-31' };
    county = new MemoryCounty();
    const leased = [RightHeld.of({ ...lease, ...term }), RightEstablished.of({ ...lease, ...term })];
    await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned, ...leased);
    await county.before(`entitlement-${householdId}`, existing, surveyed(), consented);
    await county.before(`revitalization-${PROJECT}`, proposed);
    await county.before(`house-${PLOT}`, houseAppraised());
    await county.settleAll();
    expect(isRejection(await county.submit(agree()))).toBe(false);
    await county.settleAll();
    expect(await projectNow()).toMatchObject({ uses: [{ standing: 'fallen-through' }] });
    const entitled = await entitlementNow();
    expect(entitled?.disposals).toEqual([]);
    expect(entitled?.homesteads).toMatchObject([{ standing: 'held', use: undefined }]);
  });

  async function givenUp(): Promise<void> {
    const giving = {
      ...{ householdId, parcelCode: PLOT, ground: 'no-longer-needed', askedBy: 'household' },
      ...{ compensationFen: 5_000_000, paidBy: 'government', keepsQualification: true },
    };
    await county.submit(
      Object.assign(new SurrenderHomestead(), { ...giving, surrenderedOn: '2026-01-08', paperSha256: SHA }),
    );
    await county.settleAll();
    const resolved = resolutionAdopted({ matter: 'homestead-use', parcels: undefined });
    await county.before(`resolution-${RESOLUTION}`, resolved);
  }
  const own = { householdId: undefined, consentId: undefined, resolutionId: RESOLUTION };

  it('is the collective’s to bring into one project: of two that agree at once the second falls through', async () => {
    await givenUp();
    const second = idOf('second project');
    await county.before(
      `revitalization-${second}`,
      RevitalizationProposed.of({ ...proposed.data, projectId: second }),
    );
    const agreeing = [PROJECT, second].map((id) => Object.assign(agree(id, 'cooperation'), own));
    const answers = await Promise.all(agreeing.map((each) => county.submit(each)));
    expect(answers.filter(isRejection)).toEqual([]);
    await county.settleAll();
    const uses = [...((await projectNow())?.uses ?? []), ...((await projectNow(second))?.uses ?? [])];
    expect(uses.map(({ standing }) => standing).sort()).toEqual(['agreed', 'fallen-through']);
    const { state: house } = await county.load(houseStream, PLOT);
    const winner = (await projectNow())?.uses[0]?.standing === 'agreed' ? PROJECT : second;
    expect(house?.tenure?.projectId).toBe(winner);
    const ending = { projectId: winner, ground: 'agreement', endedOn: '2026-02-21' };
    await county.submit(Object.assign(new EndRevitalization(), ending));
    await county.settleAll();
    expect((await county.load(houseStream, PLOT)).state?.tenure).toBeUndefined();
    const log = await county.log();
    await county.settleAll();
    expect(await county.log()).toHaveLength(log.length);
  });

  it('is the collective’s to let once its household has given it up', async () => {
    await givenUp();
    expect(isRejection(await county.submit(Object.assign(agree(), own)))).toBe(false);
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([
      { right: 'homestead-use', standing: 'ended', to: '2026-01-08' },
      { right: 'lease', standing: 'established' },
    ]);
    const ending = { projectId: PROJECT, ground: 'agreement', endedOn: '2026-02-21' };
    await county.submit(Object.assign(new EndRevitalization(), ending));
    await county.settleAll();
    expect(await rightsNow()).toMatchObject([{ standing: 'ended' }, { standing: 'ended', to: '2026-02-21' }]);
  });
});
