import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiptNumberId, receiptNumberStream } from '#books/facts';
import { CommandGateway } from '#nest';
import { TestCounty } from '../acceptance/county.js';
import { COMPANY, SHA, rent } from '../acceptance/lawful-village.js';
import { COLLECTIVE, TestVillage, VILLAGE } from '../acceptance/village.js';
import { MortalReactions } from './mortal-reactions.js';

const PLOT = '140722002003JC00014F00010001';

/** The contract of a round, and the numbers of its receipts. */
interface Round {
  readonly contractId: string;
  readonly numbers: readonly string[];
}

/**
 * In every round a collective receives earnest money, rent and a share in the revenue of a project. The process that takes the
 * numbers of its receipts dies before or after one of its commands, and another takes its place.
 */
describe('the numbers of receipts, taken by a process that dies between any two steps', () => {
  let county: TestCounty;
  let village: TestVillage;
  let reactions: MortalReactions;
  let projectId: string;
  let round = 0;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    projectId = await earningProject();
    reactions = await MortalReactions.inPlaceOfItsOwn(county, 'receipt-numbers');
  });
  afterAll(async () => county.close());

  const send = async (path: string, body: object): Promise<string> =>
    ((await village.clerk.must(path, body)) as { id: string }).id;

  /** A project in a house of the collective, of whose revenue the collective has its share. */
  async function earningProject(): Promise<string> {
    const plot = { parcelCode: PLOT, divisionCode: VILLAGE };
    await send('land-rights/register-land-unit', {
      ...{ code: PLOT, divisionCode: VILLAGE, name: '旧校舍', areaDm2: 30_000, kind: 'homestead' },
      house: { areaDm2: 20_000 },
    });
    const ownership = { parcelCode: PLOT, collectiveId: COLLECTIVE, nature: '32' };
    await send('land-rights/record-collective-ownership', ownership);
    const survey = { ...plot, surveyedOn: '2025-12-01', state: 'idle', since: '2019-09-01' };
    await send('homesteads/record-collective-idle-survey', { ...survey, condition: 'sound' });
    await send('homesteads/record-house-safety', {
      ...{ ...plot, documentNumber: '鉴1', agency: '鉴定公司', grade: 'a' },
      ...{ appraisedOn: '2025-12-02', validUntil: '2030-12-01', sha256: SHA },
    });
    const projectId = await send('homesteads/propose-revitalization', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, name: '校舍仓储', kind: 'storage' },
      ...{ catering: false, operator: COMPANY, plannedFen: 1, proposedOn: '2025-12-06', paperSha256: SHA },
    });
    const use = { matter: 'homestead-use', subject: '将旧校舍用于仓储项目', parcels: undefined };
    const { body } = await village.resolve([], use);
    await send('homesteads/agree-use', {
      ...{ projectId, parcelCode: PLOT, way: 'cooperation', number: '盘活1', paperSha256: SHA },
      ...{ signedOn: '2025-12-15', from: '2026-01-01', to: '2035-12-31', resolutionId: body.id },
    });
    await county.settled();
    for (const item of ['business-licence', 'fire-safety'])
      await send('homesteads/meet-checklist-item', {
        ...{ projectId, item, documentNumber: item, sha256: SHA, metOn: '2025-12-20' },
      });
    const split = ['collective', 'operator'].map((party) => ({ party, numerator: 1, denominator: 2 }));
    await send('homesteads/start-revitalization', { projectId, startedOn: '2026-01-01', split });
    await send('homesteads/record-revitalization-revenue', {
      ...{ projectId, from: '2026-01-01', to: '2026-01-31', revenueFen: 200_000, paperSha256: SHA },
    });
    return projectId;
  }

  /** Land of the collective that is let, for earnest money and rent that is due. */
  async function lease(): Promise<string> {
    const parcel = await village.parcel({ category: '22' });
    const resolution = await village.resolve([parcel], { subject: `出租 ${parcel}` });
    const resolutionId = resolution.body.id as string;
    const approval = await village.approve(resolutionId, { number: `批${parcel}` });
    const contractId = await send('contracts/conclude-collective-lease', {
      ...{ ...village.terms(`集${++round}`), parcels: [parcel], grantees: [village.cooperative] },
      ...{ earnestMoneyFen: 50_000, payments: rent({ account: 'collective-account' }) },
      ...{ resolutionId, approvalId: approval.body.id, capabilityReportSha256: SHA },
    });
    await reactions.run(Infinity, 'before');
    await village.accountant.must('contracts/record-rent-due', { contractId, upTo: '2026-03-01' });
    return contractId;
  }

  const receipt = { amountFen: 100, account: 'collective-account', receivedOn: '2026-02-05' };
  const ofRent = (contractId: string, receiptNumber: string) =>
    village.cashier.send('contracts/record-rent-receipt', {
      ...{ ...receipt, contractId, line: 1, year: 1, receiptNumber },
    });
  const ofProject = (receiptNumber: string) =>
    village.cashier.send('homesteads/record-project-receipt', {
      ...{ projectId, of: 'share', amountFen: 100, receivedOn: '2026-02-05', method: 'bank', receiptNumber },
    });

  /** Receipts whose numbers are left for a process that will die; until then none is used for something else. */
  async function begun(): Promise<Round> {
    const contractId = await lease();
    const numbers = ['定', '租', '盘'].map((kind) => `${kind}${round}`);
    const [earnest = '', rented = '', shared = ''] = numbers;
    await village.cashier.must('contracts/receive-earnest-money', {
      ...{ ...receipt, contractId, divisionCode: VILLAGE, amountFen: 50_000, receiptNumber: earnest },
    });
    expect((await ofRent(contractId, rented)).status).toBe(200);
    expect((await ofProject(shared)).status).toBe(200);
    for (const early of [await ofProject(earnest), await ofProject(rented), await ofRent(contractId, shared)])
      expect(early).toMatchObject({ status: 503, body: { code: 'COMMAND.BEHIND' } });
    return { contractId, numbers };
  }

  /** Of each number its events, and for what it was used; what it is not to be used for any more. */
  async function endOf({ contractId, numbers }: Round) {
    const gateway = county.app.get(CommandGateway);
    const taken = await Promise.all(
      numbers.map(async (number) => {
        const id = receiptNumberId({ collectiveId: COLLECTIVE, number });
        const { state } = await gateway.loadState(receiptNumberStream, id);
        const places = state?.places.map(({ for: what, subjectId }) => [
          ...[what, subjectId === contractId ? 'contract' : subjectId],
        ]);
        return { types: await reactions.history(`receipt-number-${id}`), places };
      }),
    );
    const [earnest = '', rented = '', shared = ''] = numbers;
    const again = [await ofProject(earnest), await ofProject(rented), await ofRent(contractId, shared)];
    return { taken, again: again.map(({ body }) => body.rule as string) };
  }

  it('are taken once all the same', async () => {
    const once = (...place: string[]) => ({ types: ['ReceiptNumberTaken'], places: [place] });
    expect(await reactions.survived(3, begun, endOf)).toEqual({
      taken: [once('earnest-money', 'contract'), once('rent', 'contract'), once('project', projectId)],
      again: ['K16', 'K16', 'K16'],
    });
  });
});
