import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssignedContractRecorded,
  ContractAnnulled,
  ContractEnded,
  ContractExpired,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  ContractSupplemented,
} from '#contracts/facts';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import type { DomainEvent } from '#kernel';
import { NEW_TERM } from '#made-extensions';
import { RowSession, type SeenEvent, casesByType, seen } from '#read-store';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { extensionRegister } from './extension-campaigns.js';
import { ExtensionRegistrationRow } from './extension-rows.js';

const FOLLOWING = casesByType('extensions', extensionRegister.on);

describe('the list for the registration authority', () => {
  let village: ExtensionVillage;
  let rows: RowSession;
  beforeEach(async () => {
    village = new ExtensionVillage();
    await village.found(2);
    await village.settle();
    await village.open();
    await village.settle();
    for (const at of [0, 1]) {
      await village.survey(at);
      await village.confirm(at);
    }
    await village.decide();
    await village.issue();
    await village.settle();
  });

  const lineOf = (at: number): ExtensionRegistrationRow => {
    const line = rows.all(ExtensionRegistrationRow).find(({ sheetId }) => sheetId === village.sheetId(at));
    if (!line) throw new Error(`no line of sheet ${at}`);
    return line;
  };

  /** The view of all that was recorded, with events that come later. */
  const replayed = async () => {
    rows = new RowSession();
    const { catalog } = village.county;
    for (const event of await village.county.log())
      await FOLLOWING.get(event.type)?.handle(seen(event, catalog.categoryOf(event.type)), rows);
  };
  const then = async ({ type, data }: DomainEvent) => {
    const metadata = { effectiveOn: '2030-01-01' } as SeenEvent['metadata'];
    const place = { stream: 'contract-1', subject: '1', revision: 9, position: 900 };
    await FOLLOWING.get(type)?.handle({ id: 'later', type, data, ...place, metadata }, rows);
  };

  /** Where the contract of the first household is, and its parcel. */
  const where = () => ({ contractId: lineOf(0).contractId, divisionCode: VILLAGE });
  const [EAST, WEST] = [`${VILLAGE}0000091`, `${VILLAGE}0000092`];
  const parts = [
    { parcelCode: EAST, areaDm2: 40_000 },
    { parcelCode: WEST, areaDm2: 60_000 },
  ];
  const split = () =>
    then(
      ContractLandReshaped.of({
        ...where(),
        ...{ formerParcelCode: village.parcelCode(0), parts, from: '2028-03-01' },
      }),
    );
  const left = (parcelCode: string, remaining: number) =>
    then(
      ContractLandLeft.of({
        ...where(),
        ...{ parcelCode, lastDay: '2029-06-30', ground: 'expropriated', parts: [], remaining },
      }),
    );
  const assigned = (parcelCode: string, remaining: number) =>
    then(
      ContractLandAssigned.of({
        ...where(),
        ...{ parcelCode, lastDay: '2029-12-31', successorId: 'taken', remaining },
      }),
    );

  it('shows the land as it was issued, until something becomes of it', async () => {
    await replayed();
    const parcels = [{ parcelCode: village.parcelCode(0), areaDm2: 100_000 }];
    const issued = { issuedParcels: parcels, issuedAreaDm2: 100_000 };
    const untouched = { standing: 'in-force', differences: null };
    expect(lineOf(0)).toMatchObject({ ...untouched, ...issued, parcels, areaDm2: 100_000 });
  });

  it('follows splits, swaps and expropriations, each with its first day', async () => {
    await replayed();
    await split();
    expect(lineOf(0)).toMatchObject({ standing: 'in-force', parcels: parts, areaDm2: 100_000 });
    const swap = { swapId: 's', rightId: 'r', areaDm2: 50_000, from: '2029-01-01' };
    const parcelCode = village.parcelCode(1);
    await then(ContractLandSwapped.of({ ...where(), ...swap, formerParcelCode: EAST, parcelCode }));
    await left(WEST, 1);
    const { parcels, areaDm2, standing, differences, issuedAreaDm2 } = lineOf(0);
    expect([parcels, areaDm2, standing, issuedAreaDm2]).toEqual([
      [{ parcelCode, areaDm2: 50_000 }],
      ...[50_000, 'in-force', 100_000],
    ]);
    expect(differences?.split('；')).toEqual([
      `自 2028-03-01 起地块 ${village.parcelCode(0)} 分割、合并为 ${EAST}、${WEST}`,
      `自 2029-01-01 起地块 ${EAST} 互换为 ${parcelCode}`,
      `自 2029-07-01 起地块 ${WEST} 不再承包：土地被依法征收`,
    ]);
    expect(lineOf(1)).toMatchObject({ differences: null, areaDm2: 100_000 });
  });

  it('names whoever has the land now, and says when it has all gone', async () => {
    await replayed();
    await then(
      AssignedContractRecorded.of({
        ...{ ...where(), contractId: 'taken', number: '转1', collectiveId: COLLECTIVE },
        grantees: [{ kind: 'household', id: village.householdId(1) }],
        ...{ parcels: [], signedOn: '2029-12-20', from: '2030-01-01', to: NEW_TERM.to },
        ...{ paperSha256: SHA, agreedUse: '种植粮食' },
      }),
    );
    await split();
    await assigned(EAST, 1);
    expect(lineOf(0)).toMatchObject({ standing: 'in-force', parcels: [parts[1]] });
    await assigned(WEST, 0);
    expect(lineOf(0)).toMatchObject({ standing: 'assigned', parcels: [], areaDm2: 0 });
    expect(lineOf(0).differences).toContain(
      `自 2030-01-01 起地块 ${WEST} 转让给承包方 ${VILLAGE}000002（合同 转1）`,
    );
  });

  it('says so when a transferee is not known, or a merger leaves one parcel for two', async () => {
    await replayed();
    await split();
    const merged = { parts: [{ parcelCode: WEST, areaDm2: 100_000 }], from: '2028-05-01' };
    await then(ContractLandReshaped.of({ ...where(), ...merged, formerParcelCode: WEST }));
    await then(ContractLandReshaped.of({ ...where(), ...merged, formerParcelCode: EAST, parts: [] }));
    expect(lineOf(0)).toMatchObject({ parcels: merged.parts });
    expect(lineOf(0).differences).toContain(`地块 ${EAST} 并入本合同的其他地块`);
    await assigned(WEST, 0);
    expect(lineOf(0).differences).toContain('转让给他户');
  });

  it('shows no land of a contract that is over', async () => {
    const { contractId } = (await replayed(), where());
    const ended = { endedOn: '2031-05-31', ground: 'household-extinct', endedBy: 'issuer' } as const;
    const correction = { divisionCode: VILLAGE, since: '2026-02-10', basis: 'error-proven' } as const;
    const endings = [
      [ContractEnded.of({ contractId, ...ended, paperSha256: SHA }), 'ended', '自 2031-06-01 起合同终止：'],
      [
        ContractExpired.of({ contractId, expiredOn: NEW_TERM.to, stillUsed: false }),
        ...['expired', '自 2057-01-01 起承包期届满'],
      ],
      [
        ContractAnnulled.of({ contractId, ...correction, error: '重复录入', before: {}, after: {} }),
        ...['annulled', '自 2026-02-10 起误登撤销：重复录入'],
      ],
      [undefined, 'ended', '自 2029-07-01 起地块'],
    ] as const;
    for (const [ending, standing, why] of endings) {
      await replayed();
      await (ending ? then(ending) : left(village.parcelCode(0), 0));
      expect(lineOf(0)).toMatchObject({ standing, parcels: [], areaDm2: 0 });
      expect(lineOf(0).differences).toContain(why);
      expect(lineOf(0).issuedAreaDm2).toBe(100_000);
    }
  });

  it('follows the areas that a supplement writes, and nothing else of it', async () => {
    await replayed();
    const { contractId } = where();
    const supplement = { contractId, number: '补1', signedOn: '2028-04-01', paperSha256: SHA };
    await then(ContractSupplemented.of({ ...supplement, agreedUse: '种植果树' }));
    expect(lineOf(0).differences).toBeNull();
    const areas = [{ parcelCode: village.parcelCode(0), areaDm2: 99_000 }];
    await then(ContractSupplemented.of({ ...supplement, areas }));
    expect(lineOf(0)).toMatchObject({ areaDm2: 99_000, standing: 'in-force' });
    expect(lineOf(0).differences).toBe(
      `自 2028-04-01 起补充协议 补1 改写地块 ${village.parcelCode(0)} 的面积`,
    );
  });
});
