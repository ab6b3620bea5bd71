import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personStream, rosterStream, householdStream, votersOn } from '#collectives/facts';
import type { Streams } from '#event-store';
import { isRejection } from '#kernel';
import { CommandGateway, Submission, foldStream } from '#nest';
import { CONTEXTS } from '#platform';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, identityNumber } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

/** Of May 2010. */
const minorsNumber = (sequence: number): string => identityNumber(sequence, '201005');

/** The vault and the event store are two stores, households and rosters two streams: a process may end between any. */
describe('a corrected identity while processes die between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let people = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    reactions = await MortalReactions.inPlaceOfItsOwn(county);
  });
  afterAll(() => county.close());

  /** The wife of a new household, as she was typed. */
  async function somebody() {
    const householdId = await village.household();
    people += 2;
    const wrong = identityNumber(people);
    await reactions.run(Infinity, 'before');
    const [personId = ''] = await county.platform.vault.find({ identityNumber: wrong });
    return { personId, householdId, wrong };
  }
  const bodyFor = (personId: string, identityNumber: string) => ({
    ...{ personId, basis: 'error-proven', error: '抄成了邻户的号码', identityNumber },
    documents: [{ title: '户口簿复印件', sha256: 'c0'.repeat(32) }],
  });

  /** How everything that follows from the identity stands. */
  async function standing(
    { personId, householdId, wrong }: Awaited<ReturnType<typeof somebody>>,
    right: string,
  ) {
    const { vault, events } = county.platform;
    const { correction } = (await foldStream(events, personStream, personId)).state;
    const household = (await foldStream(events, householdStream, householdId)).state;
    const roster = (await foldStream(events, rosterStream, COLLECTIVE)).state;
    const kept = household?.members.find((each) => each.personId === personId);
    return {
      isRead: (await vault.reveal([personId])).get(personId)?.identityNumber === right,
      isFound: (await vault.find({ identityNumber: right })).includes(personId),
      isFoundByTheWrong: (await vault.find({ identityNumber: wrong })).length > 0,
      formerOpens: (await vault.openCommitment(personId, correction?.former ?? ''))?.identityNumber === wrong,
      inUse: correction?.inUse,
      household: [kept?.commitment === correction?.commitment, kept?.fullCapacityFrom],
      votes: roster && votersOn(roster, '2026-03-02').includes(personId),
    };
  }
  const RIGHTED = {
    ...{ isRead: true, isFound: true, isFoundByTheWrong: false, formerOpens: true, inUse: true },
    ...{ household: [true, '2028-05-01'], votes: false },
  };

  it('is in use, known to the household and counted on the roster in the end', async () => {
    const correct = async () => {
      const person = await somebody();
      const right = minorsNumber(people);
      await village.reviewer.must('collectives/correct-person', bodyFor(person.personId, right));
      return { person, right };
    };
    const first = await correct();
    const before = { isRead: false, isFound: false, inUse: false, votes: true };
    expect(await standing(first.person, first.right)).toMatchObject(before);
    const steps = await reactions.run(Infinity, 'before');
    expect(steps).toBeGreaterThanOrEqual(3);
    expect(await standing(first.person, first.right)).toEqual(RIGHTED);
    for (let step = 1; step <= steps; step++)
      for (const moment of ['before', 'after'] as const) {
        const { person, right } = await correct();
        await reactions.run(step, moment);
        await reactions.run(Infinity, 'before');
        expect([step, moment, await standing(person, right)]).toEqual([step, moment, RIGHTED]);
      }
  });

  /** Sends the command through a gateway whose process ends before or after its append. */
  async function submitting(command: object, key: string, death?: 'before' | 'after') {
    const { events, vault, clock } = county.platform;
    const spec = CONTEXTS.flatMap(({ commands }) => commands).find(
      (each) => each.command.name === 'CorrectPerson',
    );
    if (!spec) throw new Error('no such command');
    const store: Streams = {
      read: (...asked) => events.read(...asked),
      append: async (...given) => {
        if (death === 'after') await events.append(...given);
        if (death) throw new Error('the process died');
        return events.append(...given);
      },
    };
    const principal = { account: 'shenhe', displayName: '审核', authorities: [], system: true };
    const submission = new Submission({ principal, idempotencyKey: key, correlationId: key });
    return new CommandGateway(store, vault, clock).submit(spec, command, submission);
  }

  it.each(['before', 'after'] as const)(
    'is finished by the same submission after a death %s its append',
    async (death) => {
      const person = await somebody();
      const right = minorsNumber(people);
      const command = bodyFor(person.personId, right);
      await expect(submitting(command, `death-${death}`, death)).rejects.toThrow('the process died');
      const { vault } = county.platform;
      expect((await vault.reveal([person.personId])).get(person.personId)?.identityNumber).toBe(person.wrong);
      const answer = await submitting(command, `death-${death}`);
      expect(answer).toMatchObject({ repeated: death === 'after' });
      await reactions.run(Infinity, 'before');
      expect(await standing(person, right)).toEqual(RIGHTED);
    },
  );

  it('is what another submission says when the first was never sent again, whose number is free then', async () => {
    const person = await somebody();
    const [abandoned, right] = [minorsNumber(people), minorsNumber(people + 1)];
    const first = bodyFor(person.personId, abandoned);
    await expect(submitting(first, 'abandoned', 'before')).rejects.toThrow('the process died');
    expect(isRejection(await submitting(bodyFor(person.personId, right), 'another'))).toBe(false);
    await reactions.run(Infinity, 'before');
    expect(await standing(person, right)).toEqual(RIGHTED);
    const other = await somebody();
    expect(isRejection(await submitting(bodyFor(other.personId, abandoned), 'its owner'))).toBe(false);
    await reactions.run(Infinity, 'before');
    expect(await standing(other, abandoned)).toEqual(RIGHTED);
  });

  it('is one correction when it comes ten times at once', async () => {
    const person = await somebody();
    const right = minorsNumber(people + 500);
    const command = bodyFor(person.personId, right);
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitting(command, 'ten times')));
    expect(answers.filter((answer) => !isRejection(answer) && !answer.repeated)).toHaveLength(1);
    await reactions.run(Infinity, 'before');
    expect(await standing(person, right)).toEqual(RIGHTED);
  });
});
