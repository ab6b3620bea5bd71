import { reaction, when } from '#read-store';
import { CorrectMajority, CorrectPersonOfHousehold } from '../commands/carry-correction-over.js';
import { PutCorrectionIntoUse } from '../commands/put-correction-into-use.js';
import { MembershipTaken, PersonCorrected, PersonPlaced, personStream } from '../facts/index.js';

/**
 * Carries a corrected identity to where it is kept: the vault puts it into use, households and rosters follow, those of
 * before as well. Whoever comes to a household or onto a roster later may come as they were known when that was decided.
 */
export const personCorrections = reaction({
  name: 'person-corrections',
  title: '人员更正的转入',
  on: [
    when(PersonCorrected, async ({ data }, desk) => {
      const { personId, before, after, since, majority } = data;
      const { commitment } = after;
      const change = { former: before.commitment, commitment };
      await desk.send('in-use', new PutCorrectionIntoUse(personId, change, since));
      const { households, rosters } = (await desk.load(personStream, personId)).state;
      for (const id of households) {
        const right = { commitment, majority };
        await desk.send(`household/${id}`, new CorrectPersonOfHousehold(id, personId, right, since));
      }
      if (!majority) return;
      for (const id of rosters)
        await desk.send(`roster/${id}`, new CorrectMajority(id, personId, majority.fullCapacityFrom, since));
    }),
    when(PersonPlaced, async ({ data: { personId, householdId, corrected }, metadata }, desk) => {
      if (!corrected) return;
      const { effectiveOn } = metadata;
      await desk.send(
        'household',
        new CorrectPersonOfHousehold(householdId, personId, corrected, effectiveOn),
      );
    }),
    when(MembershipTaken, async ({ data: { personId, collectiveId, corrected }, metadata }, desk) => {
      if (!corrected?.majority) return;
      const { fullCapacityFrom } = corrected.majority;
      const { effectiveOn } = metadata;
      await desk.send('roster', new CorrectMajority(collectiveId, personId, fullCapacityFrom, effectiveOn));
    }),
  ],
});
