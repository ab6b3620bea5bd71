import { z } from 'zod';
import { absent, eventType, streamType } from '#kernel';

/** A campaign as the book of its collective has it; how far it has come stands in its own stream. */
export const enteredCampaignSchema = z.strictObject({
  campaignId: z.string(),
  /** The year in which the old contracts run out. */
  year: z.int(),
  openedOn: z.string(),
});
export type EnteredCampaign = z.output<typeof enteredCampaignSchema>;

export const ExtensionCampaignEntered = eventType('ExtensionCampaignEntered', {
  title: '延包工作已列入延包册',
  data: { collectiveId: z.string(), divisionCode: z.string(), campaign: enteredCampaignSchema },
});

/** All campaigns of a collective, whatever their years: of two that are opened at once one is first. */
export interface ExtensionBook {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly campaigns: readonly EnteredCampaign[];
}

export const extensionBookStream = streamType({
  category: 'extension-book',
  title: '延包册',
  events: [ExtensionCampaignEntered],
  initial: absent<ExtensionBook>(),
  evolve: {
    ExtensionCampaignEntered: (book, { collectiveId, divisionCode, campaign }): ExtensionBook => ({
      collectiveId,
      divisionCode,
      campaigns: [...(book?.campaigns ?? []), campaign],
    }),
  },
});
