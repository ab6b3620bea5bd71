import { describe, expect, it } from '@jest/globals';
import type { DataOf, DomainEvent, Loaded } from '#kernel';
import { COMPANY, RESOLUTION, SHA, authorisation, policy, resolution, zhang } from '#examples';
import { given, known } from '#given';
import { HOUSE, LAMPS, assetRegistered, disposed, houseOpened } from '#made-assets';
import { PolicyRowSet, policyStream } from '#policies/facts';
import { dutyBookStream } from '#posts/facts';
import { held } from '#people';
import { AssetAppraised } from '../facts/index.js';
import { disposeOfAsset } from './dispose-of-asset.js';

const appraised = AssetAppraised.of({
  assetId: HOUSE.assetId,
  firm: '晋中某资产评估有限公司',
  reportNumber: '晋评报字〔2026〕1号',
  appraisedOn: '2026-01-10',
  valueFen: 18_000_000,
  reportSha256: SHA,
  publishedOn: '2026-01-15',
  publishedAt: '村务公开栏',
});
/** The county's limits: appraised from 50,000 元, the result published for ten days; approved from 100,000 元. */
const basis = { law: '左权县农村集体资产管理办法', article: '第八条' };
const row = (key: DataOf<typeof PolicyRowSet>['key'], value: DataOf<typeof PolicyRowSet>['value']) =>
  PolicyRowSet.of({ rowId: key, divisionCode: '140722', key, value, from: '2025-01-01', basis });
const inCounty = (...rows: DomainEvent[]) => known(policyStream, '140722', ...rows);
const policies = inCounty(
  row('assets.valuation-from-fen', 5_000_000),
  row('assets.appraisal-publication-period', { count: 10, unit: 'calendar-day' }),
  row('assets.township-approval-from-fen', 10_000_000),
);
const resolved = (more: object = {}) =>
  resolution({ matter: 'asset-disposal', parcels: undefined, assetIds: [HOUSE.assetId], ...more });
const approval = (more: object = {}): Loaded<unknown> => authorisation({ resolutionId: RESOLUTION, ...more });
const references = { resolution: resolved(), approval: approval(), policies };
const command = {
  assetId: HOUSE.assetId,
  manner: 'sale',
  disposedOn: '2026-02-20',
  recipient: { kind: 'company', creditCode: COMPANY.id, name: COMPANY.name },
  priceFen: 18_500_000,
  costsFen: 100_000,
  reportNumber: '晋评报字〔2026〕1号',
  resolutionId: RESOLUTION,
  approvalId: approval().id,
  paperSha256: SHA,
};
const dispose = (more: object = {}, others: object = {}, history: DomainEvent[] = [appraised]) =>
  given(disposeOfAsset, {
    history: [assetRegistered(), houseOpened(), ...history],
    references: { ...references, ...others },
  }).when({ ...command, ...more });
const scrapped = {
  manner: 'scrapping',
  recipient: undefined,
  priceFen: 20_000,
  reportNumber: undefined,
};

