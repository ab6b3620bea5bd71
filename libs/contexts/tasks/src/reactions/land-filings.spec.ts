import { describe, expect, it } from '@jest/globals';
import {
  COLLECTIVE,
  COMPANY,
  CONTRACT_TERM,
  COOPERATIVE,
  PARCEL,
  SHA,
  VILLAGE,
  contractedParcel,
  li,
  ownedParcel,
} from '#examples';
import { isRejection } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  ConstructionUseGranted,
  ContractRightEstablished,
  LandUnitRegistered,
  RegistrationRecorded,
  RightHeld,
  onwardConveyanceIsFiled,
  ownerIsNoticedOfTheConveyance,
  releasedSwapIsTold,
  parcelStream,
  securityIsFiled,
  swapIsFiled,
} from '#land-rights/facts';
import { CONTEXTS, REACTIONS } from '#platform';
import { dutyOpened } from '../../../../../test/duty.js';
import { household, leased } from '../../../../../test/land.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { taskIdOf, taskStream } from '../facts/index.js';

const OTHER = `${VILLAGE}0000002`;
const UNIT = '140722002003JB00003W00000000';
const paper = { paperSha256: SHA, consentSha256: SHA };
const authority = '左权县不动产登记中心';
const seal = { authority: '左权县人民法院', documentNumber: '（2026）晋0722执保12号', until: '2029-01-01' };

/** A county whose tasks follow what is done with its land. */
class FiledLand {
  readonly county = new MemoryCounty();

  /** Submits a command by its name, one that must be accepted, and lets everything follow. */
  async must(name: string, body: object): Promise<void> {
    const spec = CONTEXTS.flatMap(({ commands }) => commands).find(({ command }) => command.name === name);
    if (!spec) throw new Error(`no command ${name}`);
    const answer = await this.county.submit(Object.assign(new spec.command(), body));
    if (isRejection(answer)) throw new Error(`${name}: ${answer.code} ${answer.detail}`);
    for (const each of REACTIONS.filter((reaction) => ['swaps', 'task-keeper'].includes(reaction.name)))
      await this.county.settle(each, { from: -1 });
  }

  file(parcelCode: string, filing: string, subjectId: string | undefined): Promise<void> {
    return this.must('RecordLandFiling', { parcelCode, filing, subjectId, filedOn: '2026-03-02' });
  }

  /** Standings of the tasks of one duty on a parcel, by what each of them is for; `undefined` where there is none. */
  async tasks({ code }: { code: string }, parcelCode: string, occurrences: readonly (string | undefined)[]) {
    return Promise.all(
      occurrences.map(async (occurrence) => {
        const taskId = taskIdOf(`parcel-${parcelCode}`, code, occurrence);
        return (await this.county.load(taskStream, taskId)).state?.standing;
      }),
    );
  }

  async parcel(code: string) {
    const { state } = await this.county.load(parcelStream, code);
    if (!state) throw new Error(`no parcel ${code}`);
    return state;
  }
}

async function contracted(): Promise<FiledLand> {
  const land = new FiledLand();
  await land.county.before(`parcel-${PARCEL}`, ...contractedParcel, ...leased);
  const contract = { contractId: 'c5', holders: [household(li.id)], ...CONTRACT_TERM };
  await land.county.before(
    `parcel-${OTHER}`,
    ...ownedParcel({ code: OTHER, name: '坡地' }),
    RightHeld.of({ ...contract, right: 'contract-right' }),
    ContractRightEstablished.of(contract),
  );
  return land;
}

const encumbering = (contractNumber: string) => ({
  ...{ parcelCode: PARCEL, rightId: 'c1', kind: 'financing-security', creditorId: '91140722MA0CD34E72' },
  ...{
    creditorName: '左权县农村信用合作联社',
    creditorKind: 'rural-credit',
    amountFen: 5_000_000,
    contractNumber,
    paperSha256: SHA,
  },
});

async function securedTwice(): Promise<{ land: FiledLand; ids: string[] }> {
  const land = await contracted();
  for (const number of ['担1', '担2']) await land.must('EncumberRight', encumbering(number));
  const ids = (await land.parcel(PARCEL)).encumbrances.map(({ encumbranceId }) => encumbranceId);
  return { land, ids };
}

