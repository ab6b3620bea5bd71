import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import { RESOLUTION, SHA, VILLAGE, authorisation, policy, resolution } from '#examples';
import { given } from '#given';
import { foldJournal } from '#books/facts';
import { HOUSE, LAMPS, assetRegistered, disposed, houseOpened, lampsRegistered } from '#made-assets';
import {
  ASSET_POSTINGS,
  AssetUseChanged,
  AssistedIncomeRecorded,
  AssistedProjectRecorded,
  assistanceFen,
} from '../facts/index.js';
import { disposeOfAsset } from './dispose-of-asset.js';
import { recordAssistedIncome } from './record-assisted-income.js';
import { recordAssistedProject } from './record-assisted-project.js';
import { recordInspection } from './record-inspection.js';

const { assetId } = HOUSE;
const project = {
  assetId,
  projectClass: 'operating',
  projectCode: '左扶项〔2018〕12号',
  projectName: '黄家会村加工车间',
  operator: { creditCode: '93140722MA0AB12CXF', name: '太行种植专业合作社' },
  confirmedTo: 'collective',
  confirmedOn: '2021-09-01',
  paperSha256: SHA,
} as const;
const assisted = AssistedProjectRecorded.of({ ...project, divisionCode: VILLAGE });
const halfYearly = { policies: policy('assets.inspection-period', { count: 6, unit: 'month' }) };

describe('an asset that was built with money for assisting the poor', () => {
  const record = (more: object = {}, history: DomainEvent[] = [assetRegistered()]) =>
    given(recordAssistedProject, { history, references: halfYearly }).when({ ...project, ...more });

  it('is recorded with its project, who runs it and to whom it was confirmed, and is to be inspected', () => {
    const { judgement } = record().then(assisted);
    expect(judgement.tasks).toMatchObject([{ rule: 'AS11', occurrence: '2021-09-01' }]);
    expect(assistanceFen(HOUSE)).toBe(15_000_000);
  });

  it('is of one project (AA1), paid at least in part from such money (AA2)', () => {
    record({}, [assetRegistered(), assisted]).refused('ASSETS.ASSISTED_ALREADY_RECORDED');
    const own = assetRegistered({ funds: [{ source: 'own', amountFen: 20_000_000, year: 2018 }] });
    record({}, [own]).refused('ASSETS.NO_ASSISTANCE_MONEY');
  });

  it('is of the project that gave its money, or that is told (AS55)', () => {
    const { judgement } = record({ projectCode: '13号' }).then(
      AssistedProjectRecorded.of({ ...assisted.data, projectCode: '13号' }),
    );
    expect(judgement.warnings).toMatchObject([
      { rule: 'AS55', detail: expect.stringMatching(/左扶项〔2018〕12号.*13号/) },
    ]);
    expect(record().then(assisted).judgement.held).toContain('AS55');
    const unnamed = assetRegistered({
      funds: HOUSE.funds.map((part) => ({ ...part, projectCode: undefined })),
    });
    expect(record({ projectCode: '13号' }, [unnamed]).decided).toMatchObject({ judgement: { warnings: [] } });
  });

  it('is of a class that fits the asset, and confirmed to a household only if it is for one (AA3)', () => {
    const misfit = 'ASSETS.PROJECT_CLASS_DOES_NOT_FIT';
    record({ projectClass: 'public-welfare' }).refused(misfit);
    record({ assetId: LAMPS }, [lampsRegistered]).refused(misfit);
    record({ confirmedTo: 'household' }).refused(misfit);
    record({ projectClass: 'household' }).refused(misfit);
    const household = { projectClass: 'household', confirmedTo: 'household' } as const;
    record(household).then(AssistedProjectRecorded.of({ ...assisted.data, ...household }));
  });

  it('is inspected again half a year later, operating or not (AS11)', () => {
    const inspection = { assetId, inspectedOn: '2026-01-10', condition: 'sound' };
    const inspect = (...history: DomainEvent[]) =>
      given(recordInspection, { history, references: halfYearly }).when(inspection).decided;
    expect(inspect(assetRegistered(), assisted)).toMatchObject({
      events: [{ data: { dutySince: '2021-09-01' } }],
      judgement: { tasks: [{ rule: 'AS11', dueOn: '2026-07-10' }] },
    });
    expect(inspect(assetRegistered())).toMatchObject({ judgement: { tasks: [] } });
  });
});

