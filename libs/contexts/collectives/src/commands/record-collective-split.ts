import { commandSpec } from '#nest';
import { CreditCode, DivisionCode, Nested, NestedList, Sha256 } from '#nest/fields';
import { CollectiveSplitRecorded, actsFor, reorganisationStream } from '../facts/index.js';
import {
  PARTY_RULES,
  resultIsAnnounced,
  splitHasOneThatCarriesOn,
  usualLeftoversAreListed,
} from '../facts/reorganisation-rules.js';
import {
  FOUNDING_RULES,
  FoundedCollective,
  Reorganisation,
  ReorganisingCollective,
  asFounded,
  dayOf,
  foundedEntries,
  partiesOf,
  announcedBy,
  reorganisationReferences,
  shownBy,
} from './reorganisation.js';

export class RecordCollectiveSplit extends Reorganisation {
  @Nested('分立的集体', () => ReorganisingCollective)
  party: ReorganisingCollective;

  @DivisionCode('分立的集体所在区划代码')
  divisionCode: string;

  @NestedList('新设的集体', () => FoundedCollective, { max: 20 })
  founded: FoundedCollective[];

  @CreditCode('继续行使未分配权利的集体（存续的原集体，或新设的一个）')
  carriedOnBy: string;

  @Sha256('财产分配和债权债务分解方案的 SHA-256')
  planSha256: string;
}

export const recordCollectiveSplit = commandSpec({
  command: RecordCollectiveSplit,
  title: '登记集体经济组织分立',
  permission: 'collectives.register',
  stream: reorganisationStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode.slice(0, 6),
    organisation: ({ divisionCode }) => divisionCode.slice(0, 6),
  },
  references: reorganisationReferences<RecordCollectiveSplit>({
    parties: ({ party }) => [party],
    founded: ({ founded }) => founded,
  }),
  facts: ({ command, state, references, context }) => {
    const { divisionCode, carriedOnBy, party, announcement } = command;
    const { collectiveId } = party;
    const on = dayOf(command, context);
    const county = divisionCode.slice(0, 6);
    const stated = [{ field: 'party', party }];
    const parties = partiesOf({ stated, county, on, state, references });
    return {
      on,
      collectiveId,
      parties,
      ending: carriedOnBy === collectiveId ? [] : parties,
      founding: foundedEntries(command.founded, on, references),
      carriedOnBy,
      announcedOn: announcement.announcedOn,
      today: context.today,
    };
  },
  rules: [
    ...PARTY_RULES,
    splitHasOneThatCarriesOn,
    resultIsAnnounced,
    usualLeftoversAreListed,
    ...FOUNDING_RULES,
  ],
  decide: ({ on, collectiveId, parties, ending, carriedOnBy }, { command, state, context }) =>
    parties.map(shownBy).map((party) =>
      CollectiveSplitRecorded.of({
        reorganisationId: context.newId('reorganisation'),
        divisionCode: party.divisionCode,
        collectiveId,
        on,
        founded: command.founded.map(asFounded),
        carriedOnBy,
        exercisesFor: ending.length === 0 ? [] : [...actsFor(state, collectiveId)],
        party,
        planSha256: command.planSha256,
        announcement: announcedBy(command),
      }),
    ),
});
