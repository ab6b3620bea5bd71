import type { DecisionContext, LegalDate, Loaded } from '#kernel';
import { many } from '#nest';
import {
  type ExtensionCampaign,
  type ExtensionStage,
  type HouseholdSheet,
  type StepEntry,
  householdSheetStream,
} from '../facts/index.js';

/** The facts that every step of a campaign states alike. */
export function stepOf(
  campaign: ExtensionCampaign,
  stages: readonly ExtensionStage[],
  { on, onField }: { readonly on: LegalDate; readonly onField: string },
  { today }: DecisionContext,
): StepEntry {
  return { campaign, stages, on, onField, today };
}

/** What every command on a campaign says alike. */
export const ON_CAMPAIGN = {
  permission: 'contracts.record',
  on: ({ campaignId }: { readonly campaignId: string }) => campaignId,
} as const;

/** Every sheet of the campaign, for what asks for all of them. */
export const everySheet = many(householdSheetStream, (_: object, campaign: ExtensionCampaign | undefined) =>
  (campaign?.households ?? []).map(({ sheetId }) => sheetId),
);

/** The sheets that were loaded, in order, nothing for one that is not opened yet. */
export function sheetsIn(
  loaded: readonly Loaded<HouseholdSheet | undefined>[],
): readonly (HouseholdSheet | undefined)[] {
  return loaded.map(({ state }) => state);
}

/** As an example in the documentation of the API. */
export const CAMPAIGN_EXAMPLE = { example: 'N2140722MF00000057-2027' };
