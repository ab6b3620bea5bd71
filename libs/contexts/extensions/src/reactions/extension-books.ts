import { reaction, when } from '#read-store';
import { BeginExtensionCampaign } from '../commands/begin-extension-campaign.js';
import { NoteExtensionCampaign } from '../commands/note-extension-campaign.js';
import { ExtensionCampaignEntered, ExtensionCampaignOpened } from '../facts/index.js';

/** Begins the campaign that came first in the book of its collective, and enters those that began before there were books. */
export const extensionBooks = reaction({
  name: 'extension-books',
  title: '延包册',
  on: [
    when(ExtensionCampaignEntered, async ({ data: { campaign, ...place } }, desk) => {
      // One that was begun before, and entered afterwards, refuses.
      await desk.send('begin', new BeginExtensionCampaign(place, campaign, campaign.openedOn));
    }),
    when(ExtensionCampaignOpened, async ({ data }, desk) => {
      const { collectiveId, divisionCode, campaignId, year, openedOn } = data;
      const place = { collectiveId, divisionCode };
      await desk.send('note', new NoteExtensionCampaign(place, { campaignId, year, openedOn }, openedOn));
    }),
  ],
});
