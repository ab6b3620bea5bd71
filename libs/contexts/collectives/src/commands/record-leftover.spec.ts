import { describe, expect, it } from '@jest/globals';
import type { DataOf, Loaded } from '#kernel';
import { AccountOpened, accountStream } from '#staff/facts';
import { COLLECTIVE, SHA, VILLAGE, collective, collectiveOfTheNextVillage, division } from '#examples';
import { given, known } from '#given';
import { CollectiveRegistered, LeftoverListed, LeftoverRecorded } from '../facts/index.js';
import { ListLeftover, listLeftover } from './list-leftover.js';
import { leftoverIdOf, recordLeftover } from './record-leftover.js';

const account = (accountId: string): Loaded<unknown> =>
  known(accountStream, accountId, AccountOpened.of({ accountId, divisionCode: '140722' }));
const command = {
  divisionCode: VILLAGE,
  collectiveId: COLLECTIVE,
  kind: 'account',
  subject: '农商行基本户',
  description: '余额待核对',
  dutyHolder: 'jingban',
  documentSha256: SHA,
  deadlineOn: '2026-06-30',
} as const;
const references = {
  division: division(VILLAGE, '黄家会村', 'village'),
  collective,
  accounts: [account('jingban')],
};
const recorded = (more: Partial<DataOf<typeof LeftoverRecorded>> = {}) => {
  const data = { ...command, ...more };
  return LeftoverRecorded.of({ ...data, leftoverId: leftoverIdOf(data) });
};
const recording = (change: object = {}, refers: object = {}) =>
  given(recordLeftover, { references: { ...references, ...refers } }).when({ ...command, ...change });

describe('what is left over', () => {
  it('is recorded with its owner, its paper and its deadline, which is a duty (LO7)', () => {
    const { judgement } = recording().then(recorded());
    expect(judgement.tasks).toMatchObject([{ rule: 'LO7', dueOn: '2026-06-30' }]);
    expect(judgement.warnings).toEqual([]);
  });

  it('warns without a deadline (LO6), and wants one that lies ahead (LO5)', () => {
    const { judgement } = recording({ deadlineOn: undefined }).then(recorded({ deadlineOn: undefined }));
    expect(judgement.tasks).toEqual([]);
    expect(judgement.warnings).toMatchObject([{ rule: 'LO6' }]);
    recording({ deadlineOn: '2026-03-01' }).refused('COLLECTIVES.LEFTOVER_DEADLINE');
    recording({ deadlineOn: '2026-03-02' }).then(recorded({ deadlineOn: '2026-03-02' }));
  });

  it('is recorded once, whoever sends it (LO2)', () => {
    const { detail } = given(recordLeftover, { history: [recorded()], references })
      .when({ ...command, description: '余额已核对' })
      .refused('COLLECTIVES.LEFTOVER_ALREADY_RECORDED');
    expect(detail).toContain('农商行基本户');
    expect(leftoverIdOf(command)).not.toBe(leftoverIdOf({ ...command, kind: 'seal' }));
    expect(leftoverIdOf(command)).not.toBe(leftoverIdOf({ ...command, collectiveId: undefined }));
  });

  it('comes from a registered village, and from a collective of it or from the village itself (LO3)', () => {
    const nobody = 'COLLECTIVES.LEFTOVER_OF_NOBODY';
    recording({}, { division: undefined }).refused(nobody);
    recording({}, { collective: undefined }).refused(nobody);
    recording({}, { collective: collectiveOfTheNextVillage }).refused(nobody);
    recording({ collectiveId: undefined }, { collective: undefined }).then(
      recorded({ collectiveId: undefined }),
    );
  });

  it('has its amount when it is a debt or a claim (LO4)', () => {
    for (const kind of ['debt', 'claim'] as const) {
      recording({ kind }).refused('COLLECTIVES.LEFTOVER_WITHOUT_AMOUNT');
      recording({ kind, amountFen: 1_200_000 }).then(recorded({ kind, amountFen: 1_200_000 }));
    }
  });

  it('is owned by somebody with an account (LO8)', () => {
    recording({ dutyHolder: 'meiyou' }).refused('COLLECTIVES.NO_SUCH_ACCOUNT');
    recording({}, { accounts: [known(accountStream, 'jingban')] }).refused('COLLECTIVES.NO_SUCH_ACCOUNT');
  });

  it('stands in the list of its former collective', () => {
    const leftoverId = leftoverIdOf(command);
    const listed = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, leftoverId, kind: 'account' } as const;
    const registered = CollectiveRegistered.of({
      collectiveId: COLLECTIVE,
      name: '黄家会村股份经济合作社',
      level: 'N2',
      divisionCode: VILLAGE,
      registeredOn: '2020-01-01',
    });
    given(listLeftover, { history: [registered] })
      .when(new ListLeftover(COLLECTIVE, leftoverId, 'account', '2026-03-02'))
      .then(LeftoverListed.of(listed));
  });
});
