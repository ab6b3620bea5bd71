import { cooperative, keepers, sha256, shown } from './county.mjs';

const PROJECT = '左扶项〔2018〕12号（演示）';
const INVENTORY_YEAR = 2024;
/** The first day of the books: what was there stands in them with its value. */
const BOOKS_FROM = '2023-01-01';

/** What each village that is shown has: something idle, something assisted, something for everybody, and a pump. */
const KINDS = [
  {
    ...{ code: '固2012-01', name: '旧村委会北房', assetClass: 'operating', kind: 'building', unit: 'room' },
    ...{ quantityHundredths: 500, originalFen: 18_000_000, depreciatedFen: 6_000_000, useState: 'idle' },
    ...{ acquiredOn: '2012-10-20', funds: [{ source: 'own', amountFen: 18_000_000, year: 2012 }] },
  },
  {
    ...{ code: '固2018-01', name: '村级光伏电站', assetClass: 'operating', kind: 'equipment', unit: 'set' },
    ...{ quantityHundredths: 100, originalFen: 80_000_000, depreciatedFen: 24_000_000, useState: 'own-use' },
    acquiredOn: '2018-06-30',
    funds: [
      { source: 'assistance-linkage', amountFen: 70_000_000, year: 2018, projectCode: PROJECT },
      { source: 'own', amountFen: 10_000_000, year: 2018 },
    ],
  },
  {
    ...{ code: '公2020-01', name: '村内太阳能路灯', assetClass: 'non-operating', kind: 'infrastructure' },
    ...{ unit: 'piece', quantityHundredths: 4_000, originalFen: 12_000_000, depreciatedFen: 4_000_000 },
    ...{ useState: 'own-use', acquiredOn: '2020-05-18' },
    funds: [{ source: 'other-fiscal', amountFen: 12_000_000, year: 2020 }],
  },
  {
    ...{ code: '固2015-02', name: '灌溉水泵', assetClass: 'operating', kind: 'equipment', unit: 'set' },
    ...{ quantityHundredths: 200, originalFen: 600_000, depreciatedFen: 400_000, useState: 'own-use' },
    ...{ acquiredOn: '2015-04-01', funds: [{ source: 'own', amountFen: 600_000, year: 2015 }] },
  },
];
const [, station, lamps, pump] = KINDS;

/** Keys are headers, which hold no Chinese. */
const keyOf = (village, kind) => `${village}-${KINDS.indexOf(kind)}`;

