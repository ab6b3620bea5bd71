import { type Breach, civilCode, formatYuan, landContractingLaw, registerRules, rule } from '#kernel';
import { type PlannedRent, plannedRents } from './payment-plan.js';
import type { Contract } from './state.js';

/* What a supplement may amend, and what it leaves alone. */

export interface SupplementEntry {
  readonly contract: Contract;
  readonly number: string;
  /** The whole plan as it is to be, amended or not. */
  readonly payments: Contract['payments'];
  /** Who followed whom as a lessor, as the supplement leaves it. */
  readonly successions: Contract['successions'];
  readonly areas: readonly { readonly parcelCode: string; readonly areaDm2: number }[];
  /** The last day of the term as it is to be, amended or not. */
  readonly to: Contract['to'];
  /** It changes the plan, an area, the use or the term. */
  readonly amends: boolean;
}

const NOTHING_AMENDED: Breach = {
  detail: '没有填写变更的内容。',
  field: 'payments',
  wayForward: '填写变更后的付款计划、面积、约定用途或止期。',
};

export const supplementAmendsSomething = rule<SupplementEntry>({
  id: 'CL15',
  code: 'CONTRACTS.SUPPLEMENT_AMENDS_NOTHING',
  sentence: '补充协议至少变更租金、面积、约定用途、期限之一，每份只登记一次。',
  basis: [civilCode('第五百四十三条')],
  severity: 'block',
  breach: ({ contract, number, amends }) => {
    if (!contract.supplements.some((each) => each.number === number))
      return amends ? undefined : NOTHING_AMENDED;
    return {
      detail: `补充协议 ${number} 已经登记过。`,
      field: 'supplementNumber',
      wayForward: '不必再登记；另一份协议，请填它自己的编号。',
    };
  },
});

function promiseOf({ line, year, amountFen, payer, payee }: PlannedRent): string {
  return [line, year, amountFen, payer.id, payee.id].join('/');
}

/** The plan and the last day as they are to be, whether agreed anew or put right. */
type AmendedPlan = Pick<SupplementEntry, 'contract' | 'payments' | 'to'> &
  Partial<Pick<SupplementEntry, 'successions'>>;

/** A rent that has been recorded as due and that the amended plan no longer promises. */
function lostRent({ contract, payments, to, successions }: AmendedPlan): PlannedRent | undefined {
  const amended = { ...contract, payments, to, ...(successions && { successions }) };
  const kept = new Set(plannedRents(amended).map(promiseOf));
  return plannedRents(contract).find(
    (rent) =>
      contract.dues.some(({ line, year }) => line === rent.line && year === rent.year) &&
      !kept.has(promiseOf(rent)),
  );
}

export const recordedRentStands = rule<AmendedPlan>({
  id: 'CL16',
  code: 'CONTRACTS.RECORDED_RENT_AMENDED',
  sentence: '已经登记应收的租金不因补充协议、更正改变，只变更尚未登记的以后各年。',
  basis: [registerRules('账务连续')],
  severity: 'block',
  breach: (entry) => {
    const lost = lostRent(entry);
    if (!lost) return undefined;
    return {
      detail: `第 ${lost.line + 1} 笔第 ${lost.year} 年的租金 ${formatYuan(lost.amountFen)} 元已经登记应收，所填的付款计划把它改了。`,
      field: 'payments',
      wayForward: '已登记各年按原金额填写，只改以后各年；减免已到期租金的，另行决议。',
    };
  },
});

export const amendedParcelsAreOfTheContract = rule<SupplementEntry>({
  id: 'CL17',
  code: 'CONTRACTS.PARCEL_NOT_OF_THE_CONTRACT',
  sentence: '补充协议变更面积的地块是合同中的地块；增加地块另订合同。',
  basis: [landContractingLaw('第二十二条'), landContractingLaw('第四十条')],
  severity: 'block',
  breach: ({ contract, areas }) => {
    const codes = contract.parcels.map(({ parcelCode }) => parcelCode);
    const other = areas.find(({ parcelCode }) => !codes.includes(parcelCode));
    return (
      other && {
        detail: `合同 ${contract.number} 没有地块 ${other.parcelCode}。`,
        field: 'areas',
        wayForward: '核对地块编码；增加的地块另行订立合同。',
      }
    );
  },
});