describe('its income', () => {
  const income = {
    assetId,
    year: 2025,
    incomeFen: 3_000_000,
    uses: [
      { use: 'public-posts', amountFen: 2_000_000 },
      { use: 'upkeep', amountFen: 1_000_000 },
    ],
    recordedOn: '2025-12-31',
    source: 'rent',
    paperSha256: SHA,
  } as const;
  const recorded = (more: object = {}) =>
    AssistedIncomeRecorded.of({ ...income, uses: [...income.uses], divisionCode: VILLAGE, ...more });
  const record = (more: object = {}, history: DomainEvent[] = [assetRegistered(), assisted]) =>
    given(recordAssistedIncome, { history }).when({ ...income, ...more });

  it('is recorded by year with its use', () => {
    expect(record().then(recorded()).judgement.warnings).toEqual([]);
  });

  it('is that of an operating project (AA4)', () => {
    record({}, [assetRegistered()]).refused('ASSETS.NO_PROJECT_INCOME');
    const household = { projectClass: 'household', confirmedTo: 'household' } as const;
    record({}, [assetRegistered(), AssistedProjectRecorded.of({ ...assisted.data, ...household })]).refused(
      'ASSETS.NO_PROJECT_INCOME',
    );
  });

  it('is that of a year once, since the asset was there (AA5)', () => {
    record({}, [assetRegistered(), assisted, recorded()]).refused('ASSETS.INCOME_ALREADY_RECORDED');
    record({ year: 2017 }).refused('ASSETS.INCOME_ALREADY_RECORDED');
    record({ year: 2026 }).refused('ASSETS.INCOME_ALREADY_RECORDED');
    record({ year: 2024 }, [assetRegistered(), assisted, recorded()]).then(recorded({ year: 2024 }));
  });

  const { collectiveId, code, name } = HOUSE;
  const received = { collectiveId, code, name, method: 'bank' } as const;
  const postedBy = (more: object) =>
    foldJournal(ASSET_POSTINGS, [{ ...recorded(more), eventId: 'e', stream: 's', position: 0 }]);

  it('is income of the books where no contract has posted it', () => {
    const other = { source: 'other', received } as const;
    expect(record({ source: 'other' }).then(recorded(other)).judgement.held).toEqual(
      expect.arrayContaining(['AS49', 'AS50']),
    );
    expect(postedBy(other)).toMatchObject([
      {
        ...{ entity: collectiveId, on: '2025-12-31', summary: '收 2025 年帮扶项目收益 固1 旧村委会北房' },
        lines: [
          { account: '102', side: 'debit', amountFen: 3_000_000 },
          { account: '501', side: 'credit', amountFen: 3_000_000, subAccount: '帮扶项目收益' },
        ],
      },
    ]);
    const inCash = { source: 'other', received: { ...received, method: 'cash' } } as const;
    record({ source: 'other', method: 'cash' }).then(recorded(inCash));
    expect(postedBy(inCash)).toMatchObject([{ lines: [{ account: '101' }, { account: '501' }] }]);
    expect([postedBy({}), postedBy({ ...other, incomeFen: 0, uses: [] })]).toEqual([[], []]);
  });

  it('is not posted without its source (AS49), and may be rent of a house that is let (AS50)', () => {
    const unsaid = record({ source: undefined }).then(recorded({ source: undefined })).judgement;
    expect(unsaid.warnings).toMatchObject([{ rule: 'AS49', detail: expect.stringContaining('30,000.00') }]);
    expect(postedBy({ source: undefined })).toEqual([]);
    const lease = { number: '租2026-003', sha256: SHA };
    const let_ = AssetUseChanged.of({ assetId, useState: 'leased', changedOn: '2022-02-01', lease });
    const { warnings } = record({ source: 'other' }, [assetRegistered(), assisted, let_]).then(
      recorded({ source: 'other', received }),
    ).judgement;
    expect(warnings).toMatchObject([{ rule: 'AS50', detail: expect.stringContaining('租2026-003') }]);
  });

  it('is used for no more than there is (AA6), and says for what (AA7)', () => {
    record({ incomeFen: 2_999_999 }).refused('ASSETS.INCOME_USED_TWICE');
    const { judgement } = record({ uses: undefined }).then(recorded({ uses: [] }));
    expect(judgement.warnings).toMatchObject([{ rule: 'AA7', detail: expect.stringContaining('30,000.00') }]);
  });
});

describe('disposing of it', () => {
  const matter = { matter: 'asset-disposal', parcels: undefined } as const;
  type Approval = 'county-department-approval' | 'county-approval' | 'township-approval';
  const approval = (kind: Approval) => authorisation({ kind, resolutionId: RESOLUTION });
  const dispose = (kind: Approval, history: DomainEvent[]) =>
    given(disposeOfAsset, {
      history: [assetRegistered(), houseOpened(), ...history],
      references: { resolution: resolution(matter), approval: approval(kind) },
    }).when({
      ...{ assetId, manner: 'scrapping', disposedOn: '2026-02-20', priceFen: 0, paperSha256: SHA },
      ...{ resolutionId: RESOLUTION, approvalId: approval(kind).id },
    });

  it('needs the approval of the department of the county, or of the county itself (AA8)', () => {
    dispose('township-approval', [assisted]).refused('ASSETS.ASSISTED_DISPOSAL_NOT_APPROVED');
    expect(dispose('township-approval', []).decided).toHaveProperty('events');
    const scrapped = { manner: 'scrapping', priceFen: 0, costsFen: 0, resultFen: -15_000_000 } as const;
    for (const kind of ['county-department-approval', 'county-approval'] as const)
      dispose(kind, [assisted]).then(
        disposed({ ...scrapped, recipient: undefined, reportNumber: undefined, dutySince: '2021-09-01' }),
      );
  });
});
