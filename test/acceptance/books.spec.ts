import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { POSTING_RULES } from '#books/postings';
import { foldJournal } from '#books/facts';
import { TestCounty } from './county.js';
import { COLLECTIVE, COOPERATIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'd4'.repeat(32);

describe('the books of a village, as its accountant reads them', () => {
  let county: TestCounty;
  let village: TestVillage;
  let outsideId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const member = await village.household();
    const [toCooperative, toMember] = [
      await village.parcel({ category: '22' }),
      await village.parcel({ category: '22' }),
    ];
    const resolutionId = (await village.resolve([toCooperative])).body.id as string;
    const approvalId = (await village.approve(resolutionId)).body.id as string;
    const lease = async (number: string, parcel: string, amountFen: number, more: object) => {
      const { id } = await village.clerk.must('contracts/conclude-collective-lease', {
        ...village.terms(number),
        parcels: [parcel],
        payments: {
          firstDueOn: '2026-01-31',
          lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen }] }],
        },
        ...more,
      });
      expect(await village.standing(id as string)).toBe('in-effect');
      await village.accountant.must('contracts/record-rent-due', { contractId: id, upTo: '2026-02-01' });
      return id as string;
    };
    const outside = await lease('集1', toCooperative, 1_200_000, {
      grantees: [village.cooperative],
      resolutionId,
      approvalId,
      capabilityReportSha256: SHA,
    });
    const inside = await lease('集2', toMember, 50_000, {
      grantees: [{ kind: 'household', householdId: member }],
    });
    const receive = (contractId: string, amountFen: number, account: string, receiptNumber: string) =>
      village.cashier.must('contracts/record-rent-receipt', {
        contractId,
        line: 1,
        year: 1,
        amountFen,
        receivedOn: '2026-02-10',
        account,
        receiptNumber,
      });
    outsideId = outside;
    await receive(outside, 700_000, 'collective-account', '001');
    await receive(inside, 50_000, 'cash', '002');
    await county.settled();
  });
  afterAll(async () => county.close());

  const read = async (what: string, more = '') =>
    (await village.accountant.get(`books/${what}?entity=${COLLECTIVE}${more}`)).body;

  it('have vouchers that each lead to their event', async () => {
    const { items } = await read('journal');
    expect(
      items.map(({ period, number, totalFen }: Record<string, unknown>) => [period, number, totalFen]),
    ).toEqual([
      ['2026-01', 1, 1_200_000],
      ['2026-01', 2, 50_000],
      ['2026-02', 1, 700_000],
      ['2026-02', 2, 50_000],
    ]);
    const [first] = items;
    expect(first.lines).toMatchObject([
      { account: '112', accountName: '应收款', debitFen: 1_200_000, creditFen: 0, partyId: COOPERATIVE },
      { account: '501', accountName: '经营收入', subAccount: '出租收入', creditFen: 1_200_000 },
    ]);
    const contract = (first.eventStream as string).slice('contract-'.length);
    const timeline = (await village.auditor.get(`contracts/${contract}/timeline`)).body.items;
    expect(timeline.map(({ eventId }: { eventId: string }) => eventId)).toContain(first.eventId);
  });

  it('have each receipt once, whichever contract it is recorded under (K16)', async () => {
    const again = { contractId: outsideId, line: 1, year: 1, amountFen: 1, receivedOn: '2026-02-11' };
    const { status, body } = await village.cashier.send('contracts/record-rent-receipt', {
      ...{ ...again, account: 'collective-account', receiptNumber: '002' },
    });
    expect([status, body.rule]).toEqual([422, 'K16']);
  });

  it('have a general ledger with openings and closings', async () => {
    const { items } = await read('general-ledger', '&from=2026-02&to=2026-02');
    expect(items).toEqual([
      {
        account: '101',
        name: '库存现金',
        opening: { side: '平', amountFen: 0 },
        debitFen: 50_000,
        creditFen: 0,
        closing: { side: '借', amountFen: 50_000 },
      },
      {
        account: '102',
        name: '银行存款',
        opening: { side: '平', amountFen: 0 },
        debitFen: 700_000,
        creditFen: 0,
        closing: { side: '借', amountFen: 700_000 },
      },
      {
        account: '112',
        name: '应收款',
        opening: { side: '借', amountFen: 1_200_000 },
        debitFen: 0,
        creditFen: 700_000,
        closing: { side: '借', amountFen: 500_000 },
      },
      {
        account: '113',
        name: '内部往来',
        opening: { side: '借', amountFen: 50_000 },
        debitFen: 0,
        creditFen: 50_000,
        closing: { side: '平', amountFen: 0 },
      },
      {
        account: '501',
        name: '经营收入',
        opening: { side: '贷', amountFen: 1_250_000 },
        debitFen: 0,
        creditFen: 0,
        closing: { side: '贷', amountFen: 1_250_000 },
      },
    ]);
  });

  it('have account details with a running balance, page by page and by party', async () => {
    const detail = await read('account-detail', `&account=112&party=${COOPERATIVE}`);
    expect(detail.items.map(({ balance }: { balance: object }) => balance)).toEqual([
      { side: '借', amountFen: 1_200_000 },
      { side: '借', amountFen: 500_000 },
    ]);
    const first = await read('account-detail', '&account=501&limit=1');
    const second = await read('account-detail', `&account=501&limit=1&cursor=${first.next}`);
    expect([first.items[0].balance, second.items[0].balance, second.next]).toEqual([
      { side: '贷', amountFen: 1_200_000 },
      { side: '贷', amountFen: 1_250_000 },
      null,
    ]);
    const later = await read('account-detail', '&account=112&from=2026-02');
    expect(later).toMatchObject({
      opening: { side: '借', amountFen: 1_200_000 },
      items: [{ creditFen: 700_000 }],
    });
  });

  it('have a trial balance that balances', async () => {
    const table = await read('trial-balance', '&from=2026-01&to=2026-02');
    expect(table).toMatchObject({
      balanced: true,
      totals: {
        openingDebitFen: 0,
        debitFen: 2_000_000,
        creditFen: 2_000_000,
        closingDebitFen: 1_250_000,
        closingCreditFen: 1_250_000,
      },
    });
  });

  it('can be recomputed from the facts by somebody else', async () => {
    const log = [];
    for await (const page of county.platform.events.readAll(-1))
      for (const { id, type, stream, position, data } of page)
        log.push({ eventId: id, type, stream, position, data });
    const recomputed = foldJournal(POSTING_RULES, log);
    const { items } = await read('journal');
    expect(recomputed.map(({ period, number, source }) => [period, number, source.eventId])).toEqual(
      items.map(({ period, number, eventId }: Record<string, unknown>) => [period, number, eventId]),
    );
  });

  it('are not there for whoever keeps other books', async () => {
    await county.admin.must('divisions/register-division', {
      code: '140722100313',
      name: '前龙村',
      kind: 'village',
    });
    const other = await county.hire('ling.kuaiji', 'accountant', '140722100313');
    for (const what of ['journal', 'general-ledger', 'trial-balance', 'account-detail'])
      expect(
        (
          await other.get(
            `books/${what}?entity=${COLLECTIVE}&account=112`.replace(
              '&account=112',
              what === 'account-detail' ? '&account=112' : '',
            ),
          )
        ).status,
      ).toBe(404);
    expect((await other.get('books/entities')).body.items).toEqual([]);
    expect((await village.accountant.get('books/entities')).body.items).toMatchObject([
      { divisionCode: VILLAGE },
    ]);
    expect((await village.accountant.get('books/accounts')).body.items).toHaveLength(42);
  });
});
