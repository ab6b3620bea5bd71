import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { CustodyContested, custodyStream, contestedCustodyIsHandedOn } from '../facts/index.js';

/**
 * Sent when the duty book did not take a keeper in, who was given an opposed duty just before. The thing is in
 * their hands all the same, so nothing is undone: it is marked, and a seal is not used until it is handed on.
 */
export class ContestCustody {
  constructor(
    readonly custodyId: string,
    readonly keepingId: string,
    readonly code: string,
    readonly detail: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const contestCustody = commandOn({
  command: ContestCustody,
  title: '标记保管冲突',
  permission: 'internal',
  stream: custodyStream,
  on: ({ custodyId }) => custodyId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { custodyId, keepingId, code, detail }, state: custody }) => ({
    custody,
    custodyId,
    keepingId,
    code,
    detail,
  }),
  rules: [contestedCustodyIsHandedOn],
  decide: ({ custodyId, keepingId, code, detail }) => [
    CustodyContested.of({ custodyId, keepingId, code, detail }),
  ],
});
