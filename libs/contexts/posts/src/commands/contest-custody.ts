import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { CustodyContested, custodyStream } from '../facts/index.js';

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

export const contestCustody = commandSpec({
  command: ContestCustody,
  title: '标记保管冲突',
  permission: 'internal',
  stream: custodyStream,
  subject: {
    kind: 'existing',
    id: ({ custodyId }) => custodyId,
    organisation: (custody) => custody?.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { custodyId, keepingId, code, detail }, state }) =>
    state
      ? { custodyId, keepingId, code, detail }
      : reject('not-found', 'CUSTODY.NOT_FOUND', '没有找到该保管物，请核对编号。'),
  rules: [],
  decide: ({ custodyId, keepingId, code, detail }) => [
    CustodyContested.of({ custodyId, keepingId, code, detail }),
  ],
});
