import { householdStream } from '#collectives/facts';
import { type Rule, mapTable } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { Grounds, commandOn, many } from '#nest';
import { Choice, Flag, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  type Contract,
  ContractEnded,
  ENDING_LAND_RULES,
  ENDING_PARTIES,
  END_GROUNDS,
  type EndEntry,
  type EndGroundCode,
  type LandOfEnding,
  RENT_AFTER_END_RULES,
  breachWasNotRemedied,
  codesOfRights,
  contractIsRunning,
  contractStream,
  conveyanceEndsOnLawfulGrounds,
  dayIsWithinTheContract,
  groundIsForWhoeverEnds,
  landIsNotRecalled,
  returnIsAnnouncedAhead,
} from '../facts/index.js';

export class EndContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('终止日（合同的最后一日）')
  endedOn: string;

  @Choice('终止的事由', mapTable(END_GROUNDS, ({ title }) => title))
  ground: EndGroundCode;

  @Choice('由谁终止', ENDING_PARTIES)
  endedBy: keyof typeof ENDING_PARTIES;

  @SubjectId('所依据的违约（因违约终止的填）', { optional: true })
  breachId?: string;

  @LegalDateField('承包方书面通知日（自愿交回的填）', { optional: true })
  noticedOn?: string;

  @Flag('林地确无继承人（农户消亡终止林地承包的填）', { optional: true })
  withoutHeirs?: boolean;

  @Sha256('协议、通知或裁判文书扫描件的 SHA-256')
  paperSha256: string;
}

interface EndCase extends EndEntry, LandOfEnding {
  readonly stated: Pick<EndContract, 'breachId' | 'noticedOn' | 'paperSha256'>;
}

const END_RULES: readonly Rule<EndCase>[] = [
  contractIsRunning,
  dayIsWithinTheContract,
  landIsNotRecalled,
  conveyanceEndsOnLawfulGrounds,
  groundIsForWhoeverEnds,
  breachWasNotRemedied,
  returnIsAnnouncedAhead,
  ...ENDING_LAND_RULES,
  ...RENT_AFTER_END_RULES,
];

export const endContract = commandOn({
  command: EndContract,
  title: '登记合同提前终止',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ endedOn }) => endedOn,
  references: {
    households: many(householdStream, ({ ground }: EndContract, contract: Contract | undefined) =>
      ground === 'household-extinct'
        ? (contract?.grantees ?? []).flatMap(({ kind, id }) => (kind === 'household' ? [id] : []))
        : [],
    ),
    land: many(parcelStream, (_: EndContract, contract: Contract | undefined) => codesOfRights(contract)),
  },
  facts: ({ command, state: contract, references, context: { today } }): EndCase => {
    const { endedOn: on, ground, endedBy, breachId, noticedOn, paperSha256 } = command;
    const recorded = contract.breaches.find((each) => each.breachId === breachId);
    const stated = { breachId, noticedOn, paperSha256 };
    const { land, households } = references;
    const going = { land, households, withoutHeirs: command.withoutHeirs ?? false };
    return { contract, on, today, ground, endedBy, recorded, noticedOn, stated, ...going };
  },
  rules: END_RULES,
  decide: ({ contract: { contractId }, on: endedOn, ground, endedBy, stated }) => [
    ContractEnded.of({ contractId, endedOn, ground, endedBy, ...stated }),
  ],
});
