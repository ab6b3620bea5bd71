import type { LegalDate, Loaded } from '#kernel';
import { type Collective, collectiveActs, collectiveStream, registeredIn } from '#collectives/facts';
import { Grounds, one } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  FenField,
  IntegerField,
  LegalDateField,
  Nested,
  LandCodes,
  Sha256,
  SubjectIds,
  Text,
} from '#nest/fields';
import { type PolicyBook, type PolicyReading, policyFor, policyStream } from '#policies/facts';
import {
  DECIDING_BODIES,
  type DecidingBody,
  MATTERS,
  type Matter,
  type MatterEntry,
} from '../facts/index.js';

/** What a call to a meeting and a resolution typed in from the minutes have in common. */

class CharterShare {
  @IntegerField('分子', 1, 1_000)
  numerator: number;
  @IntegerField('分母', 1, 1_000)
  denominator: number;
}

/** Who decides, and under which share of the charter. */
export abstract class Convened extends Grounds {
  @CreditCode('集体经济组织代码（没有设立的，填代行的村民委员会代码）')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Text('代行职能的村民委员会（没有设立集体经济组织时填）', 50, {
    optional: true,
    example: '黄家会村村民委员会',
  })
  actingCommittee?: string;

  @Choice('决定的会议', DECIDING_BODIES)
  body: DecidingBody;

  @LegalDateField('通知日')
  noticedOn: string;

  @LegalDateField('开会日')
  heldOn: string;

  @Nested('章程规定的更严的通过比例', () => CharterShare, { optional: true })
  charterShare?: CharterShare;
}

/** Fields of what is decided: of an agenda item, and of a resolution typed in whole. */
export const ABOUT = {
  matter: Choice('事项', MATTERS),
  subject: Text('决议内容', 200, { example: '将河滩机动地 12 亩出租给太行种植专业合作社，租期五年' }),
  parcels: LandCodes('所涉地块（关于土地的决议须填）', { optional: true, max: 100 }),
  assetIds: SubjectIds('所涉资产（集体资产处置的填）', { optional: true, max: 100 }),
  contractIds: SubjectIds('所涉合同', { optional: true, max: 100 }),
  householdIds: SubjectIds('所涉农户（宅基地申请、退出的填）', { optional: true, max: 100 }),
  projectIds: SubjectIds('所涉盘活项目', { optional: true, max: 100 }),
  lowestPriceFen: FenField('每年不低于的价格（分）', { optional: true }),
  validUntil: LegalDateField('决议的有效期到（含当日）', { optional: true }),
} as const;

class Step {
  @LegalDateField('日期')
  on: string;
  @Sha256('会议记录的 SHA-256')
  sha256: string;
}

/** 四议 before the resolution, with their days and minutes. */
export class PrecedingSteps {
  @Nested('村党组织提议', () => Step, { optional: true })
  partyProposal?: Step;
  @Nested('“两委”商议', () => Step, { optional: true })
  committeesConsultation?: Step;
  @Nested('党员大会审议', () => Step, { optional: true })
  partyMembersReview?: Step;
}

export const PEOPLE_LIMIT = 1_000_000;

/** Votes of one item by secret ballot: counts, not persons. */
export class Votes {
  @IntegerField('赞成', 0, PEOPLE_LIMIT)
  inFavour: number;
  @IntegerField('反对', 0, PEOPLE_LIMIT)
  against: number;
  @IntegerField('弃权', 0, PEOPLE_LIMIT)
  abstained: number;
  @IntegerField('回避（仅理事会）', 0, PEOPLE_LIMIT, { optional: true })
  recused?: number;
}

type Named = Pick<Convened, 'collectiveId' | 'divisionCode'>;

/** The streams that both look at. */
export function conveningReferences<Command extends Named>() {
  return {
    collective: one(collectiveStream, ({ collectiveId }: Command) => collectiveId),
    policies: countyPolicies<Command>(),
  };
}

export function countyPolicies<Command extends Pick<Named, 'divisionCode'>>() {
  return one(policyStream, ({ divisionCode }: Command) => divisionCode.slice(0, 6));
}

/** The facts of who convenes whom, and when. */
export function convened(
  { collectiveId, divisionCode, actingCommittee, body, noticedOn, heldOn, charterShare }: Convened,
  collective: Loaded<Collective | undefined> | undefined,
  today: string,
) {
  return {
    collectiveId,
    collective: registeredIn(divisionCode, collective?.state),
    actingCommittee,
    body,
    noticedOn,
    heldOn,
    charterShare,
    today,
  };
}

/** The facts of one matter before a body, and the policy that says who decides it. */
export function matterBefore(
  { body, heldOn, actingCommittee }: Pick<Convened, 'body' | 'heldOn' | 'actingCommittee'>,
  { matter, parcels }: { matter: Matter; parcels?: string[] | undefined },
  policies: Loaded<PolicyBook | undefined> | undefined,
  today: string,
): { readonly entry: MatterEntry; readonly reading: PolicyReading } {
  const reading = policyFor(policies?.state, `decisions.bodies.${matter}`, heldOn);
  return {
    entry: { matter, parcels, body, heldOn, actingCommittee, today, bodiesByPolicy: reading.value },
    reading,
  };
}

/** Who was merged away decides nothing any more. */
export const convenerActs = collectiveActs(
  ({ collective, heldOn: on }: { collective: Collective | undefined; heldOn: LegalDate }) => ({
    collective,
    on,
    field: 'collectiveId',
  }),
);
