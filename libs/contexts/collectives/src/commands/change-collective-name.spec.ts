import { describe, expect, it } from '@jest/globals';
import { type Loaded, collectiveCode } from '#kernel';
import { COLLECTIVE, COUNTY, TOWNSHIP, VILLAGE, division } from '#examples';
import { given, known } from '#given';
import { HEYI, newId } from '../../../../../test/reorganising.js';
import {
  CollectiveAbsorbed,
  CollectiveParentRecorded,
  CollectiveRegistered,
  CollectiveRenamed,
  collectiveStream,
} from '../facts/index.js';
import { changeCollectiveName } from './change-collective-name.js';
import { registerCollective } from './register-collective.js';

const registered = (collectiveId: string, level: 'N1' | 'N2' | 'N3', divisionCode: string) =>
  CollectiveRegistered.of({ collectiveId, name: '旧社', level, divisionCode, registeredOn: '2026-01-01' });
const village = registered(COLLECTIVE, 'N2', VILLAGE);
const renamed = (from: string, name = '新社', formerName = '旧社') =>
  CollectiveRenamed.of({ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name, formerName, from });
const absorbedOn = (on: string) =>
  CollectiveAbsorbed.of({
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    reorganisationId: newId('reorganisation'),
    successorId: HEYI,
    on,
    approvedOn: '2026-01-10',
  });

describe('the name of a collective', () => {
  const command = { collectiveId: COLLECTIVE, name: '新社' };

  it('changes from a day on, and the former one is kept', () => {
    given(changeCollectiveName, { history: [village] })
      .when(command)
      .then(renamed('2026-03-02'));
    given(changeCollectiveName, { history: [village, renamed('2026-02-01')] })
      .when({ ...command, name: '再新社' })
      .then(renamed('2026-03-02', '再新社', '新社'));
  });

  it('is another than before, and later (C4)', () => {
    const out = 'COLLECTIVES.NAME_OUT_OF_ORDER';
    given(changeCollectiveName, { history: [village, renamed('2026-02-01')] })
      .when(command)
      .refused(out);
    given(changeCollectiveName, { history: [village] })
      .when({ ...command, effectiveOn: '2025-12-31' })
      .refused(out);
  });

  it('changes no more when the collective has ended, but may be told late (RG1)', () => {
    const history = [village, absorbedOn('2026-02-01')];
    const { wayForward, facts } = given(changeCollectiveName, { history })
      .when(command)
      .refused('COLLECTIVES.ACTS_NO_MORE');
    expect(wayForward).toContain(HEYI);
    expect(facts).toMatchObject({ endedOn: '2026-02-01', successorId: HEYI });
    given(changeCollectiveName, { history })
      .when({ ...command, effectiveOn: '2026-01-31' })
      .then(renamed('2026-01-31'));
  });
});

describe('the collective above another', () => {
  const [group, town] = [collectiveCode('N1', COUNTY, 31), collectiveCode('N3', COUNTY, 32)];
  const above = {
    village: known(collectiveStream, COLLECTIVE, village),
    township: known(collectiveStream, town, registered(town, 'N3', TOWNSHIP)),
    elsewhere: known(collectiveStream, town, registered(town, 'N3', '140722101')),
  };
  const registering = (collectiveId: string, parentId: string | undefined, parent?: Loaded<unknown>) =>
    given(registerCollective, {
      references: { division: division(VILLAGE, '黄家会村', 'village'), parent },
    }).when({ collectiveId, name: '旧社', divisionCode: VILLAGE, parentId, effectiveOn: '2026-01-01' });
  const placed = (collectiveId: string, parentId: string) =>
    CollectiveParentRecorded.of({ collectiveId, divisionCode: VILLAGE, parentId });

  it('is of the village for a group, of the township for a village, or there is none', () => {
    const groupRegistered = registered(group, 'N1', VILLAGE);
    registering(group, COLLECTIVE, above.village).then(groupRegistered, placed(group, COLLECTIVE));
    registering(COLLECTIVE, town, above.township).then(village, placed(COLLECTIVE, town));
    registering(group, undefined).then(groupRegistered);
  });

  it('is registered, acting, one level above and of the place (C5)', () => {
    const unfit = 'COLLECTIVES.PARENT_DOES_NOT_FIT';
    registering(group, COLLECTIVE).refused(unfit);
    registering(group, town, above.township).refused(unfit);
    registering(COLLECTIVE, town, above.elsewhere).refused(unfit);
    registering(COLLECTIVE, COLLECTIVE, above.village).refused(unfit);
    const gone = known(collectiveStream, COLLECTIVE, village, absorbedOn('2026-01-01'));
    expect(registering(group, COLLECTIVE, gone).refused(unfit).detail).toContain('已并入其他集体');
  });
});
