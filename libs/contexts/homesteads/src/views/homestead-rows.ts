import { Entity } from 'typeorm';
import { AreaCell, CountCell, DateCell, FlagCell, KeyCell, TextCell } from '#nest';
import { KeyColumn, TextColumn } from '#read-store';
import {
  APPLICATION_GROUNDS,
  APPLICATION_STAGES,
  type ApplicationGround,
  type ApplicationStage,
  CLOSING_GROUNDS,
  type ClosingGround,
  HOMESTEAD_STANDINGS,
  HOUSE_CONDITIONS,
  HOUSE_PROVIDERS,
  type HomesteadStanding,
  type HouseCondition,
  type HouseProvider,
  IDLE_STATES,
  type IdleState,
  WILLINGNESS,
  type Willingness,
} from '../facts/index.js';

/** By which code, and so with which ordinal, a household stands in its village. */
@Entity()
export class HouseholdCodeRow {
  @KeyColumn()
  householdId: string;
  @TextColumn()
  contractorCode: string;
}

/** What a household has of homesteads, and may still ask for. */
@Entity()
export class EntitlementRow {
  @KeyCell('农户')
  householdId: string;
  @TextCell('承包方编码')
  contractorCode: string;
  /** Village by village, household by household: in whose order the list is read. */
  @TextColumn()
  listedAs: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @CountCell('现有宅基地处数')
  homesteads: number;
  @FlagCell('是否保留资格权')
  qualified: boolean;
  @FlagCell('是否出卖、出租、赠与过住房')
  disposed: boolean;
  /** Revision of the household's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** A line of the register of homesteads. */
@Entity()
export class HomesteadRow {
  @KeyCell('宅基地')
  homesteadId: string;
  @TextCell('农户')
  householdId: string;
  @TextCell('承包方编码')
  contractorCode: string;
  /** Village by village, household by household: in whose order the list is read. */
  @TextColumn()
  listedAs: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('不动产单元代码')
  parcelCode: string;
  @AreaCell('面积（0.01 平方米）')
  areaDm2: number;
  @FlagCell('是否依申请分配')
  granted: boolean;
  @DateCell('自何日起')
  since: string;
  @TextCell('状态', { enum: HOMESTEAD_STANDINGS })
  standing: HomesteadStanding;
  @TextCell('未能登记的原因', { nullable: true })
  cause: string | null;
  @DateCell('不再在用之日', { nullable: true })
  endedOn: string | null;
  @TextCell('最近调查的使用状态', { nullable: true, enum: IDLE_STATES })
  useState: IdleState | null;
  @DateCell('最近的调查日', { nullable: true })
  surveyedOn: string | null;
  @TextCell('最近一次书面同意的编号；已撤回的为空', { nullable: true })
  consentId: string | null;
  @DateCell('最近一次书面同意的签字日', { nullable: true })
  consentedOn: string | null;
  @DateCell('最近一次书面同意最迟使用到何日', { nullable: true })
  consentUntil: string | null;
  @TextCell('所在的盘活项目', { nullable: true })
  projectId: string | null;
}

/** A house that stands idle, wholly or in part, as the last survey found it. */
@Entity()
export class IdleHouseRow {
  @KeyCell('宅基地；集体的房屋为不动产单元代码')
  homesteadId: string;
  @TextCell('是谁的房屋', { enum: HOUSE_PROVIDERS })
  provider: HouseProvider;
  @TextCell('农户；集体的房屋为空', { nullable: true })
  householdId: string | null;
  @TextCell('承包方编码；集体的房屋为空文字')
  contractorCode: string;
  /** Village by village, household by household: in whose order the list is read. */
  @TextColumn()
  listedAs: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('不动产单元代码')
  parcelCode: string;
  @TextCell('使用状态', { enum: IDLE_STATES })
  useState: IdleState;
  @DateCell('该状态自何日起')
  since: string;
  @TextCell('房屋状况', { enum: HOUSE_CONDITIONS })
  condition: HouseCondition;
  @TextCell('农户意愿；集体的房屋为空', { nullable: true, enum: WILLINGNESS })
  willingness: Willingness | null;
  @DateCell('调查日')
  surveyedOn: string;
  @FlagCell('权属、界线是否有争议')
  disputed: boolean;
}

/** What is known of a plot as a house of the collective, so that its surveys are read in their order. */
@Entity()
export class CollectiveHouseRow {
  @KeyColumn()
  parcelCode: string;
  /** The project that has it. */
  @TextColumn({ nullable: true })
  projectId: string | null;
  @TextColumn({ nullable: true })
  surveyedOn: string | null;
}

/** An application for a homestead, from beginning to end. */
@Entity()
export class HomesteadApplicationRow {
  @KeyCell('申请')
  applicationId: string;
  @TextCell('农户')
  householdId: string;
  @TextCell('承包方编码')
  contractorCode: string;
  /** Village by village, household by household: in whose order the list is read. */
  @TextColumn()
  listedAs: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('申请理由', { enum: APPLICATION_GROUNDS })
  ground: ApplicationGround;
  @AreaCell('申请面积（0.01 平方米）')
  areaDm2: number;
  @DateCell('申请日')
  appliedOn: string;
  @TextCell('办到哪一步', { enum: APPLICATION_STAGES })
  stage: ApplicationStage;
  @DateCell('讨论通过日', { nullable: true })
  discussedOn: string | null;
  @DateCell('公示起始日', { nullable: true })
  publishedFrom: string | null;
  @DateCell('公示截止日', { nullable: true })
  publishedTo: string | null;
  @DateCell('乡镇批准日', { nullable: true })
  approvedOn: string | null;
  @DateCell('分配日', { nullable: true })
  grantedOn: string | null;
  @TextCell('未办成的原因', { nullable: true, enum: CLOSING_GROUNDS })
  closedFor: ClosingGround | null;
}