/** Assets of the villages that are shown, and the inventory of the first of them. */
export function assets(as) {
  /** Asset ids by village and code. */
  const ids = new Map();
  const villages = [...shown.keys()];
  return [
    ['集体资产', villages.flatMap((village) => KINDS.map((kind) => ({ village, kind }))), register],
    ['帮扶项目资产', villages, recordProject],
    ['公益性资产管护', villages, keepLamps],
    ['清产核资', [0], takeInventory],
  ];

  function send(name, body, key) {
    return as('kuaiji').send(`assets/${name}`, body, `${name}-${key}`);
  }

  async function register({ village, kind }) {
    const { collectiveId, divisionCode } = shown[village];
    const body = {
      collectiveId,
      divisionCode,
      place: '村东路',
      openedOn: BOOKS_FROM,
      reason: '建账',
      ...kind,
    };
    const { id } = await send('register-asset', body, keyOf(village, kind));
    ids.set(`${village}/${kind.code}`, id);
  }

  async function recordProject(village) {
    const assetId = ids.get(`${village}/${station.code}`);
    const project = {
      ...{ assetId, projectClass: 'operating', projectCode: PROJECT, projectName: '村级光伏电站' },
      operator: { creditCode: cooperative.creditCode, name: cooperative.name },
      ...{ confirmedTo: 'collective', confirmedOn: '2021-09-01', paperSha256: sha256(`确权 ${village}`) },
    };
    await send('record-assisted-project', project, village);
    for (const year of [2023, 2024]) {
      const uses = [
        { use: 'public-posts', amountFen: 3_600_000 },
        { use: 'upkeep', amountFen: 900_000 },
      ];
      const income = {
        assetId,
        year,
        incomeFen: 4_500_000,
        source: 'other',
        uses,
        recordedOn: `${year}-12-31`,
      };
      const paperSha256 = sha256(`收益 ${village} ${year}`);
      await send('record-assisted-income', { ...income, paperSha256 }, `${village}-${year}`);
    }
  }

  async function keepLamps(village) {
    const assetId = ids.get(`${village}/${lamps.code}`);
    const { name, identityNumber } = keepers[village];
    const charge = '每周查看路灯有无损坏';
    await send(
      'assign-keeper',
      { assetId, person: { name, identityNumber }, from: '2024-03-01', charge },
      village,
    );
    const inspection = { assetId, inspectedOn: '2024-09-01', condition: 'needs-repair', note: '两盏不亮' };
    await send('record-inspection', inspection, village);
  }

  /** One pump is gone, and a loudspeaker that nobody had booked is found. */
  async function takeInventory(village) {
    const { collectiveId, divisionCode } = shown[village];
    const opening = { collectiveId, divisionCode, year: INVENTORY_YEAR, openedOn: '2025-01-05' };
    const { id: inventoryId } = await send('open-inventory', opening, village);
    const lines = await linesOf(inventoryId);
    for (const kind of KINDS) {
      const assetId = ids.get(`${village}/${kind.code}`);
      if (!lines.includes(assetId))
        await send('list-asset-in-inventory', { inventoryId, assetId }, keyOf(village, kind));
      await send('count-line', { inventoryId, assetId, ...counted(kind) }, keyOf(village, kind));
    }
    const found = {
      ...{ code: '盘2024-01', name: '广播喇叭', assetClass: 'operating', kind: 'equipment', unit: 'set' },
      ...{ quantityHundredths: 300, originalFen: 150_000, place: '村委会', useState: 'own-use' },
      ...{ foundOn: '2025-01-08', surplusReason: '2016 年捐赠，当时没有入账' },
    };
    await send('record-surplus-asset', { inventoryId, ...found }, village);
    await send('close-counting', { inventoryId, closedOn: '2025-01-09' }, village);
    const sheets = { publishedAt: '村务公开栏', sha256: sha256(`清产核资 ${village}`) };
    await send('publish-inventory', { inventoryId, publishedOn: '2025-01-10', ...sheets }, village);
    const resolutionId = await resolve(village);
    await send('confirm-inventory', { inventoryId, confirmedOn: '2025-02-01', resolutionId }, village);
    const report = { inventoryId, reportedOn: '2025-02-10', sha256: sheets.sha256 };
    await send('report-inventory', report, village);
  }

  /** An asset may have come into the register after the book of the village was read. */
  async function linesOf(inventoryId) {
    const client = as('kuaiji');
    const after = `after=${client.position}`;
    const { items } = await client.get(
      `assets/inventory-lines?inventoryId=${inventoryId}&${after}&limit=200`,
    );
    return items.map(({ assetId }) => assetId);
  }

  function counted({ code, quantityHundredths, originalFen, depreciatedFen }) {
    const figures = { quantityHundredths, originalFen, depreciatedFen, countedOn: '2025-01-08' };
    if (code !== pump.code) return figures;
    const one = { quantityHundredths: 100, originalFen: 300_000, depreciatedFen: 200_000 };
    return { ...figures, ...one, differenceReason: '一台丢失，已报案' };
  }

  async function resolve(village) {
    const { collectiveId, divisionCode } = shown[village];
    const resolution = {
      ...{ collectiveId, divisionCode, matter: 'inventory-confirmation', body: 'members-assembly' },
      ...{ subject: `确认 ${INVENTORY_YEAR} 年清产核资结果`, noticedOn: '2025-01-12', heldOn: '2025-01-28' },
      roster: { eligible: 60, sha256: sha256(`名册 ${village}`) },
      votes: { present: 52, inFavour: 50, against: 1, abstained: 1 },
    };
    const { id } = await as('jingban').send(
      'decisions/adopt-resolution',
      resolution,
      `inventory-resolution-${village}`,
    );
    return id;
  }
}
