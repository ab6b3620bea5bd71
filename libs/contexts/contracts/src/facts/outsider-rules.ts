import {
  type Breach,
  type Rule,
  conveyanceMeasures,
  forEvery,
  forestLaw,
  formatMu,
  landContractingLaw,
  rule,
} from '#kernel';
import { type Matter, type ResolutionUse, resolutionCarries } from '#decisions/facts';
import type { Claim } from '#land-rights/facts';
import type { ContractEntry, LeaseEntry } from './conclusion-entry.js';
import type { Party } from './events.js';
import { isOutsider } from './party-rules.js';

/* What must come before land goes to somebody from outside the collective. */

/** What is asked before land of the collective goes, or goes on, to an outsider. */
export type OutsiderEntry = Pick<
  LeaseEntry,
  | 'collectiveId'
  | 'grantees'
  | 'claims'
  | 'payments'
  | 'signedOn'
  | 'today'
  | 'resolution'
  | 'approval'
  | 'capabilityReportSha256'
  | 'forestResolution'
  | 'forestApproval'
>;

/**
 * A lease by what the members decide on: forest is a matter of its own, so a lease of forest and other land has two
 * parts, each with its resolution and approval.
 */
export function partsByMatter<Entry extends OutsiderEntry>(entry: Entry): readonly Entry[] {
  const { claims, resolution, approval, forestResolution = resolution, forestApproval = approval } = entry;
  const forest = claims.filter(isForest);
  if (forest.length === 0) return [entry];
  const ofForest = { ...entry, claims: forest, resolution: forestResolution, approval: forestApproval };
  const others = claims.filter((claim) => !isForest(claim));
  return others.length === 0 ? [ofForest] : [{ ...entry, claims: others }, ofForest];
}

/** What the first year of the contract brings, in fen. */
function firstRentFen({ payments }: Pick<OutsiderEntry, 'payments'>): number {
  return payments.lines.reduce((sum, { steps }) => sum + (steps[0]?.amountFen ?? 0), 0);
}

/** The same, where it is certain: not of rent that is a share of the yield, and none that is nothing. */
export function certainRentFen(payments: OutsiderEntry['payments']): number | undefined {
  const certain = payments.lines.every(({ yieldShare }) => yieldShare === undefined);
  return certain ? firstRentFen({ payments }) || undefined : undefined;
}

/** The matter on which the members decide before uncontracted land goes to somebody: forest has a law of its own. */
export function matterOfLease({ claims, grantees }: Pick<OutsiderEntry, 'claims' | 'grantees'>): Matter {
  if (claims.length > 0 && claims.every(isForest)) return 'forest-conveyance';
  return grantees.some(isOutsider) ? 'land-lease-outside' : 'land-lease-members';
}

function isForest({ parcel }: Claim): boolean {
  return parcel?.landClass === 'forest';
}

/** What is asked of the resolution; nothing where no outsider receives land of the collective. */
function outsiderLease(entry: OutsiderEntry): ResolutionUse | undefined {
  if (!entry.grantees.some(isOutsider)) return undefined;
  const { resolution, collectiveId, signedOn: usedOn, today, claims } = entry;
  const parcels = claims.map(({ parcelCode }) => parcelCode);
  const asked = { resolution, collectiveId, usedOn, today, parcels, priceFen: firstRentFen(entry) };
  return { ...asked, matter: matterOfLease(entry), usedOnField: 'signedOn' };
}

function signedBefore(decided: string | undefined, signedOn: string, what: string): Breach | undefined {
  return decided !== undefined && decided > signedOn
    ? {
        detail: `合同 ${signedOn} 签订，${what} ${decided} 才作出，应在签订之前作出。`,
        field: 'signedOn',
        wayForward: `核对签订日；确实早于${what}的，重新签订。`,
      }
    : undefined;
}

type Approved = Pick<ContractEntry, 'approval' | 'resolution'>;

export function approvalIsMissing({ approval, resolution }: Approved): Breach | undefined {
  return approval?.granted &&
    approval.kind === 'township-approval' &&
    approval.resolutionId === resolution?.resolutionId
    ? undefined
    : {
        detail: `没有乡镇人民政府对决议 ${resolution?.resolutionId} 的批准。`,
        field: 'approvalId',
        wayForward: '报乡镇人民政府批准后再签订。',
      };
}

function capabilityIsUnproven({ capabilityReportSha256 }: OutsiderEntry): Breach | undefined {
  return capabilityReportSha256 === undefined
    ? {
        detail: '没有受让方资信情况和经营能力的审查材料。',
        field: 'capabilityReportSha256',
        wayForward: '审查受让方的资信情况和经营能力，填写审查材料的 SHA-256。',
      }
    : undefined;
}

