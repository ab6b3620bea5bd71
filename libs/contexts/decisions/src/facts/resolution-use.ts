import { type Breach, type LegalBasis, type LegalDate, type Rule, rule } from '#kernel';
import { DECIDING_BODIES } from './bodies.js';
import { nextMeeting } from './deciding-rules.js';
import { MATTERS, type Matter, decidingBodies } from './matters.js';
import { type ObjectOfUse, isAboutAnother } from './resolution-objects.js';
import type { Resolution } from './state.js';

/** What a command asks of the resolution that it names. */
export interface ResolutionUse {
  readonly resolution: Resolution | undefined;
  readonly collectiveId: string;
  readonly matter: Matter;
  /** Legal date of the act that rests on it: it must have been decided by then, and carry still. */
  readonly usedOn: LegalDate;
  /** The field of the command that states it. */
  readonly usedOnField: string;
  readonly today: LegalDate;
  readonly parcels?: readonly string[];
  readonly contractId?: string;
  /** What it is used for, where a resolution may leave that unnamed. */
  readonly about?: ObjectOfUse;
  /** Yearly, in fen. */
  readonly priceFen?: number | undefined;
}

/** Who decides the matter, and when they could at the earliest; without its full stop. */
export function decideAnew({ matter, usedOn, today }: ResolutionUse): string {
  const bodies = decidingBodies({ matter, heldOn: usedOn > today ? usedOn : today });
  const [first] = bodies;
  const names = bodies.map((body) => DECIDING_BODIES[body]).join('或');
  return first ? `召开${names}表决并登记决议，${nextMeeting(first, today)}` : '';
}

function isNoDecision(use: ResolutionUse): Breach | undefined {
  const { resolution, collectiveId, matter } = use;
  const mistaken = { field: 'resolutionId', wayForward: `${decideAnew(use)}。` };
  if (resolution?.collectiveId !== collectiveId || resolution.matter !== matter)
    return { detail: `没有本集体就“${MATTERS[matter]}”通过的决议。`, ...mistaken };
  const { standing, heldOn, needed, inFavour } = resolution;
  if (standing !== 'rejected') return undefined;
  return { detail: `${heldOn} 的决议没有通过，还差 ${needed - inFavour} 票。`, ...mistaken };
}

/** Why a resolution that was adopted does not carry any more on a day: revoked, or lapsed; nothing while it carries. */
export function whyNoLongerCarrying(
  resolution: Pick<Resolution, 'revokedOn' | 'validUntil'> | undefined,
  usedOn: LegalDate,
): string | undefined {
  const { revokedOn, validUntil } = resolution ?? {};
  if (revokedOn !== undefined && revokedOn <= usedOn) return `决议已于 ${revokedOn} 撤销。`;
  return validUntil === undefined || usedOn <= validUntil
    ? undefined
    : `决议的有效期到 ${validUntil} 为止，${usedOn} 已经失效。`;
}

function carriesNoLonger(use: ResolutionUse): Breach | undefined {
  const detail = whyNoLongerCarrying(use.resolution, use.usedOn);
  return detail === undefined
    ? undefined
    : { detail, field: 'resolutionId', wayForward: `${decideAnew(use)}。` };
}

function isNotYetDecided({ resolution, usedOn, usedOnField: field }: ResolutionUse): Breach | undefined {
  return resolution !== undefined && resolution.heldOn > usedOn
    ? {
        detail: `${usedOn} 办理，决议 ${resolution.heldOn} 才作出，应在办理之前作出。`,
        field,
        wayForward: `核对办理日；确实早于决议的，在 ${resolution.heldOn} 或之后重新办理。`,
      }
    : undefined;
}

function isOfOtherLand({ resolution, parcels = [] }: ResolutionUse): Breach | undefined {
  const unnamed = parcels.find((code) => !resolution?.parcels?.includes(code));
  return unnamed === undefined
    ? undefined
    : {
        detail: `决议没有写明地块 ${unnamed}，不能据以办理。`,
        field: 'parcels',
        wayForward: '只办理决议写明的地块，或就该地块另行决议。',
      };
}

function isOnOtherTerms({ resolution, contractId, priceFen }: ResolutionUse): Breach | undefined {
  const wayForward = '按决议写明的合同和价格办理，或另行决议。';
  if (contractId !== undefined && resolution?.contractIds && !resolution.contractIds.includes(contractId))
    return { detail: `决议不是就合同 ${contractId} 作出的。`, field: 'contractId', wayForward };
  const lowest = resolution?.lowestPriceFen;
  if (lowest === undefined || priceFen === undefined || priceFen >= lowest) return undefined;
  const detail = `决议写明每年不低于 ${lowest / 100} 元，现为 ${priceFen / 100} 元，还差 ${(lowest - priceFen) / 100} 元。`;
  return { detail, field: 'payments', facts: { lowestPriceFen: lowest, priceFen }, wayForward };
}

/** Why the resolution named does not carry what a command wants to do; nothing when it does. */
function resolutionDoesNotCarry(use: ResolutionUse): Breach | undefined {
  return (
    isNoDecision(use) ??
    isOfOtherLand(use) ??
    isAboutAnother(use) ??
    isNotYetDecided(use) ??
    carriesNoLonger(use) ??
    isOnOtherTerms(use)
  );
}

/** Whether the resolution named carries what a command wants to do. */
export function isCarriedByResolution(use: ResolutionUse): boolean {
  return resolutionDoesNotCarry(use) === undefined;
}

/** The rule of a command that needs a resolution; `use` gives nothing where the case needs none. */
export function resolutionCarries<Facts>(definition: {
  readonly id: string;
  readonly code: string;
  readonly sentence: string;
  readonly basis: readonly [LegalBasis, ...LegalBasis[]];
  readonly use: (facts: Facts) => ResolutionUse | undefined;
  /** What else the same article asks for, once a resolution is needed and carries. */
  readonly further?: (facts: Facts) => Breach | undefined;
}): Rule<Facts> {
  const { use, further, ...rest } = definition;
  return rule<Facts>({
    ...rest,
    severity: 'block',
    bears: (facts) => use(facts) !== undefined,
    breach: (facts) => {
      const asked = use(facts);
      return asked && (resolutionDoesNotCarry(asked) ?? further?.(facts));
    },
  });
}
