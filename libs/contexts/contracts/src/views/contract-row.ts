import { Entity } from 'typeorm';
import { mapTable } from '#kernel';
import { LAND_END_GROUNDS, type LandEndGround } from '#land-rights/facts';
import { AreaCell, CountCell, DateCell, FenCell, FlagCell, JsonCell, KeyCell, TextCell } from '#nest';
import { type Rows, type SeenEvent, amend } from '#read-store';
import {
  CONTRACT_KINDS,
  CONTRACT_STANDINGS,
  type Contract,
  type ContractKind,
  END_GROUNDS,
  type EndGroundCode,
  type FollowedLessor,
  type Party,
} from '../facts/index.js';

/** Why the contract ended, or the right on the last of its parcels did. */
const GROUNDS = { ...LAND_END_GROUNDS, ...mapTable(END_GROUNDS, ({ title }) => title) };

/** A line of the contract register. */
@Entity()
export class ContractRow {
  @KeyCell('合同')
  contractId: string;
  @TextCell('合同编号')
  number: string;
  @TextCell('类别', { enum: CONTRACT_KINDS })
  kind: ContractKind;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('发包方（集体经济组织代码）')
  collectiveId: string;
  @TextCell('状态', { enum: CONTRACT_STANDINGS })
  standing: Contract['standing'];
  @TextCell('未能生效、撤销的原因', { nullable: true })
  cause: string | null;
  @DateCell('签订日')
  signedOn: string;
  @DateCell('起期')
  startsOn: string;
  @DateCell('止期（含当日）')
  endsOn: string;
  @DateCell('办理中的新止期', { nullable: true })
  lengtheningTo: string | null;
  @DateCell('提前终止日', { nullable: true })
  endedOn: string | null;
  @TextCell('提前终止的事由', { nullable: true, enum: GROUNDS })
  endGround: EndGroundCode | LandEndGround | null;
  @TextCell('续签的合同', { nullable: true })
  renewedById: string | null;
  @JsonCell('违约')
  breaches: Contract['breaches'];
  @DateCell('备案日', { nullable: true })
  filedOn: string | null;
  @AreaCell('面积')
  areaDm2: number;
  @JsonCell('承包或承租方')
  grantees: Party[];
  @JsonCell('地块和出让方')
  parcels: Contract['parcels'];
  @JsonCell('出租方的变更')
  successions: readonly FollowedLessor[];
  @JsonCell('付款计划', { nullable: true })
  payments: Contract['payments'] | null;
  @FenCell('约定的定金', { nullable: true })
  earnestMoneyFen: number | null;
  @TextCell('约定用途')
  agreedUse: string;
  @TextCell('合同扫描件的 SHA-256', { nullable: true })
  paperSha256: string | null;
  @FlagCell('是否作为旧合同登记')
  old: boolean;
  /** Revision of the contract's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** The contract of an event, seen at its revision. */
export const amendContract = (
  rows: Rows,
  { subject, revision }: SeenEvent,
  change: Partial<ContractRow> = {},
): Promise<ContractRow> => amend(rows, ContractRow, { contractId: subject }, () => ({ ...change, revision }));

/** What is empty of a contract to which nothing has happened yet. */
export const NOTHING_YET = {
  cause: null,
  lengtheningTo: null,
  endedOn: null,
  endGround: null,
  renewedById: null,
  filedOn: null,
  earnestMoneyFen: null,
  successions: [],
};
