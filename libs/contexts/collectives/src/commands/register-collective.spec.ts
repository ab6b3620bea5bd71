import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collectiveCode } from '#kernel';
import { COLLECTIVE, COUNTY, TOWNSHIP, VILLAGE, division } from '#examples';
import { given } from '#given';
import { CollectiveRegistered } from '../facts/index.js';
import { registerCollective } from './register-collective.js';

const command = { collectiveId: COLLECTIVE, name: '黄家会村股份经济合作社', divisionCode: VILLAGE };
const registered = CollectiveRegistered.of({ ...command, level: 'N2', registeredOn: '2026-03-02' });
const inTheVillage = { references: { division: division(VILLAGE, '黄家会村', 'village') } };
const inTheTownship = { references: { division: division(TOWNSHIP, '辽阳镇', 'township') } };

describe('registering a collective', () => {
  it('takes its level from its code; it is registered today unless the papers say when', () => {
    given(registerCollective, inTheVillage).when(command).then(registered);
    given(registerCollective, inTheVillage)
      .when({ ...command, effectiveOn: '2020-06-18' })
      .then(CollectiveRegistered.of({ ...command, level: 'N2', registeredOn: '2020-06-18' }));
  });

  it('is refused for a code that is registered (C1)', () => {
    const { detail } = given(registerCollective, { ...inTheVillage, history: [registered] })
      .when(command)
      .refused('COLLECTIVES.ALREADY_REGISTERED');
    expect(detail).toContain('“黄家会村股份经济合作社”');
  });

  it('of a group or village lies in a village, of a township in the township (C2)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('N1' as const, 'N2' as const, 'N3' as const),
        fc.integer({ min: 1, max: 999_999 }),
        fc.boolean(),
        (level, sequence, low) => {
          const collectiveId = collectiveCode(level, COUNTY, sequence);
          const divisionCode = low ? VILLAGE : TOWNSHIP;
          const asked = given(registerCollective, low ? inTheVillage : inTheTownship).when({
            ...command,
            collectiveId,
            divisionCode,
          });
          if (low === (level !== 'N3'))
            asked.then(
              CollectiveRegistered.of({
                ...command,
                collectiveId,
                divisionCode,
                level,
                registeredOn: '2026-03-02',
              }),
            );
          else asked.refused('COLLECTIVES.CODE_DOES_NOT_FIT');
        },
      ),
      { seed: 20_260_302, numRuns: 60 },
    );
  });

  it.each([
    ['93140722MA0AB12CXF', 'N1、N2、N3'],
    [collectiveCode('N2', '140723', 5), '140723'],
  ])('has the code of a collective of this county, which %s is not (C2)', (collectiveId, named) => {
    const { detail, field } = given(registerCollective, inTheVillage)
      .when({ ...command, collectiveId })
      .refused('COLLECTIVES.CODE_DOES_NOT_FIT');
    expect(detail).toContain(named);
    expect(field).toBe('collectiveId');
  });

  it('is refused while its division is not registered (C3)', () => {
    const { detail } = given(registerCollective).when(command).refused('COLLECTIVES.DIVISION_NOT_REGISTERED');
    expect(detail).toContain(VILLAGE);
  });
});
