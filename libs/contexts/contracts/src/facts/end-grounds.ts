import { type LegalBasis, civilCode, landContractingLaw } from '#kernel';
import type { ContractKind } from './events.js';

export const ENDING_PARTIES = {
  both: '双方',
  grantor: '出让方',
  grantee: '受让方',
  issuer: '发包方',
  authority: '人民法院、仲裁机构或征收机关',
} as const;

/** What whoever received the right may do wrong so gravely that the contract may be ended for it. */
export const BREACH_KINDS = {
  'use-changed': '擅自改变土地的农业用途',
  'left-idle': '弃耕抛荒连续两年以上',
  'land-damaged': '给土地造成严重损害或者严重破坏土地生态环境',
  'rent-unpaid': '无正当理由拖欠租金',
  'serious-breach': '其他严重违约行为',
} as const;
export type BreachKind = keyof typeof BREACH_KINDS;

interface EndGround {
  readonly title: string;
  readonly contracts: readonly ContractKind[];
  readonly by: readonly (keyof typeof ENDING_PARTIES)[];
  readonly basis: LegalBasis;
}

const CONVEYANCES = ['household-lease', 'collective-lease'] as const;
const LEASES = [...CONVEYANCES, 'house-lease', 'asset-lease'] as const;
const EVERY_KIND = ['household-contract', ...LEASES] as const;

/** The only grounds on which a contract ends before its day: of which contracts, and who may end it. */
export const END_GROUNDS = {
  'mutual-agreement': {
    title: '双方书面协商一致',
    contracts: LEASES,
    by: ['both'],
    basis: civilCode('第五百六十二条'),
  },
  'use-changed': {
    title: BREACH_KINDS['use-changed'],
    contracts: CONVEYANCES,
    by: ['grantor', 'issuer'],
    basis: landContractingLaw('第四十二条第一项'),
  },
  'left-idle': {
    title: BREACH_KINDS['left-idle'],
    contracts: CONVEYANCES,
    by: ['grantor', 'issuer'],
    basis: landContractingLaw('第四十二条第二项'),
  },
  'land-damaged': {
    title: BREACH_KINDS['land-damaged'],
    contracts: CONVEYANCES,
    by: ['grantor', 'issuer'],
    basis: landContractingLaw('第四十二条第三项'),
  },
  'rent-unpaid': {
    title: BREACH_KINDS['rent-unpaid'],
    contracts: LEASES,
    by: ['grantor'],
    basis: civilCode('第七百二十二条'),
  },
  'serious-breach': {
    title: BREACH_KINDS['serious-breach'],
    contracts: LEASES,
    by: ['grantor'],
    basis: landContractingLaw('第四十二条第四项'),
  },
  'voluntary-return': {
    title: '承包方自愿交回承包地',
    contracts: ['household-contract'],
    by: ['grantee'],
    basis: landContractingLaw('第三十条'),
  },
  'household-extinct': {
    title: '承包农户消亡',
    contracts: ['household-contract'],
    by: ['issuer'],
    basis: landContractingLaw('第三十二条'),
  },
  expropriated: {
    title: '土地被依法征收',
    contracts: EVERY_KIND,
    by: ['authority'],
    basis: civilCode('第三百三十八条'),
  },
  decided: {
    title: '人民法院判决或仲裁裁决解除',
    contracts: EVERY_KIND,
    by: ['authority'],
    basis: landContractingLaw('第五十五条'),
  },
} as const satisfies Readonly<Record<string, EndGround>>;
export type EndGroundCode = keyof typeof END_GROUNDS;

export function endGround(code: EndGroundCode): EndGround {
  return END_GROUNDS[code];
}