describe('disposing of an asset', () => {
  it('by sale follows an appraisal that was published, a resolution and an approval', () => {
    const { judgement, policies: used } = dispose().then(disposed());
    expect(judgement.warnings).toEqual([]);
    expect(used).toEqual([
      'assets.valuation-from-fen',
      'assets.appraisal-publication-period',
      'assets.township-approval-from-fen',
    ]);
  });

  it('by scrapping needs no appraisal, and says what is lost of its value', () => {
    dispose(scrapped, {}, []).then(
      disposed({
        manner: 'scrapping',
        recipient: undefined,
        priceFen: 20_000,
        resultFen: 20_000 - 100_000 - 15_000_000,
        reportNumber: undefined,
      }),
    );
  });

  it.each([
    ['without one', { reportNumber: undefined }, [appraised], '没有登记'],
    ['by one of another report', { reportNumber: '2号' }, [appraised], '没有登记'],
    ['while it is published still', { disposedOn: '2026-01-26' }, [appraised], '2026-01-26'],
  ])('of so much is refused %s (M9)', (_, more, history, named) => {
    const { detail } = dispose(more, {}, history).refused('ASSETS.NOT_APPRAISED');
    expect(detail).toContain(named);
  });

  it('asks for an appraisal from the county’s limit on, by price or by book value (M9)', () => {
    const small = [assetRegistered({ originalFen: 4_999_999, depreciatedFen: 0 })];
    const cheap = (priceFen: number) =>
      given(disposeOfAsset, { history: small, references }).when({
        ...command,
        priceFen,
        reportNumber: undefined,
      });
    expect(cheap(4_999_999).decided).toHaveProperty('events');
    cheap(5_000_000).refused('ASSETS.NOT_APPRAISED');
  });

  it('is refused where the county has not said from which value on', () => {
    dispose({}, { policies: policy('assets.inspection-period', { count: 1, unit: 'year' }) }).refused(
      'POLICIES.NOT_CONFIGURED',
    );
  });

  it.each([
    ['without a resolution', { resolution: undefined, approval: undefined }],
    ['by one on something else', { resolution: resolved({ matter: 'major-investment' }) }],
    ['resolved afterwards', { resolution: resolved({ heldOn: '2026-02-21' }) }],
    ['by one on another asset', { resolution: resolved({ assetIds: [LAMPS] }) }],
    ['below the price that was resolved', { resolution: resolved({ lowestPriceFen: 18_500_001 }) }],
  ])('is refused %s (AS18)', (_, others) => {
    const { decided } = dispose({}, others);
    expect(JSON.stringify(decided)).toContain('ASSETS.DISPOSAL_NOT_RESOLVED');
  });

  it('is to be compared with the paper where that names no asset (V35)', () => {
    for (const assetIds of [undefined, []]) {
      const { warnings } = dispose({}, { resolution: resolved({ assetIds }) }).then(disposed()).judgement;
      expect(warnings).toMatchObject([{ rule: 'V35', detail: expect.stringContaining('固1') }]);
    }
    const several = { resolution: resolved({ assetIds: [LAMPS, HOUSE.assetId] }) };
    expect(dispose({}, several).then(disposed()).judgement.warnings).toEqual([]);
  });

  it.each([
    ['without an approval', { approval: undefined }],
    ['when it was denied', { approval: approval({ granted: false }) }],
    ['approved for another resolution', { approval: approval({ resolutionId: 'r2' }) }],
    ['approved afterwards', { approval: approval({ decidedOn: '2026-02-21' }) }],
  ])('of so much is refused %s (AS19)', (_, others) => {
    dispose({}, others).refused('ASSETS.DISPOSAL_NOT_APPROVED');
  });

  it('is told where the county has set no limit of approval, and none was given (AS54)', () => {
    const known = row('assets.valuation-from-fen', 5_000_000);
    const told = (others: object, ...rows: (typeof known)[]) => {
      const { decided } = dispose({}, { policies: inCounty(known, ...rows), ...others });
      return JSON.stringify('judgement' in decided ? decided.judgement.warnings : []).includes('AS54');
    };
    expect(told({ approval: undefined })).toBe(true);
    expect(told({})).toBe(false);
    expect(told({ approval: undefined }, row('assets.township-approval-from-fen', 99_000_000))).toBe(false);
  });

  it('names whoever receives it, once (AS16)', () => {
    dispose({ recipient: undefined }).refused('ASSETS.RECIPIENT_UNCLEAR');
    dispose({ householdId: zhang.id }, { household: zhang }).refused('ASSETS.RECIPIENT_UNCLEAR');
    dispose({ recipient: undefined, householdId: zhang.id }).refused('ASSETS.RECIPIENT_UNCLEAR');
    dispose({ ...scrapped, recipient: command.recipient }).refused('ASSETS.RECIPIENT_UNCLEAR');
    dispose({ recipient: undefined, householdId: zhang.id }, { household: zhang }).then(
      disposed({ recipient: { kind: 'household', id: zhang.id } }),
    );
  });

  it('by scrapping for more than it ever cost is said aloud (AS59)', () => {
    const scrap = (priceFen: number) => {
      const { decided } = dispose({ ...scrapped, priceFen }, {}, []);
      return 'judgement' in decided ? decided.judgement : undefined;
    };
    expect(scrap(20_000_000)).toMatchObject({ warnings: [], held: expect.arrayContaining(['AS59']) });
    expect(scrap(20_000_001)?.warnings).toMatchObject([
      { rule: 'AS59', detail: expect.stringContaining('200,000.01') },
    ]);
  });

  it('goes to another than its owner (AS57)', () => {
    const { collectiveId } = HOUSE;
    const recipient = { ...command.recipient, kind: 'collective', creditCode: collectiveId };
    const { field } = dispose({ recipient }).refused('ASSETS.RECIPIENT_IS_THE_OWNER');
    expect(field).toBe('recipient.creditCode');
    expect(dispose().then(disposed()).judgement.held).toContain('AS57');
  });

  it('has a price where it is sold and none where it is given (AS17)', () => {
    dispose({ priceFen: 0 }).refused('ASSETS.PRICE_DOES_NOT_FIT');
    dispose({ manner: 'donation' }).refused('ASSETS.PRICE_DOES_NOT_FIT');
    expect(dispose({ manner: 'donation', priceFen: 0 }).decided).toHaveProperty('events');
  });

  it('for nothing to somebody’s household or to a person would be to divide it (M1)', () => {
    const given = { manner: 'donation', priceFen: 0, recipient: undefined, householdId: zhang.id };
    dispose(given, { household: zhang }).refused('COLLECTIVES.PROPERTY_DIVIDED');
  });

  it('below its value is said aloud (M8-1)', () => {
    const { judgement } = dispose({ priceFen: 17_999_999 }).then(
      disposed({ priceFen: 17_999_999, resultFen: 2_899_999 }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'M8-1' }]);
  });

  it('to an officer of the collective is said aloud (M8)', () => {
    const person = { name: '张三', identityNumber: '140722188001010011' };
    const dutyBook = known(dutyBookStream, HOUSE.divisionCode, held('director', '张'));
    const personId = held('director', '张').data.personId;
    const { judgement } = given(disposeOfAsset, {
      history: [assetRegistered(), houseOpened(), appraised],
      references: { ...references, dutyBook },
      persons: [{ personId, commitment: 'c', known: true, differs: [] }],
    })
      .when({ ...command, recipient: undefined, person })
      .then(disposed({ recipient: { kind: 'person', id: personId } }));
    expect(judgement.warnings).toMatchObject([{ rule: 'M8' }]);
  });

  it('is done once (AS7)', () => {
    dispose({}, {}, [appraised, disposed()]).refused('ASSETS.NOT_HELD');
  });
});
