import { cooperative, outsider, sha256, shown } from './county.mjs';

/** The clean-up of old contracts in the last village that is shown: one good, one put right, one oral still open. */
export function oldContracts(as) {
  const { collectiveId, divisionCode } = shown.at(-1);
  const village = { collectiveId, divisionCode };
  const paper = (what) => sha256(`${collectiveId} ${what}`);
  return [['旧合同清理', [good, overLong, oral], (cleanUp) => cleanUp()]];

  async function good() {
    const contractId = await record('清2025-001', {
      kind: 'asset-lease',
      counterparties: [{ organisationName: '村东粮食加工点' }],
      place: '集体磨坊设备一套',
      signedOn: '2015-12-20',
      from: '2016-01-01',
      to: '2030-12-31',
      agreedUse: '粮食加工',
      priceFen: 300_000,
    });
    await grade(contractId, { grade: 'sound' });
  }

  /** Let for thirty years and too little; a supplement ends it in time and raises the rent. */
  async function overLong() {
    const contractId = await record('清2025-002', {
      kind: 'house-lease',
      counterparties: [{ creditCode: cooperative.creditCode, organisationName: cooperative.name }],
      place: '旧小学校舍十二间',
      signedOn: '2009-12-15',
      from: '2010-01-01',
      to: '2039-12-31',
      agreedUse: '仓储',
      priceFen: 120_000,
    });
    await grade(contractId, {
      grade: 'defective',
      findings: [
        { wrong: 'over-long', found: '约定三十年，租赁最长二十年', legalEndsOn: '2029-12-31' },
        {
          wrong: 'under-priced',
          found: '同镇闲置校舍公开出租的成交价',
          agreedPriceFen: 120_000,
          marketPriceFen: 480_000,
        },
      ],
    });
    const supplement = {
      contractId,
      supplementNumber: '补1',
      signedOn: '2025-09-10',
      paperSha256: paper('补1'),
      to: '2029-12-31',
      payments: {
        firstDueOn: '2025-12-31',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 480_000 }] }],
      },
    };
    await send('supplement-contract', supplement, `${contractId}-supplement`);
    const right = {
      contractId,
      mends: ['over-long', 'under-priced'],
      way: 'supplement',
      supplementNumber: '补1',
      putRightOn: '2025-09-10',
      paperSha256: paper('补1'),
    };
    await send('put-contract-right', right, `${contractId}-right`);
  }

  async function oral() {
    const contractId = await record('清2025-003', {
      kind: 'collective-lease',
      counterparties: [{ person: { name: outsider.name, identityNumber: outsider.identityNumber } }],
      place: '南坡荒地',
      areaDm2: 400_000,
      signedOn: '2012-03-01',
      from: '2012-03-01',
      to: '2032-02-29',
      agreedUse: '种植核桃',
      priceFen: 60_000,
      written: false,
      paperSha256: undefined,
      democraticProcedure: false,
      evidenceGrade: 'oral',
    });
    const findings = [
      { wrong: 'not-written', found: '只有口头约定，双方都承认' },
      { wrong: 'no-procedure', found: '没有会议记录' },
    ];
    await grade(contractId, { grade: 'oral', findings });
  }

  async function record(number, more) {
    const body = {
      ...village,
      number,
      priceBasis: 'yearly',
      paymentTerms: '每年年底付清当年价款',
      written: true,
      paperSha256: paper(number),
      democraticProcedure: true,
      inBooks: true,
      evidenceGrade: 'paper',
      reason: '清理合同',
      ...more,
    };
    return (await send('record-old-contract', body, `old-${number.slice(-3)}`)).id;
  }

  function grade(contractId, more) {
    const body = {
      contractId,
      gradedBy: 'village',
      gradedOn: '2025-08-20',
      paperSha256: paper('评定表'),
      ...more,
    };
    return send('grade-old-contract', body, `${contractId}-grade`);
  }

  function send(name, body, key) {
    return as('jingban').send(`contracts/${name}`, body, key);
  }
}
