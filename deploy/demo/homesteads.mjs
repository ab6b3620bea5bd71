import { setTimeout as wait } from 'node:timers/promises';
import { COUNTY, landVillages, sha256 } from './county.mjs';

/** How long the lease of the house may take to stand on its plot. */
const PATIENCE_MS = 120_000;

const PLOT = `${COUNTY}002004JC00012F00010001`;
const operator = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '左权县泽城民宿有限公司' };
const paper = (what) => sha256(`${PLOT} ${what}`);

/** A house in 泽城 that stood empty since 2018 and is a guesthouse now. */
export function homesteads(as) {
  const [village] = landVillages;
  const { collectiveId, divisionCode } = village;
  /** Filled in step by step. */
  const made = {};
  return [
    ['闲置宅基地', [village], recordHomestead],
    ['农户书面同意', [village], recordConsent],
    ['盘活项目', [village], prepareProject],
    ['盘活项目开业', [village], run],
  ];

  function send(name, body, key = name) {
    return as('jingban').send(name.includes('/') ? name : `homesteads/${name}`, body, `homestead-${key}`);
  }

  async function recordHomestead({ members }) {
    const unit = {
      ...{ code: PLOT, divisionCode, name: '泽城村后街 12 号', areaDm2: 18_000, kind: 'homestead' },
      ...{ house: { areaDm2: 12_000, floors: 1, builtIn: 1996 }, effectiveOn: '2021-06-30' },
    };
    await send('land-rights/register-land-unit', unit, 'unit');
    const ownership = { parcelCode: PLOT, collectiveId, nature: '32', effectiveOn: '2021-06-30' };
    await send('land-rights/record-collective-ownership', ownership, 'ownership');
    const household = {
      ...{ collectiveId, contractorCode: `${divisionCode}000001`, members, effectiveOn: '2021-06-30' },
    };
    const { id } = await send('collectives/register-household', household, 'household');
    made.householdId = id;
    const existing = { ...house(), divisionCode, source: 'granted-before', since: '1996-05-01' };
    await send('record-existing-homestead', existing);
    const survey = {
      ...{ ...house(), surveyedOn: '2025-03-10', state: 'idle', since: '2018-09-01' },
      ...{ condition: 'needs-repair', willingness: 'lease', note: '全家在县城居住，每年清明回村' },
    };
    await send('record-idle-survey', survey);
  }

  function house() {
    return { householdId: made.householdId, parcelCode: PLOT };
  }

  async function recordConsent() {
    const clerk = as('jingban');
    const members = `collectives/households/${made.householdId}/members?after=${clerk.position}`;
    const { items } = await clerk.get(members);
    const consent = {
      ...{ ways: ['lease'], purposes: ['homestay'], until: '2045-03-31' },
      ...{ ...house(), consenters: items.map(({ personId }) => personId) },
      ...{ toldNoNewHomestead: true, signedOn: '2025-03-20', paperSha256: paper('同意书') },
    };
    const { position } = await send('record-owner-consent', consent);
    const held = await clerk.get(`homesteads?householdId=${made.householdId}&after=${position}`);
    made.consentId = held.items[0].consentId;
  }

  async function prepareProject() {
    const proposal = {
      ...{ collectiveId, divisionCode, name: '泽城石板房民宿', kind: 'homestay', catering: true, operator },
      ...{ plannedFen: 60_000_000, proposedOn: '2025-03-25', paperSha256: paper('方案') },
    };
    const { id: projectId } = await send('propose-revitalization', proposal);
    made.projectId = projectId;
    const safety = {
      ...{ parcelCode: PLOT, divisionCode, documentNumber: '左房鉴字〔2025〕12号', grade: 'b' },
      ...{ agency: '晋中市房屋安全鉴定有限公司', appraisedOn: '2025-03-28', validUntil: '2030-03-27' },
      sha256: paper('房屋安全鉴定'),
    };
    await send('record-house-safety', safety);
    const use = {
      ...{ projectId, ...house(), way: 'lease', number: '盘活〔2025〕1号', signedOn: '2025-04-01' },
      ...{ from: '2025-04-01', to: '2045-03-31', consentId: made.consentId, paperSha256: paper('合同') },
    };
    await send('agree-use', use);
    const items = {
      'business-licence': operator.creditCode,
      'fire-safety': '左消检〔2025〕8号',
      'special-trade': '左民宿备〔2025〕3号',
      'food-licence': 'JY21407220001234',
    };
    for (const [item, documentNumber] of Object.entries(items)) {
      const met = { projectId, item, documentNumber, sha256: paper(item), metOn: '2025-06-20' };
      await send('meet-checklist-item', met, `item-${item}`);
    }
  }

  async function run() {
    await letOnThePlot();
    const { projectId, householdId } = made;
    const split = [
      { party: 'operator', numerator: 6, denominator: 10 },
      { party: 'household', householdId, numerator: 3, denominator: 10 },
      { party: 'collective', numerator: 1, denominator: 10 },
    ];
    await send('start-revitalization', { projectId, startedOn: '2025-07-01', split });
    const season = { from: '2025-07-01', to: '2025-09-30', revenueFen: 8_640_005 };
    await send('record-revitalization-revenue', { projectId, ...season, paperSha256: paper('结算') });
  }

  /** A process manager enters the lease in the register of land. */
  async function letOnThePlot() {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(200)) {
      const { items } = await as('jingban').get(`land-rights/rights?parcelCode=${PLOT}&kind=lease`);
      if (items.some(({ standing }) => standing === 'established')) return;
    }
    throw new Error(`宅基地 ${PLOT} 的租赁没有登记上`);
  }
}
