import { type LegalDate, civilCode, landManagementLaw, registerRules, rule } from '#kernel';
import { contractInWords } from './precedence-rules.js';
import { RIGHT_KINDS } from './right-kinds.js';
import type { Right } from './rights.js';
import type { Parcel } from './state.js';

/* What the expropriation of a parcel asks of the rights that end with it. */

export interface ExpropriationEntry {
  readonly parcel: Parcel;
  /** The rights that end with the parcel. */
  readonly ending: readonly Right[];
  /** Last day of the ownership and of every right. */
  readonly on: LegalDate;
}

export const landIsExpropriatedAfterItsRights = rule<ExpropriationEntry>({
  id: 'L60',
  code: 'LAND_RIGHTS.EXPROPRIATED_BEFORE_RIGHT',
  sentence: '征收日不早于地块上各项权利的合同签订日：征收以后，土地上不再订立合同。',
  basis: [civilCode('第二百四十三条'), registerRules('权利变动的顺序')],
  severity: 'block',
  breach: ({ parcel, ending, on }) => {
    const right = ending.find(({ signedOn }) => signedOn > on);
    return (
      right && {
        detail: `征收日 ${on} 早于地块 ${parcel.code} 上${RIGHT_KINDS[right.right]}（${contractInWords(right)}）的签订日 ${right.signedOn}。`,
        field: 'expropriatedOn',
        facts: { contractId: right.contractId, signedOn: right.signedOn },
        wayForward: '按征收批准文件和公告核对征收日；征收之后才订立的合同，先更正、撤销或者终止。',
      }
    );
  },
});

export const leaseOfExpropriatedLandIsSettled = rule<ExpropriationEntry>({
  id: 'L61',
  code: 'LAND_RIGHTS.LEASE_OF_EXPROPRIATED_LAND',
  sentence:
    '已流转的土地被征收的，由流转双方结清租金、订立补充协议；整份合同的土地都被征收的，登记合同终止。',
  basis: [civilCode('第三百三十八条'), civilCode('第七百二十九条'), landManagementLaw('第四十八条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自征收日起尽快办理，没有法定的截止日。',
    consequence: '没有变更的合同仍列着被征收的地块，出租方还有其他地块的，租金照原约定到期，列入待办。',
  },
  breach: ({ parcel, ending, on }) => {
    const leases = ending.filter(({ right, to }) => right === 'management-right' && to > on);
    if (leases.length === 0) return undefined;
    const which = leases.map((each) => `${contractInWords(each)}，原定到 ${each.to}`).join('；');
    return {
      detail: `地块 ${parcel.code} 于 ${on} 征收，其上的流转（${which}）尚未结清。`,
      facts: { contractIds: leases.map(({ contractId }) => contractId).join(',') },
      wayForward:
        '由双方结清征收日以前的租金，登记补充协议，变更以后的租金；全部征收的，以征收为由登记合同终止。',
    };
  },
});
