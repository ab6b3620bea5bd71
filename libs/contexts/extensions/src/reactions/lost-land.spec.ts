import { beforeEach, describe, expect, it } from '@jest/globals';
import { SHA } from '#examples';
import { parcelStream } from '#land-rights/facts';
import { REACTIONS } from '#platform';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { householdSheetStream } from '../facts/index.js';

describe('a campaign in which a household loses land that it has confirmed', () => {
  let village: ExtensionVillage;
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
  });

  const assign = () =>
    village.must('AssignContractRight', {
      ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', householdId: village.householdId(1) },
      ...{ contractNumber: '转1', paperSha256: SHA, consent: 'given', consentSha256: SHA },
      effectiveOn: '2026-02-08',
    });
  const standing = async () => {
    const { state } = await village.county.load(householdSheetStream, village.sheetId(0));
    return { standing: state?.standing, refusal: state?.refusal?.code };
  };
  const nextTerm = async () => {
    const { state } = await village.county.load(parcelStream, village.parcelCode(0));
    return state?.rights.filter(({ from }) => from > '2026-12-31');
  };
  /** One process manager after the other sees what came after a position. */
  const inTurn = async (names: readonly string[], from: number) => {
    for (const name of names) {
      const reaction = REACTIONS.find((each) => each.name === name);
      if (!reaction) throw new Error(`no process manager ${name}`);
      await village.county.settle(reaction, { from });
    }
  };

  it('gives it no contract over the land when it was lost before the signing', async () => {
    await assign();
    await village.settle();
    await village.issue();
    await village.settle();
    expect(await standing()).toEqual({ standing: 'refused', refusal: 'EXTENSIONS.KEPT_LAND_LOST' });
    expect(await nextTerm()).toEqual([]);
    const passedOn = [{ householdId: village.householdId(1), parcels: [village.parcelCode(0)] }];
    expect(await village.survey(0, { surveyedOn: '2026-02-12', kept: [], passedOn })).toMatchObject({
      warnings: [],
    });
  });

  it('gives it no right when it was lost while the contract was being concluded (L51)', async () => {
    const from = await village.county.store.head();
    const concluding = ['extension-issuing', 'extension-contracts'];
    await village.issue();
    await inTurn(concluding, from);
    await assign();
    await inTurn(['contract-rights', 'taking-effect', ...concluding], from);
    expect(await standing()).toEqual({ standing: 'refused', refusal: 'CONTRACTS.FELL_THROUGH' });
    expect(await nextTerm()).toEqual([]);
  });
});
