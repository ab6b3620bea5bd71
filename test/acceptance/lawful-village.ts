import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

export const SHA = 'c3'.repeat(32);
export const COMPANY = { kind: 'company', creditCode: '91140722MA0CD34E72', name: '太行农业开发有限公司' };

/** Yearly payment of the first line of a plan, with something of the line changed. */
export const rent = (line: object) => ({
  firstDueOn: '2026-02-01',
  lines: [{ account: 'household-account', steps: [{ fromYear: 1, amountFen: 100_000 }], ...line }],
});

/**
 * A village with a household that has a contract, a parcel that is free, and reserve land that may be let to an
 * outsider; and lawful contracts over them, tried out with one thing changed.
 */
export class LawfulVillage {
  private number = 0;
  household: string;
  contracted: string;
  free: string;
  reserve: string;
  private resolutionId: string;
  private approvalId: string;

  private constructor(
    readonly county: TestCounty,
    readonly village: TestVillage,
  ) {}

  static async found(): Promise<LawfulVillage> {
    const county = await TestCounty.open();
    const village = await TestVillage.found(county);
    const lawful = new LawfulVillage(county, village);
    await lawful.register();
    return lawful;
  }

  private async register(): Promise<void> {
    const { village } = this;
    this.household = await village.household();
    this.contracted = await village.parcel();
    this.free = await village.parcel();
    this.reserve = await village.parcel({ category: '22' });
    const contract = await village.householdContract('承1', this.household, [this.contracted]);
    const standing = await village.standing(contract.body.id as string);
    if (standing !== 'in-effect') throw new Error(`the household contract is ${standing}`);
    this.resolutionId = (await village.resolve([this.reserve])).body.id as string;
    this.approvalId = (await village.approve(this.resolutionId)).body.id as string;
  }

  /** A dry run; what it would refuse is then submitted in earnest, which must be refused as well. */
  private async tried(path: string, body: object): Promise<Answer> {
    const { clerk } = this.village;
    const dry = await clerk.send(`${path}?dryRun=true`, body);
    return dry.body.trial?.accepted === false ? clerk.send(path, body) : dry;
  }

  /** A lease of the household's parcel. */
  lease(more: object): Promise<Answer> {
    const { village, household, contracted } = this;
    return this.tried('contracts/conclude-lease', {
      ...village.terms(`流${++this.number}`),
      grantors: [{ householdId: household, parcels: [contracted] }],
      grantees: [village.cooperative],
      payments: rent({ payeeHouseholdId: household }),
      ...more,
    });
  }

  /** A lease of the reserve land to an outsider. */
  collectiveLease(more: object): Promise<Answer> {
    const { village, reserve, resolutionId, approvalId } = this;
    return this.tried('contracts/conclude-collective-lease', {
      ...village.terms(`集${++this.number}`),
      parcels: [reserve],
      grantees: [village.cooperative],
      payments: rent({ account: 'collective-account' }),
      resolutionId,
      approvalId,
      capabilityReportSha256: SHA,
      ...more,
    });
  }

  /** A household contract of thirty years over the free parcel. */
  household30(more: object): Promise<Answer> {
    const { village, household, free } = this;
    const thirtyYears = { signedOn: '2025-01-01', from: '2025-01-01', to: '2054-12-31' };
    return this.tried('contracts/conclude-household-contract', {
      ...village.terms(`承${++this.number}`, thirtyYears),
      householdId: household,
      parcels: [free],
      ...more,
    });
  }
}
