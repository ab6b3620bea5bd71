import { describe, expect, it } from '@jest/globals';
import { SHA, STATED_LEASE, contractedParcel, leaseReferences, parcel } from '#examples';
import { given } from '#given';
import { history, stated } from '#supplements';
import { BUILDING_WORDS, farmedLandIsFarmed } from '../facts/index.js';
import { concludeLease } from './conclude-lease.js';
import { correctContract } from './correct-contract.js';
import { supplementContract } from './supplement-contract.js';

const references = { parcels: [parcel(...contractedParcel)], priorities: [] };
const judged = (agreedUse: string) => {
  const correction = {
    ...{ contractId: stated.contractId, agreedUse, basis: 'error-proven', error: '抄错了' },
    documents: [{ title: '合同扫描件', sha256: SHA }],
  };
  return [
    given(concludeLease, { references: leaseReferences }).when({ ...STATED_LEASE, agreedUse }),
    given(supplementContract, { history, references }).when({ ...stated, agreedUse }),
    given(correctContract, { history, references }).when(correction),
  ].map(({ decided }) => {
    if (!('judgement' in decided)) throw new Error(decided.detail);
    return decided.judgement.warnings.filter(({ rule }) => rule === 'CL64').map(({ detail }) => detail);
  });
};

describe('the use that a contract over farmed land agrees', () => {
  it('is warned of where it speaks of building, in lease, supplement and correction (CL64)', () => {
    for (const use of ['建厂房', '种植果树并建房居住', '开办砖厂、取土'])
      expect(judged(use)).toEqual(Array(3).fill([expect.stringContaining(use)]));
  });

  it('is free where it is farmed, sheds and glasshouses included (CL64)', () => {
    for (const use of ['种植粮食、加工用玉米', '日光温室种植蔬菜', '看护房和农机具存放', '工业大麻种植'])
      expect(judged(use)).toEqual([[], [], []]);
  });

  it('may be building on construction land', () => {
    const land = [{ code: 'x', landClass: 'construction' as const }];
    expect(farmedLandIsFarmed.bears?.({ agreedUse: BUILDING_WORDS[0], land })).toBe(false);
  });
});
