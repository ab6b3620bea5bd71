import { type LegalDate, civilCode, landContractingLaw, registerRules, rule } from '#kernel';
import {
  type Parcel,
  type RightAtHand,
  burdenInWords,
  securityOf,
  standingBurdens,
  standingUnder,
} from '#land-rights/facts';
import type { Contract } from './state.js';

/* A right that a creditor or a court holds on to, and the end of its contract. */

export interface EndingRights {
  readonly contract: Contract;
  /** Last day of the contract. */
  readonly on: LegalDate;
  /** None of a contract of before the register, which moved no right. */
  readonly land: readonly { readonly id: string; readonly state: Parcel | undefined }[];
}

/** Codes of the parcels on which a contract moved rights. */
export function codesOfRights(contract: Contract | undefined): readonly string[] {
  return contract?.old ? [] : (contract?.parcels ?? []).map(({ parcelCode }) => parcelCode);
}

/** What the contract moved on each of its parcels and has not ended there. */
export function rightsUnderContract({ contract, on, land }: EndingRights): readonly RightAtHand[] {
  const kind = contract.kind === 'household-contract' ? 'contract-right' : 'management-right';
  return land.flatMap(
    ({ state: parcel }) => (parcel && standingUnder(parcel, contract.contractId, on, kind)) ?? [],
  );
}

export const sealedLandIsNotLetGo = rule<RightAtHand>({
  id: 'CL83',
  code: 'CONTRACTS.SEALED_LAND_LET_GO',
  sentence: '土地被查封的，查封解除以前双方不得协商终止其上的合同；因违约、期满、裁判终止的不在此限。',
  basis: [civilCode('第三百九十九条'), registerRules('查封')],
  severity: 'block',
  breach: ({ parcel }) => {
    const [seal] = standingBurdens(parcel, 'seal');
    return (
      seal && {
        detail: `地块 ${parcel.code} 自 ${seal.from} 起有${burdenInWords(seal)}。`,
        facts: { encumbranceId: seal.encumbranceId },
        field: 'ground',
        wayForward: '查封解除并登记后再协商终止；人民法院裁判终止的，按裁判登记。',
      }
    );
  },
});

/** As many as a task names one by one. */
const NAMED = 5;

export const securityOfEndedRightIsSettled = rule<EndingRights>({
  id: 'CL82',
  code: 'CONTRACTS.SECURITY_OF_ENDED_RIGHT',
  sentence:
    '合同期满，或者因违约、裁判、征收终止的，其权利上的融资担保失去标的：通知债权人，担保解除后登记。',
  basis: [civilCode('第三百九十三条'), landContractingLaw('第四十七条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自合同终止、期满之日起尽快办理，没有法定的截止日。',
    consequence: '没有办理以前，登记簿上仍记着已终止的权利的担保，列入待办。',
  },
  breach: ({ contract, on, land }) => {
    const securities = rightsUnderContract({ contract, on, land }).flatMap((each) => {
      const security = securityOf(each);
      return security
        ? [`地块 ${each.parcel.code} 的${burdenInWords(security)}，债权人是${security.party}`]
        : [];
    });
    if (securities.length === 0) return undefined;
    const more = securities.length > NAMED ? `；等 ${securities.length} 项` : '';
    const detail = `合同 ${contract.number} 于 ${on} 终止，其权利仍有担保：${securities.slice(0, NAMED).join('；')}${more}。`;
    return { detail, wayForward: '书面通知债权人，清偿或者另行担保后登记担保解除。' };
  },
});
