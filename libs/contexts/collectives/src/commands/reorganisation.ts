import { type Loaded, type Rule, forEvery } from '#kernel';
import { type Authorisation, type Resolution, authorisationStream, resolutionStream } from '#decisions/facts';
import { type Division, PLACING_RULES, divisionStream } from '#divisions/facts';
import { Evidence, many } from '#nest';
import { CreditCode, DivisionCode, LegalDateField, Nested, Sha256, SubjectId, Text } from '#nest/fields';
import {
  type Collective,
  type CollectiveEntry,
  type Founded,
  type Reorganisations,
  collectiveCodeIsOfItsKindAndPlace,
  collectiveIsOfARegisteredDivision,
  collectiveIsRegisteredOnce,
  collectiveLevel,
  collectiveStream,
} from '../facts/index.js';
import type { ReorganisingParty } from '../facts/reorganisation-rules.js';

/* What a merger and a split have in common. */

/** A collective with the decision of its members, its approvals and its inventory. */
export class ReorganisingCollective {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('成员大会的决议')
  resolutionId: string;

  @SubjectId('乡镇审核')
  reviewId: string;

  @SubjectId('县级批准')
  approvalId: string;

  @Sha256('资产负债表和财产清单的 SHA-256')
  inventorySha256: string;
}

class Announcement {
  @LegalDateField('公告日')
  announcedOn: string;

  @Text('公告处所', 60, { example: '左权县人民政府网站、各村公示栏' })
  place: string;

  @Sha256('公告文本的 SHA-256')
  sha256: string;
}

/** Becomes effective on `effectiveOn`: the first day on which those that end act no more. */
export abstract class Reorganisation extends Evidence {
  @Nested('公告', () => Announcement)
  announcement: Announcement;
}

/** A collective that is set up by the merger or split. */
export class FoundedCollective {
  @CreditCode('新设集体的统一社会信用代码')
  collectiveId: string;

  @Text('名称', 60)
  name: string;

  @DivisionCode('所在区划代码')
  divisionCode: string;
}

/** The streams that a merger or split looks at, by what it names. */
export function reorganisationReferences<Command>(names: {
  readonly parties: (command: Command) => readonly ReorganisingCollective[];
  readonly founded: (command: Command) => readonly FoundedCollective[];
}) {
  const { parties, founded } = names;
  return {
    collectives: many(collectiveStream, (command: Command) =>
      [...parties(command), ...founded(command)].map(({ collectiveId }) => collectiveId),
    ),
    divisions: many(divisionStream, (command: Command) =>
      founded(command).map(({ divisionCode }) => divisionCode),
    ),
    resolutions: many(resolutionStream, (command: Command) =>
      parties(command).map(({ resolutionId }) => resolutionId),
    ),
    authorisations: many(authorisationStream, (command: Command) =>
      parties(command).flatMap(({ reviewId, approvalId }) => [reviewId, approvalId]),
    ),
  };
}

type Known<State> = readonly Loaded<State | undefined>[];

export interface Referred {
  readonly collectives: Known<Collective>;
  readonly divisions: Known<Division>;
  readonly resolutions: Known<Resolution>;
  readonly authorisations: Known<Authorisation>;
}

function stateOf<State>(loaded: Known<State>, id: string): State | undefined {
  return loaded.find((each) => each.id === id)?.state;
}

/** The parties as the registers know them. */
export function partiesOf(given: {
  readonly stated: readonly { readonly field: string; readonly party: ReorganisingCollective }[];
  readonly county: string;
  readonly on: string;
  readonly state: Reorganisations | undefined;
  readonly references: Referred;
}): readonly ReorganisingParty[] {
  const { stated, county, on, state, references } = given;
  return stated.map(({ field, party }) => {
    const { collectiveId, resolutionId, reviewId, approvalId, inventorySha256 } = party;
    return {
      field,
      collectiveId,
      collective: stateOf(references.collectives, collectiveId),
      county,
      successorId: state?.successors[collectiveId]?.collectiveId,
      lastOn: state?.lastOn[collectiveId],
      on,
      resolutionId,
      reviewId,
      approvalId,
      inventorySha256,
      resolution: stateOf(references.resolutions, resolutionId),
      review: stateOf(references.authorisations, reviewId),
      approval: stateOf(references.authorisations, approvalId),
    };
  });
}

/** What the rules of registration ask of a collective that is set up. */
export function foundedEntries(
  founded: readonly FoundedCollective[],
  on: string,
  { collectives, divisions }: Referred,
): readonly CollectiveEntry[] {
  return founded.map(({ collectiveId, divisionCode }) => {
    const division = stateOf(divisions, divisionCode);
    const placing = { division, on, field: 'divisionCode' };
    return { known: stateOf(collectives, collectiveId), collectiveId, divisionCode, division, placing };
  });
}

/** The rules of registration, for every collective that is set up. */
export const FOUNDING_RULES: readonly Rule<{ readonly founding: readonly CollectiveEntry[] }>[] = [
  collectiveIsRegisteredOnce,
  collectiveCodeIsOfItsKindAndPlace,
  collectiveIsOfARegisteredDivision,
  ...PLACING_RULES,
].map((each: Rule<CollectiveEntry>) => forEvery(each, ({ founding }) => founding));

export function asFounded({ collectiveId, name, divisionCode }: FoundedCollective): Founded {
  return { collectiveId, name, divisionCode, level: collectiveLevel.parse(collectiveId.slice(0, 2)) };
}

/** What a party showed, for the record. @throws Error for one that has not; the rules refuse it before */
export function shownBy({ collective, approval, ...stated }: ReorganisingParty) {
  if (!collective || !approval) throw new Error(`${stated.collectiveId} has shown nothing`);
  const { collectiveId, resolutionId, reviewId, approvalId, inventorySha256 } = stated;
  const { divisionCode } = collective;
  const papers = { resolutionId, reviewId, approvalId, inventorySha256 };
  return { collectiveId, divisionCode, ...papers, approvedOn: approval.decidedOn };
}

export function announcedBy({ announcement: { announcedOn, place, sha256 } }: Reorganisation) {
  return { announcedOn, place, sha256 };
}
