import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type EnteredCampaign,
  type ExtensionBook,
  ExtensionCampaignEntered,
  campaignIsEnteredOnce,
  extensionBookStream,
} from '../facts/index.js';

/** Sent for a campaign that was begun before its collective had a book. */
export class NoteExtensionCampaign {
  constructor(
    readonly place: Pick<ExtensionBook, 'collectiveId' | 'divisionCode'>,
    readonly campaign: EnteredCampaign,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteExtensionCampaign = commandSpec({
  command: NoteExtensionCampaign,
  title: '补列延包册',
  permission: 'internal',
  stream: extensionBookStream,
  subject: {
    kind: 'opening',
    id: ({ place }) => place.collectiveId,
    organisation: ({ place }) => place.divisionCode,
  },
  facts: ({ command: { campaign }, state: book }) => ({ book, campaign }),
  rules: [campaignIsEnteredOnce],
  decide: ({ campaign }, { command: { place } }) => [ExtensionCampaignEntered.of({ ...place, campaign })],
});
