import { commandSpec } from '#nest';
import { CreditCode, DivisionCode, NestedList, Text } from '#nest/fields';
import { CollectiveMergerRecorded, actsFor, reorganisationStream } from '../facts/index.js';
import {
  PARTY_RULES,
  mergerHasOneSuccessor,
  partiesAreNamedOnce,
  resultIsAnnounced,
  usualLeftoversAreListed,
} from '../facts/reorganisation-rules.js';
import {
  FOUNDING_RULES,
  type FoundedCollective,
  Reorganisation,
  ReorganisingCollective,
  asFounded,
  foundedEntries,
  partiesOf,
  announcedBy,
  reorganisationReferences,
  shownBy,
} from './reorganisation.js';

export class RecordCollectiveMerged extends Reorganisation {
  @CreditCode('合并后的集体经济组织代码')
  collectiveId: string;

  @DivisionCode('合并后的集体所在区划代码')
  divisionCode: string;

  @Text('新设集体的名称（并入已有集体的不填）', 60, { optional: true })
  name?: string;

  @NestedList('合并各方', () => ReorganisingCollective, { min: 2, max: 50 })
  parties: ReorganisingCollective[];
}

function foundedBy({ collectiveId, name, divisionCode }: RecordCollectiveMerged): FoundedCollective[] {
  return name === undefined ? [] : [{ collectiveId, name, divisionCode }];
}

export const recordCollectiveMerged = commandSpec({
  command: RecordCollectiveMerged,
  title: '登记集体经济组织合并',
  permission: 'collectives.register',
  stream: reorganisationStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode.slice(0, 6),
    organisation: ({ divisionCode }) => divisionCode.slice(0, 6),
  },
  references: reorganisationReferences<RecordCollectiveMerged>({
    parties: ({ parties }) => parties,
    founded: foundedBy,
  }),
  facts: ({ command, state, references, context }) => {
    const { collectiveId: successorId, divisionCode, name: foundedName, announcement } = command;
    const on = context.effectiveOn;
    const county = divisionCode.slice(0, 6);
    const stated = command.parties.map((party, index) => ({ field: `parties[${index}]`, party }));
    const parties = partiesOf({ stated, county, on, state, references });
    return {
      on,
      parties,
      ending: parties.filter(({ collectiveId }) => collectiveId !== successorId),
      successorId,
      successor: parties.find(({ collectiveId }) => collectiveId === successorId)?.collective,
      foundedName,
      founding: foundedEntries(foundedBy(command), on, references),
      announcedOn: announcement.announcedOn,
      today: context.today,
    };
  },
  rules: [
    ...PARTY_RULES,
    partiesAreNamedOnce,
    mergerHasOneSuccessor,
    resultIsAnnounced,
    usualLeftoversAreListed,
    ...FOUNDING_RULES,
  ],
  decide: ({ on, parties, ending, successorId, successor }, { command, state, context }) => {
    const [founded] = foundedBy(command).map(asFounded);
    return [
      CollectiveMergerRecorded.of({
        reorganisationId: context.newId('reorganisation'),
        divisionCode: successor?.divisionCode ?? command.divisionCode,
        successorId,
        founded,
        on,
        absorbed: ending.map(({ collectiveId }) => collectiveId),
        exercisesFor: ending.flatMap(({ collectiveId }) => actsFor(state, collectiveId)),
        parties: parties.map(shownBy),
        announcement: announcedBy(command),
      }),
    ];
  },
});