const partNeedsResolutionAndApproval = resolutionCarries<OutsiderEntry>({
  id: 'P8',
  code: 'CONTRACTS.OUTSIDER_NOT_AUTHORISED',
  sentence:
    '未承包地由集体以外的单位或者个人承包、租赁，应事先经成员三分之二以上同意，报乡镇人民政府批准，并审查其资信情况和经营能力。',
  basis: [landContractingLaw('第五十二条')],
  use: outsiderLease,
  further: (entry) =>
    approvalIsMissing(entry) ??
    signedBefore(entry.approval?.decidedOn, entry.signedOn, '批准') ??
    capabilityIsUnproven(entry),
});

export const outsidersNeedResolutionAndApproval: Rule<OutsiderEntry> = forEvery(
  partNeedsResolutionAndApproval,
  partsByMatter,
);

/** The resolution on forest that the contract names: of its own, or the only one. */
function decisionOnForest({ forestResolution, resolution }: OutsiderEntry): OutsiderEntry['resolution'] {
  return forestResolution ?? resolution;
}

/** What is asked of the resolution before the collective conveys forest that nobody has contracted. */
function forestLease(entry: OutsiderEntry): ResolutionUse | undefined {
  const parcels = entry.claims.filter(isForest).map(({ parcelCode }) => parcelCode);
  if (parcels.length === 0) return undefined;
  const { collectiveId, signedOn: usedOn, today } = entry;
  const resolution = decisionOnForest(entry);
  const used = { usedOn, usedOnField: 'signedOn', today, parcels };
  return { resolution, collectiveId, matter: 'forest-conveyance', ...used };
}

export const forestIsConveyedByResolution = resolutionCarries<OutsiderEntry>({
  id: 'P10',
  code: 'CONTRACTS.FOREST_NOT_RESOLVED',
  sentence:
    '未实行承包经营的集体林地由集体统一经营、流转的，应经本集体成员三分之二以上同意并公示，再以招标、拍卖、公开协商等方式流转。',
  basis: [forestLaw('第十八条')],
  use: forestLease,
  further: (entry) => {
    const disclosedOn = decisionOnForest(entry)?.disclosedOn;
    return disclosedOn !== undefined && disclosedOn <= entry.signedOn
      ? undefined
      : {
          detail: `关于林地流转的决议在签订日 ${entry.signedOn} 以前没有登记公示。`,
          field: entry.forestResolution ? 'forestResolutionId' : 'resolutionId',
          wayForward: '公示决议，登记决议公开，再签订合同。',
        };
  },
});

/** What reviews call a party: a household from elsewhere is so many natural persons outside the collective. */
function kindForReview(party: Party): string {
  return party.kind === 'household' && isOutsider(party) ? 'person' : party.kind;
}

/** The grantees that must be reviewed before so much land is conveyed to them. */
function toBeReviewed({ grantees, reviewed, areaDm2 }: ContractEntry): readonly Party[] {
  return areaDm2 < reviewed.fromAreaDm2
    ? []
    : grantees.filter((party) => reviewed.kinds.includes(kindForReview(party)));
}

function hasPassed({ capitalReview: review, collectiveId }: ContractEntry, { id }: Party): boolean {
  return (
    review?.granted === true &&
    review.kind === 'capital-review' &&
    review.granteeId === id &&
    review.collectiveId === collectiveId
  );
}

/** A contract names one review, of one party: of several that need one, all but one lack it. */
function reviewIsMissing(entry: ContractEntry): Breach | undefined {
  const unreviewed = toBeReviewed(entry).find((party) => !hasPassed(entry, party));
  return (
    unreviewed && {
      detail: `${unreviewed.name ?? unreviewed.id} 流转 ${formatMu(entry.areaDm2)} 亩，没有登记对其通过的资格审查、项目审核。`,
      field: 'capitalReviewId',
      wayForward: '向乡镇或县农业农村部门申请审查，通过后再签订；有几家须审查的，分别订立合同。',
    }
  );
}

export const capitalIsReviewedFirst = rule<ContractEntry>({
  id: 'P11',
  code: 'CONTRACTS.CAPITAL_NOT_REVIEWED',
  sentence: '工商企业等社会资本流转土地经营权，应先经资格审查、项目审核；未提交或未通过的，不得流转。',
  basis: [landContractingLaw('第四十五条'), conveyanceMeasures('第二十九条')],
  severity: 'block',
  bears: (entry) => toBeReviewed(entry).length > 0,
  breach: (entry) =>
    reviewIsMissing(entry) ?? signedBefore(entry.capitalReview?.decidedOn, entry.signedOn, '审查决定'),
});
