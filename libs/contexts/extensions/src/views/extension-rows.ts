import { Entity } from 'typeorm';
import type { LandUnder } from '#contracts/facts';
import { IntegerColumn, JsonColumn, KeyColumn, TextColumn } from '#read-store';
import { AreaCell, CountCell, DateCell, JsonCell, KeyCell, TextCell, TextsCell } from '#nest';
import {
  EXTENSION_STAGES,
  type ExtensionStage,
  SHEET_STANDINGS,
  SURVEY_OUTCOMES,
  type SheetParcel,
  type SheetStanding,
  type SurveyOutcome,
  UNSIGNED_REASONS,
  type UnsignedReason,
} from '../facts/index.js';

/** A campaign of one village, with how far its households have come. */
@Entity()
export class ExtensionCampaignRow {
  @KeyCell('延包编号')
  campaignId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('原承包合同到期的年度')
  year: string;
  @TextCell('状态', { enum: EXTENSION_STAGES })
  stage: ExtensionStage;
  @DateCell('开始日')
  openedOn: string;
  @DateCell('原承包合同最迟的止期')
  lastEndsOn: string;
  @CountCell('户数（一户有几份调查表的只算一户）')
  households: number;
  @CountCell('已延包的户数（至少一份调查表订了合同）')
  householdsExtended: number;
  @CountCell('各份调查表都已办完的户数（已延包、不延包或未签字）')
  householdsSettled: number;
  @CountCell('调查表份数（接手他户承包地的，另有一份）')
  sheets: number;
  @CountCell('待调查的份数')
  listed: number;
  @CountCell('已调查、待农户确认的份数')
  surveyed: number;
  @CountCell('已确认、待签合同的份数')
  confirmed: number;
  @CountCell('合同办理中的份数')
  issued: number;
  @CountCell('合同未订成的份数')
  refused: number;
  @CountCell('已延包的份数')
  extended: number;
  @CountCell('不延包的份数')
  notExtended: number;
  @CountCell('未签字的份数')
  notSigned: number;
  @AreaCell('原合同面积')
  oldAreaDm2: number;
  @AreaCell('已延包面积')
  extendedAreaDm2: number;
  @CountCell('异议件数')
  objections: number;
  @CountCell('未答复的异议件数')
  unanswered: number;
  @DateCell('公示截止日', { nullable: true })
  publishedUntil: string | null;
  @TextCell('通过方案的决议', { nullable: true })
  resolutionId: string | null;
  @DateCell('登记清单报送日', { nullable: true })
  filedOn: string | null;
  @DateCell('办结日', { nullable: true })
  closedOn: string | null;
  /** Revision of the campaign's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** How many sheets one household has in one campaign, and how far they have come. */
@Entity()
export class ExtensionTallyRow {
  /** `<campaign>/<household>`. */
  @KeyColumn()
  id: string;
  @IntegerColumn()
  sheets: number;
  @IntegerColumn()
  extended: number;
  @IntegerColumn()
  settled: number;
}

/** By which code a household stands in its village. */
@Entity()
export class ExtensionHouseholdCodeRow {
  @KeyColumn()
  householdId: string;
  @TextColumn()
  contractorCode: string;
}

/** The contract of whoever has extended land by an assignment, as it is named in the list for the registration authority. */
@Entity()
export class ExtensionTransfereeRow {
  @KeyColumn()
  contractId: string;
  @TextColumn()
  contractNumber: string;
  @TextColumn()
  householdId: string;
}

export const REGISTERED_STANDINGS = {
  'in-force': '有效',
  assigned: '承包地已全部转让',
  ended: '已终止',
  expired: '已到期',
  annulled: '误登，已撤销',
} as const;
export type RegisteredStanding = keyof typeof REGISTERED_STANDINGS;

/** The land of an extension contract, from its conclusion on, with what became of it. */
@Entity()
export class ExtensionLandRow {
  @KeyColumn()
  contractId: string;
  @JsonColumn()
  issued: SheetParcel[];
  @JsonColumn()
  parcels: LandUnder;
  @TextColumn()
  standing: RegisteredStanding;
  /** Each with its first day and why: Chinese, without a full stop. */
  @JsonColumn()
  differences: string[];
}

export const MEMBER_CHANGES = { unchanged: '没有变化', changed: '有变化' } as const;
export const AREA_CHANGES = { same: '不变', larger: '增加', smaller: '减少' } as const;
export const LAND_CHANGES = {
  same: '全部继续承包',
  'passed-on': '有转由他户承包的',
  'given-up': '有不延包的',
  extinct: '无人户',
} as const;

/** One household in a campaign: what the old contracts say, what was found, and what became of it. */
@Entity()
export class ExtensionHouseholdRow {
  @KeyCell('调查表编号')
  sheetId: string;
  /** In whose order the sheets of a village are read. */
  @TextColumn()
  listedAs: string;
  @TextCell('延包编号')
  campaignId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('农户')
  householdId: string;
  @TextCell('承包方编码')
  contractorCode: string;
  @CountCell('序号')
  ordinal: number;
  @DateCell('原承包期止期')
  endsOn: string;
  @TextsCell('原合同编号')
  oldNumbers: string[];
  @JsonCell('原合同地块和面积')
  oldParcels: SheetParcel[];
  @AreaCell('原合同面积')
  oldAreaDm2: number;
  @TextCell('状态', { enum: SHEET_STANDINGS })
  standing: SheetStanding;
  @DateCell('调查日', { nullable: true })
  surveyedOn: string | null;
  @TextsCell('与原合同的差异')
  differences: string[];
  @TextCell('户内人员', { enum: MEMBER_CHANGES, nullable: true })
  memberChange: keyof typeof MEMBER_CHANGES | null;
  @TextCell('面积', { enum: AREA_CHANGES, nullable: true })
  areaChange: keyof typeof AREA_CHANGES | null;
  @TextCell('承包地', { enum: LAND_CHANGES, nullable: true })
  landChange: keyof typeof LAND_CHANGES | null;
  @AreaCell('继续承包的面积', { nullable: true })
  newAreaDm2: number | null;
  @TextCell('拟办结果', { enum: SURVEY_OUTCOMES, nullable: true })
  outcome: SurveyOutcome | null;
  @DateCell('农户确认日', { nullable: true })
  confirmedOn: string | null;
  @TextCell('未签字的原因', { enum: UNSIGNED_REASONS, nullable: true })
  unsignedReason: UnsignedReason | null;
  @TextCell('延包合同编号', { nullable: true })
  contractNumber: string | null;
  @TextCell('未订成的代码', { nullable: true })
  refusalCode: string | null;
  @TextCell('未订成的原因', { nullable: true })
  refusal: string | null;
  @CountCell('随承包期届满、尚未处理的流转件数')
  conveyances: number;
  /** Revision of the sheet's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** A line of the list that goes to the registration authority: what was issued, and what of it there is now. */
@Entity()
export class ExtensionRegistrationRow {
  @KeyCell('延包合同')
  contractId: string;
  /** In the order of the sheets; of a sheet there is one contract. */
  @TextColumn()
  listedAs: string;
  @TextCell('延包编号')
  campaignId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('调查表')
  sheetId: string;
  @TextCell('承包农户')
  householdId: string;
  @TextCell('承包方编码')
  contractorCode: string;
  @CountCell('序号')
  ordinal: number;
  @TextCell('延包合同编号')
  contractNumber: string;
  @TextCell('状态', { enum: REGISTERED_STANDINGS })
  standing: RegisteredStanding;
  @JsonCell('现在的承包地块和面积')
  parcels: SheetParcel[];
  @AreaCell('现在的承包面积')
  areaDm2: number;
  @TextCell('与签订时不同的（何时起、为什么）', { nullable: true })
  differences: string | null;
  @JsonCell('签订时的地块和面积')
  issuedParcels: SheetParcel[];
  @AreaCell('签订时的面积')
  issuedAreaDm2: number;
  @DateCell('签订日')
  signedOn: string;
  @DateCell('承包期起期')
  startsOn: string;
  @DateCell('承包期止期')
  endsOn: string;
}
