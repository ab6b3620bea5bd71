import { describe, expect, it } from '@jest/globals';
import { HouseholdExtinctionRecorded, householdStream } from '#collectives/facts';
import { SHA } from '#examples';
import { given, idGiven, known } from '#given';
import type { DomainEvent } from '#kernel';
import { PLACE, PLOT, SHI, existing } from '#made-homesteads';
import { householdOf, householdRegistered } from '#people';
import { HouseInherited, InheritedHouseGone } from '../facts/index.js';
import { recordHouseInherited } from './record-house-inherited.js';
import { recordInheritedHouseGone } from './record-inherited-house-gone.js';

const { householdId } = PLACE;
const { homesteadId } = existing.data;
const extinct = known(
  householdStream,
  householdId,
  householdRegistered('石', '温'),
  HouseholdExtinctionRecorded.of({ ...PLACE, extinctOn: '2026-01-20' }),
);
const heirs = householdOf('侄');
const person = { name: '王五', identityNumber: '110101199003077715' };
const inherited = (...who: { kind: 'household' | 'person'; id: string }[]) =>
  HouseInherited.of({
    ...{ homesteadId, parcelCode: PLOT, heirs: who, rightId: idGiven('right') },
    ...{ inheritedOn: '2026-01-10', paperSha256: SHA },
  });
const byPerson = inherited({ kind: 'person', id: 'p1' });

describe('the house of a household that is extinct', () => {
  const inherit = (more: object, references: object = {}, history: DomainEvent[] = [existing]) =>
    given(recordHouseInherited, {
      history,
      references: { household: extinct, ...references },
      persons: 'heirs' in more ? [{ personId: 'p1', commitment: SHA, known: false, differs: [] }] : [],
    }).when({ householdId, parcelCode: PLOT, inheritedOn: '2026-01-10', paperSha256: SHA, ...more });

  it('goes to heirs of the collective, or to others who may not rebuild it (HS26 to HS28)', () => {
    const within = { heirHouseholdId: heirs.id };
    const { judgement } = inherit(within, { heirHousehold: heirs }).then(
      inherited({ kind: 'household', id: heirs.id }),
    );
    expect(judgement.warnings).toEqual([]);
    const outside = inherit({ heirs: [person] }).then(byPerson);
    expect(outside.judgement.warnings).toMatchObject([{ rule: 'HS28' }]);
    inherit({ heirs: [person] }, { household: SHI }).refused('HOMESTEADS.HOUSEHOLD_NOT_EXTINCT');
    const unclear = 'HOMESTEADS.HEIRS_NOT_CLEAR';
    inherit({}).refused(unclear);
    inherit(within).refused(unclear);
    inherit({ ...within, heirs: [person] }, { heirHousehold: heirs }).refused(unclear);
    inherit({ heirs: [person] }, {}, [existing, byPerson]).refused('HOMESTEADS.NOT_THE_HOUSEHOLDS');
  });

  it('ends the use of the land when it stands no more (HS29)', () => {
    const fall = (history: DomainEvent[], goneOn = '2026-02-01') =>
      given(recordInheritedHouseGone, { history }).when({
        ...{ householdId, parcelCode: PLOT, goneOn, paperSha256: SHA },
      });
    const gone = InheritedHouseGone.of({
      ...{ homesteadId, parcelCode: PLOT, rightId: idGiven('right'), goneOn: '2026-02-01', paperSha256: SHA },
    });
    const none = 'HOMESTEADS.NO_INHERITED_HOUSE';
    fall([existing, byPerson]).then(gone);
    fall([existing]).refused(none);
    fall([existing, inherited({ kind: 'household', id: heirs.id })]).refused(none);
    fall([existing, byPerson], '2026-01-10').refused(none);
    fall([existing, byPerson, gone]).refused(none);
  });
});
