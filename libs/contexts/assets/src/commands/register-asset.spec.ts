import { describe, expect, it } from '@jest/globals';
import { DivisionRegistered, DivisionSuperseded, divisionStream } from '#divisions/facts';
import { COLLECTIVE, VILLAGE, collective, collectiveOfTheNextVillage } from '#examples';
import { type Given, given, known } from '#given';
import { HOUSE, assetRegistered } from '#made-assets';
import { registerAsset } from './register-asset.js';

const { assetId: _, ...command } = HOUSE;
const register = (more: object = {}, references: Given['references'] = { collective }) =>
  given(registerAsset, { references: { land: [], ...references } }).when({ ...command, ...more });

describe('registering an asset', () => {
  it('records whose it is, what it is, what it is worth and where the money came from', () => {
    const { judgement } = register().then(assetRegistered());
    expect(judgement).toMatchObject({ warnings: [], tasks: [] });
  });

  it('is done once for a code of the owner (AS1)', () => {
    const references = { collective, land: [] };
    const { detail } = given(registerAsset, { history: [assetRegistered()], references })
      .when(command)
      .refused('ASSETS.ALREADY_REGISTERED');
    expect(detail).toContain('旧村委会北房');
  });

  it('is for a collective of the division that is named (AS2)', () => {
    register({}, {}).refused('ASSETS.OWNER_NOT_REGISTERED');
    register({}, { collective: collectiveOfTheNextVillage }).refused('ASSETS.OWNER_NOT_REGISTERED');
  });

  it('takes a kind that fits what the asset is for, and names those that do (AS3)', () => {
    const { wayForward } = register({ assetClass: 'resource' }).refused('ASSETS.KIND_DOES_NOT_FIT');
    expect(wayForward).toContain('耕地');
    register({ kind: 'public-facility' }).refused('ASSETS.KIND_DOES_NOT_FIT');
  });

  it('takes another unit than such things are counted in with a warning (AS60)', () => {
    const { warnings } = register({ unit: 'head' }).then(assetRegistered({ unit: 'head' })).judgement;
    expect(warnings).toMatchObject([{ rule: 'AS60', detail: expect.stringMatching(/房屋建筑物.*头/) }]);
    const { judgement } = register({ unit: 'square-metre' }).then(assetRegistered({ unit: 'square-metre' }));
    expect(judgement).toMatchObject({ warnings: [], held: expect.arrayContaining(['AS60']) });
  });

  it('takes funds that add up to the value, to the fen (AS4)', () => {
    const { wayForward } = register({ originalFen: 20_000_001 }).refused('ASSETS.FUNDS_DO_NOT_ADD_UP');
    expect(wayForward).toContain('0.01');
    register({ funds: undefined }).refused('ASSETS.FUNDS_DO_NOT_ADD_UP');
  });

  it('is not leased before there is a paper of it (AS41), nor paid with money of years to come (AS42)', () => {
    const { wayForward } = register({ useState: 'leased' }).refused('ASSETS.REGISTERED_AS_LEASED');
    expect(wayForward).toContain('变更资产使用状态');
    const paid = (year: number) => [{ source: 'own' as const, amountFen: HOUSE.originalFen, year }];
    const { field } = register({ funds: paid(2027) }).refused('ASSETS.FUNDS_OF_THE_FUTURE');
    expect(field).toBe('funds[0].year');
    register({ funds: paid(2026) }).then(assetRegistered({ funds: paid(2026) }));
  });

  it('takes a resource without a value', () => {
    const pond = { assetClass: 'resource', kind: 'unused-land', unit: 'mu', code: '资1', originalFen: 0 };
    const stated = { ...pond, depreciatedFen: undefined, funds: undefined };
    expect(register(stated).decided).toMatchObject({
      events: [{ data: { originalFen: 0, depreciatedFen: 0, funds: [] } }],
    });
  });

  it('writes off no more than the asset was worth (AS5)', () => {
    register({ depreciatedFen: 20_000_001 }).refused('ASSETS.DEPRECIATION_EXCEEDS_VALUE');
  });

  it('comes after the asset was there (AS6)', () => {
    expect(register({ acquiredOn: '2026-03-02' }).decided).toHaveProperty('events');
    register({ acquiredOn: '2026-03-03' }).refused('ASSETS.NOT_YET_ACQUIRED');
  });

  it('leaves the duty to find a keeper where the asset is for everybody (AS10)', () => {
    const lamps = { code: '固2', assetClass: 'non-operating', kind: 'infrastructure' } as const;
    const { judgement } = register(lamps).then(assetRegistered(lamps));
    expect(judgement.tasks).toMatchObject([{ rule: 'AS10', owner: { role: 'accountant' } }]);
  });

  it('puts nothing new under a code that has ended', () => {
    const village = known(
      divisionStream,
      VILLAGE,
      DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
      DivisionSuperseded.of({
        divisionCode: VILLAGE,
        change: 'merged',
        endedOn: '2017-12-31',
        successors: ['140722100231'],
        documentNumber: '函1号',
      }),
    );
    register({}, { collective, division: village }).refused('DIVISIONS.CODE_HAS_ENDED');
  });

  it('names the asset by its owner and code', () => {
    expect(assetRegistered().data.assetId).not.toBe(assetRegistered({ code: '固2' }).data.assetId);
    expect(assetRegistered().data.collectiveId).toBe(COLLECTIVE);
  });
});