describe('the duty to file what is done with a parcel', () => {
  it('is one for each security, and ends with the filing of that one (P6a)', async () => {
    const { land, ids } = await securedTwice();
    expect(await land.tasks(securityIsFiled, PARCEL, [...ids, undefined])).toEqual([
      'open',
      'open',
      undefined,
    ]);
    await land.file(PARCEL, 'security', ids[1]);
    expect(await land.tasks(securityIsFiled, PARCEL, ids)).toEqual(['open', 'completed']);
    await land.file(PARCEL, 'security', ids[0]);
    expect(await land.tasks(securityIsFiled, PARCEL, ids)).toEqual(['completed', 'completed']);
  });

  it('is one for each onward conveyance (P5a)', async () => {
    const land = await contracted();
    for (const month of ['2026-01', '2026-02'])
      await land.must('ConveyOnward', {
        ...{
          parcelCode: PARCEL,
          rightId: 'c2',
          holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }],
        },
        ...{ from: `${month}-01`, to: `${month}-28`, contractNumber: `再${month}`, ...paper },
      });
    const ids = (await land.parcel(PARCEL)).rights.slice(2).map(({ contractId }) => contractId);
    await land.file(PARCEL, 'onward', ids[0]);
    expect(await land.tasks(onwardConveyanceIsFiled, PARCEL, ids)).toEqual(['completed', 'open']);
  });

  it('is one for each conveyance of construction land, told to the owner (P20)', async () => {
    const land = new FiledLand();
    const granted = {
      ...{ rightId: 'r1', holders: [{ kind: 'company' as const, id: COMPANY.id }], way: 'grant' as const },
      ...{ from: '2020-01-01', to: '2060-12-31', contractNumber: '让1', paperSha256: SHA },
      ...{ plannedUse: 'industry' as const, planFiledOn: '2019-10-01', planConditionsSha256: SHA },
      ...{ accessSha256: SHA, ecologySha256: SHA, resolutionId: 'd1' },
    };
    const unit = { code: UNIT, divisionCode: VILLAGE, name: '原粉条厂', areaDm2: 666_700 };
    await land.county.before(
      `parcel-${UNIT}`,
      LandUnitRegistered.of({ ...unit, kind: 'construction-profit', plannedUse: 'industry' }),
      CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' }),
      ConstructionUseGranted.of(granted),
      RegistrationRecorded.of({ subjectId: 'r1', authority, number: '证1', registeredOn: '2020-01-05' }),
    );
    const ids: string[] = [];
    for (const [rightId, from] of [
      ['r1', '2025-01-01'],
      [undefined, '2026-01-01'],
    ] as const) {
      await land.must('ConveyConstructionUse', {
        ...{ parcelCode: UNIT, rightId: rightId ?? ids[0], way: 'transfer', from, to: granted.to },
        ...{ holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }], contractNumber: `转${from}` },
        paperSha256: SHA,
      });
      const subjectId = (await land.parcel(UNIT)).rights.at(-1)?.contractId ?? '';
      ids.push(subjectId);
      const entry = { parcelCode: UNIT, subjectId, authority, number: `证${from}`, registeredOn: from };
      await land.must('RecordRegistration', entry);
    }
    await land.file(UNIT, 'owner-notice', ids[1]);
    expect(await land.tasks(ownerIsNoticedOfTheConveyance, UNIT, ids)).toEqual(['open', 'completed']);
  });

  it('is one for each swap, filed as of a right that it moved (P3a)', async () => {
    const land = await contracted();
    const rightOn = async (code: string) =>
      (await land.parcel(code)).rights.filter(({ right }) => right === 'contract-right').at(-1)?.contractId;
    for (const effectiveOn of ['2026-02-01', '2026-03-01'])
      await land.must('SwapContractLand', {
        ...{ parcelCode: PARCEL, rightId: await rightOn(PARCEL), otherParcelCode: OTHER },
        ...{ otherRightId: await rightOn(OTHER), contractNumber: `换${effectiveOn}`, paperSha256: SHA },
        effectiveOn,
      });
    const { swaps = [] } = await land.parcel(PARCEL);
    const ids = swaps.map(({ swapId }) => swapId);
    expect(await land.tasks(swapIsFiled, PARCEL, ids)).toEqual(['open', 'open']);
    await land.file(PARCEL, 'swap', swaps[1]?.newRightId);
    expect(await land.tasks(swapIsFiled, PARCEL, ids)).toEqual(['open', 'completed']);
    // As of the right that was given away: it had not come by a swap.
    await land.file(PARCEL, 'swap', 'c1');
    expect(await land.tasks(swapIsFiled, PARCEL, ids)).toEqual(['completed', 'completed']);
  });

  it('ends with a swap that could not be carried out', async () => {
    const land = await contracted();
    await land.must('SealParcel', { parcelCode: OTHER, ...seal });
    await land.must('SwapContractLand', {
      ...{ parcelCode: PARCEL, rightId: 'c1', otherParcelCode: OTHER, otherRightId: 'c5' },
      ...{ contractNumber: '换1', paperSha256: SHA, effectiveOn: '2026-03-01' },
    });
    const released = (await land.county.log()).flatMap(({ type, data }) =>
      type === 'SwapReleased' && typeof data.swapId === 'string' ? [data.swapId] : [],
    );
    expect(await land.tasks(swapIsFiled, PARCEL, released)).toEqual(['completed']);
    // The clerk is told that nothing came of it.
    expect(await land.tasks(releasedSwapIsTold, PARCEL, released)).toEqual(['open']);
  });

  it('arose for a parcel as a whole before, and ends with a filing of what had no task of its own', async () => {
    const { land, ids } = await securedTwice();
    const { code } = securityIsFiled;
    const subject = `parcel-${OTHER}`;
    const taskId = taskIdOf(subject, code);
    await land.county.before(`task-${taskId}`, dutyOpened({ taskId, subject, rule: 'P6a', code }));
    await land.file(PARCEL, 'security', ids[0]);
    expect(await land.tasks(securityIsFiled, OTHER, [undefined])).toEqual(['open']);
    const loan = { ...encumbering('担3'), parcelCode: OTHER, rightId: 'c5', filedOn: '2026-03-01' };
    await land.must('EncumberRight', loan);
    const [encumbrance] = (await land.parcel(OTHER)).encumbrances;
    await land.file(OTHER, 'security', encumbrance?.encumbranceId);
    expect(await land.tasks(securityIsFiled, OTHER, [undefined])).toEqual(['completed']);
  });
});
