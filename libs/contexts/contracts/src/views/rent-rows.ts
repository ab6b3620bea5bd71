import { Entity } from 'typeorm';
import { CountCell, DateCell, FenCell, JsonCell, KeyCell, TextCell } from '#nest';
import { type Rows, amend } from '#read-store';
import {
  type Contract,
  type Party,
  type PlannedRent,
  type StatedYield,
  plannedRents,
} from '../facts/index.js';

export const RENT_STANDINGS = {
  planned: '未到期',
  'awaiting-yield': '待申报产值',
  due: '应收',
  received: '已收讫',
} as const;

/** One rent of the plan: promised, due, received. */
@Entity()
export class RentRow {
  /** `<contract id>/<year, 3 digits>/<line>`: pages by contract, then by year. */
  @KeyCell('租金编号')
  id: string;
  @TextCell('合同')
  contractId: string;
  @TextCell('合同编号')
  contractNumber: string;
  @TextCell('所在区划')
  divisionCode: string;
  @CountCell('第几笔（从 1 起）')
  line: number;
  @CountCell('第几年')
  year: number;
  @DateCell('付款日')
  dueOn: string;
  @FenCell('金额')
  amountFen: number;
  @FenCell('已收')
  receivedFen: number;
  @TextCell('状态', { enum: RENT_STANDINGS })
  standing: keyof typeof RENT_STANDINGS;
  @JsonCell('付款方')
  payer: Party;
  @JsonCell('收款方')
  payee: Party;
}

/** What the rows of a contract's rents follow from, as its own row keeps it. */
export interface PlanRow {
  readonly contractId: string;
  readonly number: string;
  readonly divisionCode: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly payments: Contract['payments'] | null;
  readonly old: boolean;
  readonly successions?: Contract['successions'];
}

const rentId = (contractId: string, { year, line }: Pick<PlannedRent, 'year' | 'line'>): string =>
  `${contractId}/${String(year).padStart(3, '0')}/${line + 1}`;

export function rentsPlanned(row: PlanRow, yields: readonly StatedYield[] = []): readonly PlannedRent[] {
  const { old, startsOn: from, endsOn: to, payments, successions } = row;
  return plannedRents({ payments: payments ?? undefined, from, to, yields, old, successions });
}

export function putRent(rows: Rows, row: PlanRow, rent: PlannedRent): void {
  const { contractId, number: contractNumber, divisionCode } = row;
  const { line, year, dueOn, amountFen, payer, payee, awaitsYield } = rent;
  const id = rentId(contractId, rent);
  const nothing = amountFen === 0 ? 'received' : 'planned';
  const standing = awaitsYield ? 'awaiting-yield' : nothing;
  const place = { id, contractId, contractNumber, divisionCode, line: line + 1, year };
  rows.put(RentRow, { ...place, dueOn, amountFen, receivedFen: 0, standing, payer, payee });
}

/** Takes away what a contract no longer promises; what has fallen due stands for ever. */
export async function removePlannedRents(
  rows: Rows,
  row: PlanRow,
  isGone: (rent: RentRow) => boolean = () => true,
): Promise<void> {
  for (const rent of rentsPlanned(row)) {
    const id = rentId(row.contractId, rent);
    const found = await rows.get(RentRow, { id });
    if (found && found.standing !== 'due' && found.standing !== 'received' && isGone(found))
      rows.remove(RentRow, { id });
  }
}

/** Puts what an amended plan promises in the place of what it promised; what has fallen due stands. */
export async function replacePlannedRents(rows: Rows, before: PlanRow, after: PlanRow): Promise<void> {
  await removePlannedRents(rows, before);
  for (const rent of rentsPlanned(after))
    if (!(await rows.get(RentRow, { id: rentId(after.contractId, rent) }))) putRent(rows, after, rent);
}

/** What falls due to whoever has followed the payee, also where it has been recorded as due; what was received stands. */
export async function redirectRents(rows: Rows, row: PlanRow): Promise<void> {
  for (const { payee, ...rent } of rentsPlanned(row)) {
    const found = await rows.get(RentRow, { id: rentId(row.contractId, rent) });
    if (found && found.standing !== 'received' && found.payee.id !== payee.id)
      rows.put(RentRow, { ...found, payee });
  }
}

export async function amendRent(
  rows: Rows,
  { contractId, ...rent }: { contractId: string; year: number; line: number },
  change: (row: RentRow) => Partial<RentRow>,
): Promise<void> {
  await amend(rows, RentRow, { id: rentId(contractId, rent) }, change);
}
