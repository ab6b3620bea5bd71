import type { Loaded } from '#kernel';
import { ASSETS_IN_THE_BOOK, type AssetBook, assetBookStream } from '#assets/facts';
import { one } from '#nest';

interface Deciding {
  readonly collectiveId: string;
}

/** The book of the collective, where a decision names assets. */
export function assetReferences<Command extends Deciding>(named: (command: Command) => readonly string[]) {
  return {
    assetBook: one(
      assetBookStream,
      (command: Command) => (named(command).length > 0 ? command.collectiveId : undefined),
      ASSETS_IN_THE_BOOK,
    ),
  };
}

/** Of the assets named those that do not stand in the book. */
export function assetsOfOthers(
  named: readonly string[],
  { assetBook }: { readonly assetBook: Loaded<AssetBook | undefined> | undefined },
): readonly string[] {
  const own = new Set((assetBook?.state?.entries ?? []).map(({ assetId }) => assetId));
  return [...new Set(named)].filter((assetId) => !own.has(assetId));
}
