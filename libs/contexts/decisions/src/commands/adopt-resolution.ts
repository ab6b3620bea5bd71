import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { collectiveStream } from '#collectives/facts';
import { Grounds, commandSpec, one, statedIn } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  IntegerField,
  LegalDateField,
  Nested,
  ParcelCodes,
  Sha256,
  Text,
} from '#nest/fields';
import { policyOn, policyStream } from '#policies/facts';
import {
  DECIDING_BODIES,
  type DecidingBody,
  MATTERS,
  type Matter,
  RESOLUTION_RULES,
  ResolutionAdopted,
  resolutionStream,
  votesNeeded,
} from '../facts/index.js';

const PEOPLE_LIMIT = 1_000_000;

class Roster {
  @IntegerField('应到人数', 1, PEOPLE_LIMIT)
  eligible: number;
  @Sha256('名册的 SHA-256')
  sha256: string;
}

class Votes {
  @IntegerField('实到人数', 0, PEOPLE_LIMIT)
  present: number;
  @IntegerField('赞成', 0, PEOPLE_LIMIT)
  inFavour: number;
  @IntegerField('反对', 0, PEOPLE_LIMIT)
  against: number;
  @IntegerField('弃权', 0, PEOPLE_LIMIT)
  abstained: number;
}

export class AdoptResolution extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Choice('事项', MATTERS)
  matter: Matter;

  @Text('决议内容', 200, { example: '将河滩机动地 12 亩出租给太行种植专业合作社，租期五年' })
  subject: string;

  @ParcelCodes('所涉地块（出租土地的决议须填）', { optional: true, max: 100 })
  parcels?: string[];

  @Choice('决定的会议', DECIDING_BODIES)
  body: DecidingBody;

  @LegalDateField('通知日')
  noticedOn: string;

  @LegalDateField('开会日')
  heldOn: string;

  @Nested('名册', () => Roster)
  roster: Roster;

  @Nested('表决', () => Votes)
  votes: Votes;
}

/** One decision of one meeting is one resolution, however often it is sent. */
function resolutionIdOf({ collectiveId, heldOn, matter, subject }: AdoptResolution): string {
  return uuidV5(DIQI_NAMESPACE, `resolution/${collectiveId}/${heldOn}/${matter}/${subject}`);
}

/** The threshold is computed from the roster of the day, never typed in. */
export const adoptResolution = commandSpec({
  command: AdoptResolution,
  title: '登记通过的决议',
  permission: 'decisions.record',
  stream: resolutionStream,
  subject: {
    kind: 'opening',
    id: (command) => resolutionIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: AdoptResolution) => collectiveId),
    policies: one(policyStream, ({ divisionCode }: AdoptResolution) => divisionCode.slice(0, 6)),
  },
  effectiveOn: ({ heldOn }) => heldOn,
  facts: ({ command, state, references, context }) => {
    const { collectiveId, divisionCode, matter, parcels, body, noticedOn, heldOn, roster, votes } = command;
    const policy =
      matter === 'land-lease-members'
        ? undefined
        : policyOn(references.policies?.state, `decisions.bodies.${matter}`, heldOn);
    const collective = references.collective?.state;
    return {
      alreadyAdopted: state !== undefined,
      collectiveId,
      // A collective of another place than the one the clerk may act for is none.
      collective: collective?.divisionCode === divisionCode ? collective : undefined,
      matter,
      parcels,
      body,
      bodiesByPolicy: policy?.value,
      policyRows: policy ? [policy.rowId] : [],
      today: context.today,
      noticedOn,
      heldOn,
      eligible: roster.eligible,
      ...votes,
    };
  },
  rules: RESOLUTION_RULES,
  policies: ({ policyRows }) => policyRows,
  decide: (_, { command }) => {
    const { roster, votes, ...stated } = statedIn(command);
    const { eligible, sha256: rosterSha256 } = roster;
    const resolutionId = resolutionIdOf(command);
    const needed = votesNeeded(eligible);
    return [ResolutionAdopted.of({ ...stated, ...votes, resolutionId, eligible, rosterSha256, needed })];
  },
});
