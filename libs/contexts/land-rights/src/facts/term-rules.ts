import { LAND_CLASSES, civilCode, landContractingLaw, lastDayOfTerm, rule, yearsBegun } from '#kernel';
import { type Claim, contractRightOfGrantor } from './claim.js';
import type { Parcel } from './state.js';

type LandClass = Parcel['landClass'];

/** Years that a household contract runs, by what the land is (承包法 21); other farmland like arable land. */
const CONTRACT_YEARS: Readonly<Partial<Record<LandClass, readonly [number, number]>>> = {
  grassland: [30, 50],
  forest: [30, 70],
};

function statutoryTerm(landClass: LandClass, from: string) {
  const [fewest, most] = CONTRACT_YEARS[landClass] ?? [30, 30];
  const [earliest, latest] = [lastDayOfTerm(from, fewest), lastDayOfTerm(from, most)];
  const inWords =
    fewest === most
      ? `应为 ${fewest} 年，到 ${latest} 止`
      : `应为 ${fewest} 年至 ${most} 年，到 ${earliest} 至 ${latest} 之间止`;
  return { earliest, latest, inWords };
}

export const contractTermIsTheStatutoryOne = rule<Claim>({
  id: 'T1',
  code: 'LAND_RIGHTS.TERM_NOT_STATUTORY',
  sentence: '家庭承包的承包期：耕地三十年，草地三十年至五十年，林地三十年至七十年。',
  basis: [landContractingLaw('第二十一条'), civilCode('第三百三十二条')],
  severity: 'block',
  bears: ({ right }) => right === 'contract-right',
  breach: ({ parcel, from, to }) => {
    if (!parcel) return undefined;
    const { earliest, latest, inWords } = statutoryTerm(parcel.landClass, from);
    if (to >= earliest && to <= latest) return undefined;
    return {
      detail: `地块 ${parcel.code} 是${LAND_CLASSES[parcel.landClass]}，承包期从 ${from} 起${inWords}，现填到 ${to}。`,
      field: 'to',
      facts: { from, to, earliest, latest },
      wayForward: `把止期改为 ${to < earliest ? earliest : latest}。`,
    };
  },
});

export const conveyanceEndsWithinTheContract = rule<Claim>({
  id: 'T2',
  code: 'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT',
  sentence: '流转期限不得超过承包期的剩余期限。',
  basis: [landContractingLaw('第三十八条第三项')],
  severity: 'block',
  bears: ({ right, grantor }) => right === 'management-right' && grantor.kind === 'household',
  breach: (claim) => {
    const { parcelCode, to } = claim;
    const own = contractRightOfGrantor(claim);
    if (!own || to <= own.to) return undefined;
    return {
      detail: `地块 ${parcelCode} 的承包期到 ${own.to} 止，流转期限填到 ${to}，超过了剩余期限。`,
      field: 'to',
      facts: { parcelCode, contractEndsOn: own.to, leaseEndsOn: to },
      wayForward: `把止期改为 ${own.to} 或更早；延包合同订立后再办理续租。`,
    };
  },
});

export const longConveyanceMayBeRegistered = rule<Claim>({
  id: 'T9',
  code: 'LAND_RIGHTS.REGISTRATION_ADVISED',
  sentence: '流转期限五年以上的，可以申请登记；未经登记，不得对抗善意第三人。',
  basis: [landContractingLaw('第四十一条'), civilCode('第三百四十一条')],
  severity: 'warn',
  bears: ({ right }) => right === 'management-right',
  breach: ({ from, to }) =>
    to >= lastDayOfTerm(from, 5)
      ? {
          detail: `流转期限 ${yearsBegun(from, to)} 年，建议向登记机构申请土地经营权登记；未登记不得对抗善意第三人。`,
          wayForward: '由当事人向不动产登记机构申请土地经营权登记。',
        }
      : undefined,
});
