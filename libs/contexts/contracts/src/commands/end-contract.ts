import { type Rule, mapTable } from '#kernel';
import { Grounds, commandOn } from '#nest';
import { Choice, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  ContractEnded,
  ENDING_PARTIES,
  END_GROUNDS,
  type EndEntry,
  type EndGroundCode,
  breachWasNotRemedied,
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

  @Sha256('协议、通知或裁判文书扫描件的 SHA-256')
  paperSha256: string;
}

interface EndCase extends EndEntry {
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
];

export const endContract = commandOn({
  command: EndContract,
  title: '登记合同提前终止',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ endedOn }) => endedOn,
  facts: ({ command, state: contract, context: { today } }): EndCase => {
    const { endedOn: on, ground, endedBy, breachId, noticedOn, paperSha256 } = command;
    const recorded = contract.breaches.find((each) => each.breachId === breachId);
    const stated = { breachId, noticedOn, paperSha256 };
    return { contract, on, today, ground, endedBy, recorded, noticedOn, stated };
  },
  rules: END_RULES,
  decide: ({ contract: { contractId }, on: endedOn, ground, endedBy, stated }) => [
    ContractEnded.of({ contractId, endedOn, ground, endedBy, ...stated }),
  ],
});
