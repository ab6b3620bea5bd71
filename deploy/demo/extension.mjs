import { setTimeout as wait } from 'node:timers/promises';
import { extensionVillage, sha256 } from './county.mjs';

/** How long a contract may take to come into effect; on a busy machine a second is not enough. */
const PATIENCE_MS = 120_000;
const YEAR = 2027;

/**
 * The second-round extension of one village, half-way: surveyed, decided, the scheme published; one household has not
 * confirmed yet, one gives its land up, one has somebody who died.
 */
export function extension(as) {
  const { collectiveId, divisionCode, households } = extensionVillage;
  const village = { collectiveId, divisionCode };
  const campaignId = `${collectiveId}-${YEAR}`;
  const clerk = () => as('jingban');
  const contracts = new Map();
  return [
    ['二轮延包：原承包合同', households, oldContract],
    ['二轮延包：合同生效', households, inEffect],
    ['二轮延包：调查', [survey], (step) => step()],
    ['二轮延包：方案和公示', [decide], (step) => step()],
  ];

  async function oldContract({ key, contractorCode, members, parcel }) {
    const household = { collectiveId, contractorCode, members, effectiveOn: '2021-06-30' };
    const { id: householdId } = await clerk().send(
      'collectives/register-household',
      household,
      `household-${key}`,
    );
    await clerk().send('land-rights/register-parcel', parcel, `parcel-${parcel.code}`);
    const ownership = { parcelCode: parcel.code, collectiveId, nature: '32', effectiveOn: '2021-06-30' };
    await clerk().send('land-rights/record-collective-ownership', ownership, `owner-${parcel.code}`);
    const number = `承包〔1997〕${contractorCode.slice(-4)}号`;
    const contract = {
      ...{ ...village, number, form: 'written', householdId, parcels: [parcel.code], agreedUse: '种植粮食' },
      ...{ signedOn: '1997-12-20', from: '1998-01-01', to: `${YEAR}-12-31` },
      paperSha256: sha256(`${collectiveId} ${number}`),
      reason: '二轮承包合同补录',
      evidenceGrade: 'paper',
    };
    const { id } = await clerk().send('contracts/conclude-household-contract', contract, `contract-${key}`);
    contracts.set(key, id);
  }

  async function inEffect({ key }) {
    await comeTo(`contracts/${contracts.get(key)}/state`, ({ state }) => state.standing === 'in-effect');
  }

  /** A contract that the book of the campaign has not seen yet is listed by hand. */
  async function survey() {
    await send('open-extension-campaign', { ...village, year: YEAR, openedOn: '2026-01-05' });
    // The book of the collective has it; the campaign itself begins a moment later.
    await comeTo(`extensions/campaigns/${campaignId}/state`, () => true);
    const state = async () => (await clerk().get(`extensions/campaigns/${campaignId}/state`)).state;
    const listed = (await state()).households.flatMap(({ contractIds }) => contractIds);
    for (const [key, contractId] of contracts)
      if (!listed.includes(contractId))
        await send('list-contract-in-campaign', { campaignId, contractId, effectiveOn: '2026-01-05' }, key);
    const sheets = (await state()).households;
    for (const household of households) {
      const { sheetId } = sheets.find(({ contractIds }) =>
        contractIds.includes(contracts.get(household.key)),
      );
      await comeTo(`extensions/households/${sheetId}`, () => true);
      await visit(sheetId, household);
    }
  }

  async function visit(sheetId, { key, parcel, finding }) {
    const paper = sha256(`延包调查表 ${key}`);
    const givenUp = [{ parcelCode: parcel.code, ground: 'surrendered', paperSha256: paper }];
    const land = finding === 'gives-up' ? { givenUp } : { kept: [parcel.code] };
    const changes = finding === 'death' ? { changes: ['death'] } : {};
    await send('survey-household', { sheetId, surveyedOn: '2026-01-10', ...land, ...changes }, key);
    if (finding === 'not-confirmed') return;
    const signed = { confirmedOn: '2026-01-12', paperSha256: paper };
    await send('confirm-household-extension', { sheetId, ...signed }, key);
  }

  async function decide() {
    await send('close-extension-survey', { campaignId, closedOn: '2026-01-15' });
    const sha = sha256(`延包方案 ${campaignId}`);
    const scheme = { statedOn: '2026-01-16', summary: '以原承包地为基础顺延三十年，不打乱重分', sha256: sha };
    await send('state-extension-scheme', { campaignId, ...scheme });
    const resolution = {
      ...{ ...village, matter: 'extension-scheme', subject: `${YEAR} 年到期承包地的延包方案` },
      ...{ body: 'members-assembly', noticedOn: '2026-01-16', heldOn: '2026-01-28' },
      roster: { eligible: 60, sha256: sha256(`${collectiveId} 成员名册`) },
      votes: { present: 52, inFavour: 48, against: 3, abstained: 1 },
    };
    const { id: resolutionId } = await clerk().send(
      'decisions/adopt-resolution',
      resolution,
      `extension-resolution-${campaignId}`,
    );
    await send('record-scheme-resolved', { campaignId, resolvedOn: '2026-01-28', resolutionId });
    const notice = { publishedOn: '2026-01-29', publishedUntil: '2026-02-28', publishedAt: '村务公开栏' };
    await send('publish-extension-scheme', { campaignId, ...notice, sha256: sha });
  }

  function send(name, body, key = campaignId) {
    return clerk().send(`extensions/${name}`, body, `${name}-${key}`);
  }

  /** Asks until the answer is there and as wanted, for a bounded time. */
  async function comeTo(path, wanted) {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const { status, body } = await clerk().request('GET', path);
      if (status === 200 && wanted(body)) return;
      if (performance.now() > deadline)
        throw new Error(`${path} 迟迟没有办好：投影进程没有在运行，或机器太忙`);
      await wait(100);
    }
  }
}
