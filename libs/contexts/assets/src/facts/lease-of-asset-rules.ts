import { type LegalDate, collectiveFinanceRules, registerRules, rule } from '#kernel';
import {
  CONTRACT_KINDS,
  type Contract,
  type ContractKind,
  cameToNothing,
  standingOf,
} from '#contracts/facts';
import type { StepEntry } from './inventory-rules.js';
import { ASSET_KINDS, USE_STATES, type UseState } from './kinds.js';
import type { Asset } from './state.js';
import type { UseChange } from './use-rules.js';

/* The contract under which an asset is let: one of the register, as far as the register has a place for it. */

export interface AssetLeaseEntry extends UseChange {
  /** Number of the contract that was named. */
  readonly leaseNumber: string | undefined;
  /** That contract of the collective in the register. */
  readonly lease: Contract | undefined;
  /** From this day on leases of houses and other assets are signed that no command takes into the register. */
  readonly signedBefore: LegalDate | undefined;
}

/** By these the collective itself lets something. */
const LETTING: readonly ContractKind[] = ['collective-lease', 'house-lease', 'asset-lease'];

/** Land is let by contracts of the register; houses and the like are in it where their contract is an old one. */
function canBeInTheRegister({ asset, on, signedBefore }: AssetLeaseEntry): boolean {
  return asset.assetClass === 'resource' || signedBefore === undefined || on < signedBefore;
}

function isUnregistered({ leaseNumber, lease }: AssetLeaseEntry): boolean {
  return leaseNumber !== undefined && lease === undefined;
}

/** Why a contract does not let the asset on the day. */
function doesNotStand(lease: Contract, on: LegalDate): string | undefined {
  const { kind, from, to, endedOn, standing } = lease;
  if (!LETTING.includes(kind))
    return `合同 ${lease.number} 是“${CONTRACT_KINDS[kind]}”，不是本集体出租资产的合同`;
  if (cameToNothing(lease) || standing === 'concluded') return standingOf(lease);
  if (on < from) return `合同 ${lease.number} 自 ${from} 起，${on} 还没有开始`;
  const last = endedOn !== undefined && endedOn < to ? endedOn : to;
  return on > last ? `合同 ${lease.number} 到 ${last} 为止，${on} 已经结束` : undefined;
}

/** The contracts by which houses and the like are let; the others let land. */
const LETTING_THINGS: readonly ContractKind[] = ['house-lease', 'asset-lease'];

/** Whether a contract is over land of an asset, as far as both say which land they are of. */
function isOverItsLand({ parcels }: Contract, { parcels: own = [] }: Asset): boolean {
  if (parcels.length === 0 || own.length === 0) return true;
  return parcels.some(({ parcelCode }) => own.includes(parcelCode));
}

/** Why a contract lets something else. */
function letsAnother(lease: Contract, asset: Asset): string | undefined {
  const { kind, number, parcels } = lease;
  const isLand = asset.assetClass === 'resource';
  const fits = isLand ? kind !== 'house-lease' : LETTING_THINGS.includes(kind);
  if (!fits)
    return `合同 ${number} 是“${CONTRACT_KINDS[kind]}”，出租的不是${ASSET_KINDS[asset.kind]} ${asset.code}（${asset.name}）`;
  if (!isLand || isOverItsLand(lease, asset)) return undefined;
  const named = parcels.map(({ parcelCode }) => parcelCode);
  const shown = `${named.slice(0, 3).join('、')}${named.length > 3 ? '等' : ''}`;
  return `合同 ${number} 出租的地块（${shown}）不是资产 ${asset.code}（${asset.name}）所含的地块`;
}

export const leaseStandsInTheRegister = rule<AssetLeaseEntry>({
  id: 'AS51',
  code: 'ASSETS.LEASE_NOT_IN_THE_REGISTER',
  sentence:
    '出租资产所填的合同，是本集体在登记簿上的出租合同，出租的就是这类资产或者它所含的地块，变更日在合同期内。',
  basis: [collectiveFinanceRules('第二十三条'), registerRules('合同登记')],
  severity: 'block',
  bears: ({ leaseNumber }) => leaseNumber !== undefined,
  breach: (entry) => {
    const { leaseNumber = '', lease, on, asset } = entry;
    const unknown = `本集体没有登记编号为 ${leaseNumber} 的合同`;
    const unfit = lease && (doesNotStand(lease, on) ?? letsAnother(lease, asset));
    const fault = unfit ?? (!lease && canBeInTheRegister(entry) ? unknown : undefined);
    const wayForward =
      '核对合同编号和变更日；合同还没有登记的，先登记合同（以前签订的房屋、设施设备租赁按旧合同登记）。';
    return fault === undefined ? undefined : { detail: `${fault}。`, field: 'lease.number', wayForward };
  },
});

export const leaseOutsideTheRegisterIsTold = rule<AssetLeaseEntry>({
  id: 'AS52',
  code: 'ASSETS.LEASE_OUTSIDE_THE_REGISTER',
  sentence: '新签订的房屋、设施设备租赁合同不在合同登记簿上，租金不会自动入账，合同原件另行核对、存档。',
  basis: [collectiveFinanceRules('第二十三条'), registerRules('合同登记')],
  severity: 'warn',
  bears: ({ leaseNumber }) => leaseNumber !== undefined,
  breach: (entry) =>
    isUnregistered(entry) && !canBeInTheRegister(entry)
      ? {
          detail: `合同 ${entry.leaseNumber ?? ''} 不在本集体的合同登记簿上，租金不会自动入账；请核对合同原件和编号。`,
          field: 'lease.number',
        }
      : undefined,
});

export interface FoundLetEntry extends StepEntry {
  /** As it was found to be used; absent where that is as in the register. */
  readonly foundUse: UseState | undefined;
  /** The asset in the register, where it is there. */
  readonly foundAsset: Asset | undefined;
}

export const whatIsFoundLetHasAContract = rule<FoundLetEntry>({
  id: 'IV35',
  code: 'ASSETS.FOUND_LET_WITHOUT_CONTRACT',
  sentence: '清查发现出租的资产，登记它的书面合同；没有合同的，查明由谁使用、凭什么使用。',
  basis: [collectiveFinanceRules('第二十三条'), registerRules('清产核资')],
  severity: 'warn',
  bears: ({ foundUse }) => foundUse === 'leased',
  breach: ({ foundAsset }) =>
    foundAsset?.lease
      ? undefined
      : {
          detail: `清查填为“${USE_STATES.leased}”，登记簿上没有它的合同；请用“变更资产使用状态”登记合同编号和扫描件。`,
          field: 'useState',
        },
});
