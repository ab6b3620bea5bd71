import type { DataOf, LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { ExtensionContractRefused, extensionRefusalStream } from '../facts/index.js';

/** Sent when the contract of a household was refused: the refusal becomes a fact that the campaign can follow. */
export class RefuseExtensionContract {
  constructor(
    readonly refused: DataOf<typeof ExtensionContractRefused>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const refuseExtensionContract = commandSpec({
  command: RefuseExtensionContract,
  title: '拒绝订立延包合同',
  permission: 'internal',
  stream: extensionRefusalStream,
  subject: {
    kind: 'opening',
    id: ({ refused }) => refused.sheetId,
    organisation: ({ refused }) => refused.divisionCode,
  },
  facts: ({ command: { refused } }) => refused,
  rules: [],
  decide: (refused) => [ExtensionContractRefused.of(refused)],
});
