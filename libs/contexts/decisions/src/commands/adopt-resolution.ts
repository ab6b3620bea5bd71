import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { ROSTER_SOURCES, rosterStream } from '#collectives/facts';
import { commandSpec, one, statedIn } from '#nest';
import { Choice, IntegerField, Nested, Sha256 } from '#nest/fields';
import { POLICY_READING_RULES, rowsRead } from '#policies/facts';
import { dutyBookStream } from '#posts/facts';
import {
  COUNTED_BY,
  type CountedBy,
  type Matter,
  approvalIsStillToCome,
  assetsAreOfTheCollective,
  assemblyHasBeenHeld,
  boardIsOfTheUsualSize,
  charterIsOnlyStricter,
  committeeActsForNoCollective,
  enoughAreInFavour,
  householdsAreOfTheCollective,
  landDecisionNamesItsLand,
  landIsOfTheCollective,
  matterBelongsToTheBody,
  representativesDecideByTheSpecialLaw,
  noticeIsGivenInTime,
  quorumIsPresent,
  representativesAreEnough,
  requiredStepsWereTaken,
  resolutionIsDisclosed,
  resolutionIsRecordedOnce,
  resolutionStream,
  resolvingCollectiveIsRegistered,
  rosterInTheRegisterIsUsed,
  stepsWereTaken,
  typedRollAgreesWithTheRegister,
  typedRollLeavesNobodyOut,
  votesAddUp,
} from '../facts/index.js';
import {
  convenerActs,
  ABOUT,
  Convened,
  PEOPLE_LIMIT,
  PrecedingSteps,
  Votes,
  convened,
  conveningReferences,
  matterBefore,
} from './convening.js';
import { decisionOf, policiesOnDecisions, stepsOf } from './decision.js';
import { assetReferences, assetsOfOthers } from './named-assets.js';
import { householdReferences, householdsOfOthers } from './named-households.js';
import { landOfOthers, landReferences } from './named-land.js';
import { countedInTheRegister, rosterOfTheDay, rosterOpening } from './roster-of-the-day.js';

class RollOfTheBody {
  @IntegerField('应到人数', 1, PEOPLE_LIMIT)
  eligible: number;
  @Choice('计算方式', COUNTED_BY, { optional: true })
  countedBy?: CountedBy;
  @Sha256('名册的 SHA-256')
  sha256: string;
}

class VotesOfThosePresent extends Votes {
  @IntegerField('实到人数', 0, PEOPLE_LIMIT)
  present: number;
}

/**
 * A resolution that carried, typed in whole from the minutes: of a body whose roll is its own (representatives, board,
 * villagers), and of members' assemblies from before the register kept their roster. Who belongs to the body is what
 * its minutes say, by number and hash; quorum and majority are computed from that all the same. An assembly whose roster
 * is in the register is called, held and voted on here (CallMeeting, RecordMeeting, RecordVote), failures included.
 */
export class AdoptResolution extends Convened {
  @ABOUT.matter
  matter: Matter;
  @ABOUT.subject
  subject: string;
  @ABOUT.parcels
  parcels?: string[];
  @ABOUT.assetIds
  assetIds?: string[];
  @ABOUT.contractIds
  contractIds?: string[];
  @ABOUT.householdIds
  householdIds?: string[];
  @ABOUT.projectIds
  projectIds?: string[];
  @ABOUT.lowestPriceFen
  lowestPriceFen?: number;
  @ABOUT.validUntil
  validUntil?: string;

  @Nested('名册', () => RollOfTheBody)
  roster: RollOfTheBody;

  @Nested('表决', () => VotesOfThosePresent)
  votes: VotesOfThosePresent;

  @Nested('决议之前的“四议”', () => PrecedingSteps, { optional: true })
  steps?: PrecedingSteps;
}

/** One decision of one meeting is one resolution, however often it is sent. */
function resolutionIdOf({ collectiveId, heldOn, matter, subject }: AdoptResolution): string {
  return uuidV5(DIQI_NAMESPACE, `resolution/${collectiveId}/${heldOn}/${matter}/${subject}`);
}

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
    ...conveningReferences<AdoptResolution>(),
    ...landReferences<AdoptResolution>(({ parcels }) => parcels ?? []),
    ...assetReferences<AdoptResolution>(({ assetIds }) => assetIds ?? []),
    ...householdReferences<AdoptResolution>(({ householdIds }) => householdIds ?? []),
    // Whether there is a roster, and who is on it, is a question of what has been carried there.
    members: one(rosterStream, ({ collectiveId }: AdoptResolution) => collectiveId, ROSTER_SOURCES),
    dutyBook: one(dutyBookStream, ({ divisionCode }: AdoptResolution) => divisionCode),
  },
  effectiveOn: ({ heldOn }) => heldOn,
  facts: ({ command, state, references, context: { today } }) => {
    const { body, heldOn, subject, steps, roster, votes } = command;
    const { entry, reading } = matterBefore(command, command, references.policies, today);
    const policies = policiesOnDecisions(references.policies, heldOn);
    const { eligible, countedBy } = roster;
    return {
      ...convened(command, references.collective, today),
      ...entry,
      ...policies,
      ...{ eligible, countedBy, subject, carried: true, steps: stepsOf(steps) },
      present: votes.present,
      inFavour: votes.inFavour,
      against: votes.against,
      abstained: votes.abstained,
      recused: votes.recused,
      landOfOthers: landOfOthers(command, command.parcels ?? [], references),
      landField: 'parcels',
      assetsOfOthers: assetsOfOthers(command.assetIds ?? [], references),
      assetsField: 'assetIds',
      householdsOfOthers: householdsOfOthers(command, command.householdIds ?? [], references),
      householdsField: 'householdIds',
      alreadyRecorded: state !== undefined,
      inRegister: rosterOfTheDay(references.members, body, heldOn) !== undefined,
      rosterOpenedOn: rosterOpening(references.members, body),
      typedIn: true,
      countedInTheRegister: countedInTheRegister(command, references),
      policyReadings: [reading, ...policies.policyReadings],
    };
  },
  rules: [
    resolutionIsRecordedOnce,
    landDecisionNamesItsLand,
    landIsOfTheCollective,
    assetsAreOfTheCollective,
    householdsAreOfTheCollective,
    resolvingCollectiveIsRegistered,
    convenerActs,
    matterBelongsToTheBody,
    representativesDecideByTheSpecialLaw,
    noticeIsGivenInTime,
    assemblyHasBeenHeld,
    rosterInTheRegisterIsUsed,
    typedRollAgreesWithTheRegister,
    typedRollLeavesNobodyOut,
    representativesAreEnough,
    boardIsOfTheUsualSize,
    charterIsOnlyStricter,
    votesAddUp,
    quorumIsPresent,
    enoughAreInFavour,
    requiredStepsWereTaken,
    stepsWereTaken,
    committeeActsForNoCollective,
    approvalIsStillToCome,
    resolutionIsDisclosed,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (facts, { command }) => {
    const { roster, votes, ...stated } = statedIn(command);
    return [
      decisionOf(facts, {
        ...stated,
        resolutionId: resolutionIdOf(command),
        eligible: roster.eligible,
        countedBy: roster.countedBy,
        rosterSha256: roster.sha256,
        present: votes.present,
        validUntil: command.validUntil ?? facts.validUntil,
        steps: facts.steps,
      }),
    ];
  },
});
