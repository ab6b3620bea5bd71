import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from '../acceptance/county.js';
import { OfficersVillage, SHA } from '../acceptance/officers.js';
import { TOWNSHIP } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/**
 * In every round the books of a village are given to two accountants, and two seals of one payment to one keeper,
 * before the duty book has seen either. The process that keeps it dies before or after each of its commands in turn.
 */
describe('the keeper of duty books that dies between any two steps', () => {
  let county: TestCounty;
  let office: OfficersVillage;
  let reactions: MortalReactions;
  let accountants: [string, string];
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    office = await OfficersVillage.found(county);
    const first = await office.hired('agency-accountant', '孙二');
    const second = await office.hired('agency-accountant', '李三');
    accountants = [first.postId, second.postId];
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(async () => county.close());

  /** A village of its own for each round, with a secretary who keeps its seals. */
  async function contested() {
    const divisionCode = `${TOWNSHIP}${400 + ++round}`;
    await county.admin.must('divisions/register-division', {
      code: divisionCode,
      name: `第 ${round} 村`,
      kind: 'village',
    });
    const terms = { divisionCode, collectiveId: undefined, seats: 3, conduct: undefined };
    const secretary = await office.appoint('party-secretary', '张三', terms);
    await reactions.run(Infinity, 'before');
    const keeper = (
      await county.platform.events.read(`post-${secretary.body.id}`)[Symbol.asyncIterator]().next()
    ).value as { data: { personId: string } };
    const books: string[] = [];
    for (const postId of accountants) {
      const body = { divisionCode, postId, from: '2026-01-01' };
      books.push((await office.village.reviewer.must('posts/assign-bookkeeping', body)).id as string);
    }
    const seals: string[] = [];
    for (const kind of ['financial-seal', 'bank-seal']) {
      const body = {
        divisionCode,
        kind,
        label: kind,
        keeperId: keeper.data.personId,
        from: '2026-01-01',
        listSha256: SHA,
      };
      seals.push((await office.village.clerk.must('posts/register-custody', body)).id as string);
    }
    return { divisionCode, books, seals };
  }

  it('gives the books to the first, marks the second seal, and leaves nothing half held', async () => {
    await contested();
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(8);
    for (let step = 1; step <= steps; step++) {
      for (const moment of ['before', 'after'] as const) {
        const { divisionCode, books, seals } = await contested();
        await reactions.run(step, moment);
        await reactions.run(Infinity, 'before');
        const streams = [...books.map((id) => `bookkeeping-${id}`), ...seals.map((id) => `custody-${id}`)];
        const histories = await Promise.all(streams.map((stream) => reactions.history(stream)));
        expect([step, moment, ...histories]).toEqual([
          step,
          moment,
          ['BookkeepingAssigned'],
          ['BookkeepingAssigned', 'BookkeepingFellThrough'],
          ['CustodyRegistered'],
          ['CustodyRegistered', 'CustodyContested'],
        ]);
        expect(await reactions.history(`duty-book-${divisionCode}`)).toEqual([
          'DutyHeld',
          'DutyHeld',
          'DutyHeld',
        ]);
      }
    }
    const [first, second] = await Promise.all(accountants.map((id) => reactions.history(`post-${id}`)));
    const times = (types: string[] | undefined, type: string) =>
      types?.filter((each) => each === type).length;
    expect([times(first, 'VillageTakenOn'), times(first, 'VillageGivenUp')]).toEqual([round, 0]);
    expect([times(second, 'VillageTakenOn'), times(second, 'VillageGivenUp')]).toEqual([round, round]);
  });
});
