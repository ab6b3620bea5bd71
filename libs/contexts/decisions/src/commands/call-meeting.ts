import { DIQI_NAMESPACE, type Rule, forEvery, uuidV5 } from '#kernel';
import { commandSpec, statedIn } from '#nest';
import { Choice, NestedList, Text } from '#nest/fields';
import { POLICY_READING_RULES, rowsRead } from '#policies/facts';
import {
  type Matter,
  type MatterEntry,
  MeetingCalled,
  NOTICE_MANNERS,
  assetsAreOfTheCollective,
  charterIsOnlyStricter,
  committeeActsForNoCollective,
  landDecisionNamesItsLand,
  householdsAreOfTheCollective,
  landIsOfTheCollective,
  matterBelongsToTheBody,
  representativesDecideByTheSpecialLaw,
  meetingIsCalledOnce,
  meetingStream,
  noticeHasBeenGiven,
  noticeIsGivenInTime,
  resolvingCollectiveIsRegistered,
} from '../facts/index.js';
import { convenerActs, ABOUT, Convened, convened, conveningReferences, matterBefore } from './convening.js';
import { assetReferences, assetsOfOthers } from './named-assets.js';
import { householdReferences, householdsOfOthers } from './named-households.js';
import { landOfOthers, landReferences } from './named-land.js';

class AgendaItem {
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
}

export class CallMeeting extends Convened {
  @Choice('通知方式', NOTICE_MANNERS)
  manner: keyof typeof NOTICE_MANNERS;

  @Text('地点', 100, { example: '村委会会议室' })
  place: string;

  @NestedList('议程', () => AgendaItem, { max: 20 })
  agenda: AgendaItem[];
}

/** A body meets once on a day, with one agenda. */
function meetingIdOf({ collectiveId, body, heldOn }: CallMeeting): string {
  return uuidV5(DIQI_NAMESPACE, `meeting/${collectiveId}/${body}/${heldOn}`);
}

const assetsNamed = ({ agenda }: CallMeeting) => agenda.flatMap(({ assetIds = [] }) => assetIds);
const landNamed = ({ agenda }: CallMeeting) => agenda.flatMap(({ parcels = [] }) => parcels);
const householdsNamed = ({ agenda }: CallMeeting) => agenda.flatMap(({ householdIds = [] }) => householdIds);

interface Called {
  readonly matters: readonly MatterEntry[];
}
const forEveryMatter = (each: Rule<MatterEntry>): Rule<Called> => forEvery(each, ({ matters }) => matters);

export const callMeeting = commandSpec({
  command: CallMeeting,
  title: '登记会议通知',
  permission: 'decisions.record',
  stream: meetingStream,
  subject: {
    kind: 'opening',
    id: (command) => meetingIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    ...conveningReferences<CallMeeting>(),
    ...landReferences<CallMeeting>(landNamed),
    ...assetReferences<CallMeeting>(assetsNamed),
    ...householdReferences<CallMeeting>(householdsNamed),
  },
  effectiveOn: ({ noticedOn }) => noticedOn,
  facts: ({ command, state, references, context: { today } }) => {
    const { collective, policies } = references;
    const matters = command.agenda.map((item) => matterBefore(command, item, policies, today));
    return {
      ...convened(command, collective, today),
      known: state,
      landOfOthers: landOfOthers(command, landNamed(command), references),
      landField: 'agenda',
      assetsOfOthers: assetsOfOthers(assetsNamed(command), references),
      assetsField: 'agenda',
      householdsOfOthers: householdsOfOthers(command, householdsNamed(command), references),
      householdsField: 'agenda',
      matters: matters.map(({ entry }) => entry),
      policyReadings: [...new Map(matters.map(({ reading }) => [reading.key, reading])).values()],
    };
  },
  rules: [
    meetingIsCalledOnce,
    resolvingCollectiveIsRegistered,
    convenerActs,
    forEveryMatter(matterBelongsToTheBody),
    forEveryMatter(representativesDecideByTheSpecialLaw),
    forEveryMatter(landDecisionNamesItsLand),
    landIsOfTheCollective,
    assetsAreOfTheCollective,
    householdsAreOfTheCollective,
    noticeIsGivenInTime,
    noticeHasBeenGiven,
    charterIsOnlyStricter,
    committeeActsForNoCollective,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (_, { command }) => [MeetingCalled.of({ ...statedIn(command), meetingId: meetingIdOf(command) })],
});
