import { isRejection } from '#kernel';
import { reaction, when } from '#read-store';
import { CompleteSplit } from '../commands/complete-split.js';
import { EndMergedHousehold } from '../commands/end-merged-household.js';
import { EstablishHousehold } from '../commands/establish-household.js';
import { RecordSplitFallenThrough } from '../commands/record-split-fallen-through.js';
import { HouseholdEstablished, HouseholdSplitDecided, HouseholdsMerged } from '../facts/index.js';

/**
 * Carries out what one household has decided of another: a split sets up the new household and is then completed,
 * or falls through when its code has been taken meanwhile; a merger ends the household that was absorbed.
 */
export const householdChanges = reaction({
  name: 'household-changes',
  title: '分户与并户',
  on: [
    when(HouseholdSplitDecided, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { householdId, newHouseholdId, collectiveId, divisionCode } = data;
      const { contractorCode, members, sharePortion } = data;
      const place = { householdId: newHouseholdId, collectiveId, divisionCode };
      const established = { ...place, contractorCode, fromHouseholdId: householdId, members, sharePortion };
      const answer = await desk.send('establish', new EstablishHousehold(established, effectiveOn));
      if (!isRejection(answer)) return;
      const { detail } = answer;
      const fallen = new RecordSplitFallenThrough(householdId, newHouseholdId, detail, effectiveOn);
      await desk.insist('fallen-through', fallen);
    }),
    when(HouseholdEstablished, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { fromHouseholdId, householdId } = data;
      await desk.insist('complete', new CompleteSplit(fromHouseholdId, householdId, effectiveOn));
    }),
    when(HouseholdsMerged, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { householdId, absorbedHouseholdId, members } = data;
      const personIds = members.map(({ personId }) => personId);
      const end = new EndMergedHousehold(absorbedHouseholdId, householdId, personIds, effectiveOn);
      await desk.send('end', end);
    }),
  ],
});
