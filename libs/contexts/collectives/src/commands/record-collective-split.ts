import { parcelStream } from '#land-rights/facts';
import { commandSpec, many } from '#nest';
import { Choice, CreditCode, DivisionCode, Nested, NestedList, Sha256, Text } from '#nest/fields';
import {
  CollectiveSplitRecorded,
  DISTRIBUTED_KINDS,
  type DistributedKind,
  actsFor,
  reorganisationStream,
} from '../facts/index.js';
import {
  distributedLandIsItsOwn,
  nothingIsDistributedTwice,
  receiversComeOutOfTheSplit,
} from '../facts/distribution-rules.js';
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
  foundedEntries,
  partiesOf,
  announcedBy,
  reorganisationReferences,
  shownBy,
} from './reorganisation.js';

class DistributedProperty {
  @Choice('财产类别', DISTRIBUTED_KINDS)
  kind: DistributedKind;

  @Text('地块编码，或者分割方案中的名称', 60, { example: '1407221002300000001' })
  reference: string;

  @CreditCode('分得该财产的集体')
  collectiveId: string;
}

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

  @NestedList('财产分割（没有写明的由继续行使权利的集体行使）', () => DistributedProperty, {
    min: 0,
    max: 200,
  })
  distribution: DistributedProperty[];
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
  references: {
    ...reorganisationReferences<RecordCollectiveSplit>({
      parties: ({ party }) => [party],
      founded: ({ founded }) => founded,
    }),
    parcels: many(parcelStream, ({ distribution }: RecordCollectiveSplit) =>
      distribution.flatMap(({ kind, reference }) => (kind === 'parcel' ? reference : [])),
    ),
  },
  facts: ({ command, state, references, context }) => {
    const { divisionCode, carriedOnBy, party, announcement } = command;
    const { collectiveId } = party;
    const on = context.effectiveOn;
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
      distribution: command.distribution,
      parcels: references.parcels.flatMap(({ state: parcel }) => parcel ?? []),
      before: state,
      announcedOn: announcement.announcedOn,
      today: context.today,
    };
  },
  rules: [
    ...PARTY_RULES,
    splitHasOneThatCarriesOn,
    nothingIsDistributedTwice,
    receiversComeOutOfTheSplit,
    distributedLandIsItsOwn,
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
        distribution: command.distribution.map(({ kind, reference, collectiveId: receiver }) => ({
          kind,
          reference,
          collectiveId: receiver,
        })),
        announcement: announcedBy(command),
      }),
    ),
});
