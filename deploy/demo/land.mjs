import { COUNTY, cooperative, landVillages, sha256, townshipGovernment } from './county.mjs';

const METRES_PER_DEGREE = 111_320;

/** Land of other kinds, in four villages: contracted and planted with walnut, wastes, forest, construction land. */
export function land(as) {
  const clerk = () => as('jingban');
  const [zecheng, xian, shangwu, xiawu] = landVillages;
  return [
    ['其他土地', [zecheng], wastesContracted],
    ['其他土地', [xian], walnutOnContractedLand],
    ['其他土地', [shangwu], forestConveyed],
    ['其他土地', [xiawu], constructionLandLeased],
  ];

  async function register({ collectiveId, divisionCode }, { sequence, at, ...stated }) {
    const code = `${divisionCode}00${String(sequence).padStart(5, '0')}`;
    await clerk().send(
      'land-rights/register-parcel',
      { code, effectiveOn: '2021-06-30', reason: '确权登记', ...stated },
      `parcel-${code}`,
    );
    await own(code, collectiveId);
    await draw(code, stated.areaDm2, at);
    return code;
  }

  /** A field twice as long as broad, as large as the parcel was measured. */
  async function draw(parcelCode, areaDm2, [lon, lat]) {
    const breadth = Math.sqrt(areaDm2 / 100 / 2) / METRES_PER_DEGREE;
    const [east, north] = [lon + (2 * breadth) / Math.cos((lat * Math.PI) / 180), lat + breadth];
    const corners = [
      [lon, lat],
      [east, lat],
      [east, north],
      [lon, north],
      [lon, lat],
    ];
    const geometry = { type: 'Polygon', coordinates: [corners] };
    const shape = { parcelCode, geometry, source: 'surveyed', effectiveOn: '2021-06-30' };
    await clerk().send('land-rights/record-parcel-shape', shape, `shape-${parcelCode}`);
  }

  function own(parcelCode, collectiveId, more = {}) {
    const ownership = { parcelCode, collectiveId, nature: '32', effectiveOn: '2021-06-30', ...more };
    return clerk().send('land-rights/record-collective-ownership', ownership, `owner-${parcelCode}`);
  }

  async function resolve({ collectiveId, divisionCode }, matter, parcels, subject) {
    const resolution = {
      ...{ collectiveId, divisionCode, matter, subject, parcels },
      body: 'members-assembly',
      noticedOn: '2025-05-12',
      heldOn: '2025-05-26',
      roster: { eligible: 200, sha256: sha256(`${collectiveId} 成员名册`) },
      votes: { present: 170, inFavour: 160, against: 6, abstained: 4 },
    };
    const key = `resolution-${matter}-${divisionCode}`;
    const { id } = await clerk().send('decisions/adopt-resolution', resolution, key);
    return id;
  }

  /** Land that nobody has contracted goes to the cooperative, as the members decided and the township approved. */
  async function leaseOut(village, parcel, { number, to, agreedUse, amountFen }) {
    const { collectiveId, divisionCode } = village;
    const code = await register(village, parcel);
    const resolutionId = await resolve(
      village,
      parcel.landClass === 'forest' ? 'forest-conveyance' : 'land-lease-outside',
      [code],
      `${parcel.name}由${cooperative.name}经营`,
    );
    const disclosure = {
      ...{ resolutionId, stage: 'resolution', disclosedOn: '2025-05-28', place: 'notice-board' },
      sha256: sha256(`${collectiveId} 决议公开`),
    };
    await clerk().send('decisions/disclose-resolution', disclosure, `disclosed-land-${divisionCode}`);
    const approval = {
      ...{ collectiveId, divisionCode, resolutionId, kind: 'township-approval' },
      number: `镇政批〔2025〕${parcel.sequence}号`,
      authority: townshipGovernment(divisionCode),
      acceptedOn: '2025-05-28',
      decidedOn: '2025-06-10',
      granted: true,
    };
    const { id: approvalId } = await as('shenhe').send(
      'decisions/record-authorisation',
      approval,
      `approval-land-${divisionCode}`,
    );
    await nobodyClaims(village, { parcelCode: code, priceFen: amountFen, to });
    const contract = {
      ...{ collectiveId, divisionCode, number, form: 'written', agreedUse, resolutionId, approvalId },
      signedOn: '2025-06-25',
      from: '2025-07-01',
      to,
      paperSha256: sha256(`${collectiveId} ${number}`),
      parcels: [code],
      grantees: [cooperative],
      payments: {
        firstDueOn: '2025-07-10',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen }] }],
      },
      capabilityReportSha256: sha256(`${cooperative.creditCode} 资信审查`),
      reason: '经成员大会决议、镇政府批准',
    };
    await clerk().send('contracts/conclude-collective-lease', contract, `lease-land-${divisionCode}`);
    return code;
  }

  /** The members were asked whether they take it as it is offered to the cooperative. */
  async function nobodyClaims({ collectiveId, divisionCode }, { parcelCode, priceFen, to }) {
    const { creditCode, kind, name } = cooperative;
    const asked = {
      ...{ collectiveId, divisionCode, ground: 'other-method', parcelCode, priceFen, from: '2025-07-01', to },
      outsider: { creditCode, kind, name },
      noticedOn: '2025-05-06',
      noticeSha256: sha256(`${collectiveId} 优先权征询公示 ${parcelCode}`),
    };
    await clerk().send('priority/open-priority-window', asked, `asked-${parcelCode}`);
    const { state } = await clerk().get(`priority/books/${parcelCode}/state`);
    const { windowId } = state.windows.at(-1);
    await clerk().send('priority/record-priority-lapsed', { parcelCode, windowId }, `lapsed-${parcelCode}`);
  }

  function wastesContracted(village) {
    const parcel = {
      sequence: 201,
      name: '后沟四荒地',
      at: [113.41, 37.13],
      areaDm2: 3_000_000,
      category: '23',
      landClass: 'wasteland',
      plantedUse: '2',
    };
    const terms = {
      number: '四荒〔2025〕1号',
      to: '2055-06-30',
      agreedUse: '治理荒坡、栽植核桃',
      amountFen: 450_000,
    };
    return leaseOut(village, parcel, terms);
  }

  /** It lies in a water source's surroundings, which binds whoever uses it. */
  async function forestConveyed(village) {
    const parcel = {
      sequence: 202,
      name: '南山集体林地',
      at: [113.36, 37.08],
      areaDm2: 6_000_000,
      category: '24',
      landClass: 'forest',
      plantedUse: '2',
    };
    const terms = {
      number: '林地〔2025〕1号',
      to: '2035-06-30',
      agreedUse: '林下种植中药材',
      amountFen: 600_000,
    };
    const parcelCode = await leaseOut(village, parcel, terms);
    const restriction = {
      ...{ parcelCode, ground: 'ecological', forbids: false },
      content: '不得新建建筑物，不得使用高毒农药',
      authority: '左权县生态环境局',
      documentNumber: '左环发〔2023〕18号',
      effectiveOn: '2023-09-01',
    };
    await clerk().send('land-rights/restrict-parcel', restriction, `restriction-${parcelCode}`);
  }

  /** Arable by law, planted with walnut: what it is and what grows on it are told apart. */
  async function walnutOnContractedLand(village) {
    const { collectiveId, divisionCode } = village;
    const parcel = {
      sequence: 1,
      name: '核桃坪',
      at: [113.43, 37.02],
      areaDm2: 400_000,
      category: '10',
      landClass: 'arable',
      plantedUse: '2',
    };
    const code = await register(village, parcel);
    const household = {
      collectiveId,
      contractorCode: `${divisionCode}000001`,
      members: village.members,
      effectiveOn: '2021-06-30',
    };
    const { id: householdId } = await clerk().send(
      'collectives/register-household',
      household,
      `household-${divisionCode}`,
    );
    const number = '承包〔2022〕1号';
    const contract = {
      ...{ collectiveId, divisionCode, number, form: 'written', householdId, parcels: [code] },
      signedOn: '2022-12-20',
      from: '2023-01-01',
      to: '2052-12-31',
      paperSha256: sha256(`${collectiveId} ${number}`),
      agreedUse: '种植核桃',
      reason: '家庭承包',
    };
    await clerk().send('contracts/conclude-household-contract', contract, `contract-${divisionCode}`);
  }

  async function constructionLandLeased(village) {
    const { collectiveId, divisionCode } = village;
    const code = `${COUNTY}002003JB00003W00000000`;
    const unit = {
      code,
      divisionCode,
      name: '原粉条厂用地',
      areaDm2: 666_700,
      kind: 'construction-profit',
      plannedUse: 'industry',
      effectiveOn: '2021-06-30',
    };
    await clerk().send('land-rights/register-land-unit', unit, `unit-${code}`);
    await own(code, collectiveId, { certificateNumber: '晋(2021)左权县不动产权第0000456号' });
    await draw(code, unit.areaDm2, [113.35, 37.05]);
    const resolutionId = await resolve(village, 'construction-land-use', [code], '原粉条厂用地出租二十年');
    const paper = (what) => sha256(`${code} ${what}`);
    const lease = {
      parcelCode: code,
      way: 'lease',
      holders: [{ creditCode: cooperative.creditCode, kind: 'cooperative' }],
      signedOn: '2025-07-01',
      from: '2025-07-01',
      to: '2045-06-30',
      plannedUse: 'industry',
      contractNumber: '集建租〔2025〕1号',
      paperSha256: paper('合同'),
      resolutionId,
      planFiledOn: '2025-06-05',
      planConditionsSha256: paper('规划条件'),
      accessSha256: paper('产业准入'),
      ecologySha256: paper('生态环境'),
    };
    await clerk().send('land-rights/grant-construction-use', lease, `grant-${code}`);
  }
}
