import { setTimeout as wait } from 'node:timers/promises';
import { cooperative, households, reserveLand, sha256, shown, townshipGovernment } from './county.mjs';

/** How long a contract may take to come into effect; on a busy machine a second is not enough. */
const PATIENCE_MS = 120_000;

/** Contracts of the villages that are shown, and a year of rent. */
export function leases(as) {
  /** Contract ids by what they are for. */
  const contracts = new Map();
  return [
    ['家庭承包合同', households, concludeHouseholdContract],
    ['家庭承包合同生效', households, ({ key }) => inEffect(`household-${key}`)],
    ['征询本集体成员', [...shown.keys()], askMembers],
    ['农户出租合同', [...shown.keys()], concludeLease],
    ['集体出租合同', [...shown.keys()], concludeCollectiveLease],
    ['合同生效', [...shown.keys()], takeEffect],
    ['一年的租金', [...shown.keys()], payRent],
  ];

  function terms(village, number, more) {
    const { collectiveId, divisionCode } = shown[village];
    const paperSha256 = sha256(`${collectiveId} ${number}`);
    return { collectiveId, divisionCode, number, form: 'written', paperSha256, agreedUse: '种植', ...more };
  }

  async function concludeHouseholdContract({ key, village, contractorCode, parcels }) {
    const householdId = await householdOf(contractorCode, village);
    const body = {
      ...terms(village, `承包〔2022〕${key}`, {
        signedOn: '2022-12-20',
        from: '2023-01-01',
        to: '2052-12-31',
      }),
      householdId,
      parcels: parcels.map(({ code }) => code),
      reason: '家庭承包',
    };
    const { id } = await as('jingban').send('contracts/conclude-household-contract', body, `contract-${key}`);
    contracts.set(`household-${key}`, id);
  }

  /** Before land goes to the cooperative the members are asked; nobody claims it. */
  async function askMembers(village) {
    const conveyed = households.filter((household) => household.village === village).slice(0, 3);
    const parcels = conveyed.flatMap((household) =>
      household.parcels.map(({ code }) => ({
        ...{ parcelCode: code, priceFen: Math.floor(180_000 / household.parcels.length) },
      })),
    );
    await nobodyClaims(village, 'land-conveyance', parcels);
    await nobodyClaims(village, 'other-method', [
      { parcelCode: reserveLand[village].code, priceFen: 960_000 },
    ]);
  }

  /** All parcels of a deal are asked about at once, and their windows lapse together. */
  async function nobodyClaims(village, ground, [{ parcelCode, priceFen }, ...further]) {
    const { collectiveId, divisionCode } = shown[village];
    const { creditCode, kind, name } = cooperative;
    const asked = {
      ...{ collectiveId, divisionCode, ground, parcelCode, priceFen },
      ...(further.length > 0 && { further }),
      outsider: { creditCode, kind, name },
      ...{ from: '2025-07-01', to: '2030-06-30', noticedOn: '2025-05-06' },
      noticeSha256: sha256(`${collectiveId} 优先权征询公示 ${parcelCode}`),
    };
    await as('jingban').send('priority/open-priority-window', asked, `asked-${parcelCode}`);
    const { windows } = await comeTo(`priority/books/${parcelCode}/state`, () => true);
    const lapsed = { parcelCode, windowId: windows.at(-1).windowId };
    await as('jingban').send('priority/record-priority-lapsed', lapsed, `lapsed-${parcelCode}`);
    for (const { parcelCode: other } of further)
      await until(async () => {
        // Nobody was asked about it yet: a process manager does so, on one parcel after the other.
        const { status, body } = await as('jingban').request('GET', `priority/books/${other}/state`);
        return status === 200 && body.state.windows.at(-1).ended !== undefined;
      });
  }

  async function concludeLease(village) {
    const own = households.filter((household) => household.village === village).slice(0, 3);
    const grantors = [];
    const lines = [];
    for (const { contractorCode, parcels } of own) {
      const householdId = await householdOf(contractorCode, village);
      grantors.push({ householdId, parcels: parcels.map(({ code }) => code) });
      lines.push({
        payeeHouseholdId: householdId,
        account: 'household-account',
        steps: [
          { fromYear: 1, amountFen: 180_000 },
          { fromYear: 4, amountFen: 210_000 },
        ],
      });
    }
    const body = {
      ...terms(village, '流转〔2025〕1号', {
        signedOn: '2025-06-20',
        from: '2025-07-01',
        to: '2030-06-30',
        agreedUse: '种植中药材',
      }),
      grantors,
      grantees: [cooperative],
      payments: { firstDueOn: '2025-07-10', lines },
      reason: '承包农户自愿流转',
    };
    const { id } = await as('jingban').send('contracts/conclude-lease', body, `lease-${village}`);
    contracts.set(`lease-${village}`, id);
  }

  async function concludeCollectiveLease(village) {
    const { collectiveId, divisionCode } = shown[village];
    const resolution = {
      collectiveId,
      divisionCode,
      matter: 'land-lease-outside',
      subject: `将河滩机动地出租给${cooperative.name}，租期五年`,
      parcels: [reserveLand[village].code],
      body: 'members-assembly',
      noticedOn: '2025-05-12',
      heldOn: '2025-05-26',
      roster: { eligible: 300, sha256: sha256(`${collectiveId} 成员名册`) },
      votes: { present: 246, inFavour: 221, against: 17, abstained: 8 },
    };
    const { id: resolutionId } = await as('jingban').send(
      'decisions/adopt-resolution',
      resolution,
      `resolution-${village}`,
    );
    const approval = {
      collectiveId,
      divisionCode,
      kind: 'township-approval',
      number: `镇政批〔2025〕${village + 1}号`,
      authority: townshipGovernment(divisionCode),
      acceptedOn: '2025-05-28',
      decidedOn: '2025-06-10',
      granted: true,
      resolutionId,
    };
    const { id: approvalId } = await as('shenhe').send(
      'decisions/record-authorisation',
      approval,
      `approval-${village}`,
    );
    const body = {
      ...terms(village, '出租〔2025〕1号', {
        signedOn: '2025-06-25',
        from: '2025-07-01',
        to: '2030-06-30',
        agreedUse: '种植中药材',
      }),
      parcels: [reserveLand[village].code],
      grantees: [cooperative],
      payments: {
        firstDueOn: '2025-07-10',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 960_000 }] }],
      },
      resolutionId,
      approvalId,
      capabilityReportSha256: sha256(`${cooperative.creditCode} 资信审查`),
      reason: '经成员大会决议、镇政府批准',
    };
    const { id } = await as('jingban').send(
      'contracts/conclude-collective-lease',
      body,
      `reserve-${village}`,
    );
    contracts.set(`reserve-${village}`, id);
  }

  async function takeEffect(village) {
    await inEffect(`lease-${village}`);
    await inEffect(`reserve-${village}`);
  }

  /** The first year falls due in all villages; two of three have paid all of it. */
  async function payRent(village) {
    for (const kind of ['lease', 'reserve']) {
      const contractId = contracts.get(`${kind}-${village}`);
      const due = { contractId, upTo: '2025-07-10' };
      await as('kuaiji').send('contracts/record-rent-due', due, `due-${kind}-${village}`);
      const lines = kind === 'lease' ? 3 : 1;
      for (let line = 1; line <= lines; line++) {
        if (village === 2 && kind === 'reserve') continue;
        const receipt = {
          contractId,
          line,
          year: 1,
          amountFen: kind === 'lease' ? 180_000 : 960_000,
          receivedOn: '2025-07-15',
          account: kind === 'lease' ? 'household-account' : 'collective-account',
          receiptNumber: `2025${village}${kind === 'lease' ? line : 9}`,
        };
        await as('baozhang').send(
          'contracts/record-rent-receipt',
          receipt,
          `receipt-${kind}-${village}-${line}`,
        );
      }
    }
  }

  async function householdOf(contractorCode, village) {
    const { items } = await as('jingban').get(
      `collectives/households?collectiveId=${shown[village].collectiveId}&after=${as('jingban').position}`,
    );
    return items.find((household) => household.contractorCode === contractorCode).householdId;
  }

  /** The contract is in effect and its right stands on every parcel: what builds upon the right may begin. */
  async function inEffect(name) {
    const id = contracts.get(name);
    const { parcels } = await comeTo(`contracts/${id}/state`, ({ standing, number }) => {
      if (standing === 'fallen-through') throw new Error(`合同 ${number} 未能生效`);
      return standing === 'in-effect';
    });
    // The right follows the contract: a process manager establishes it on one parcel after the other.
    for (const { parcelCode } of parcels)
      await comeTo(`land-rights/parcels/${parcelCode}/state`, ({ rights }) =>
        rights.some(({ contractId, standing }) => contractId === id && standing === 'established'),
      );
  }

  /** Asks for a state until it is as wanted, for a bounded time. */
  async function comeTo(path, wanted) {
    let found;
    await until(async () => {
      found = (await as('jingban').get(path)).state;
      return wanted(found);
    });
    return found;
  }

  async function until(isThere) {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await isThere())) {
      if (performance.now() > deadline) throw new Error('合同迟迟没有生效：投影进程没有在运行，或机器太忙');
      await wait(100);
    }
  }
}
