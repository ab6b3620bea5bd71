import { assets } from '#assets';
import { books } from '#books';
import { collectives } from '#collectives';
import { contracts } from '#contracts';
import { corrections } from '#corrections';
import { decisions } from '#decisions';
import { divisions } from '#divisions';
import { extensions } from '#extensions';
import { homesteads } from '#homesteads';
import { imports } from '#imports';
import { landRights } from '#land-rights';
import type { Context } from '#nest';
import { type Projection, type Reaction, provenance, registerClock } from '#read-store';
import { policies } from '#policies';
import { posts } from '#posts';
import { priority } from '#priority';
import { staff } from '#staff';
import { tasks } from '#tasks';

/** Every bounded context of the system. */
export const CONTEXTS: readonly Context[] = [
  divisions,
  staff,
  policies,
  collectives,
  landRights,
  decisions,
  posts,
  contracts,
  priority,
  extensions,
  assets,
  homesteads,
  books,
  corrections,
  tasks,
  imports,
];

export const PROJECTIONS: readonly Projection[] = [
  registerClock,
  provenance,
  ...CONTEXTS.flatMap(({ projections }) => projections),
];

export const REACTIONS: readonly Reaction[] = CONTEXTS.flatMap(({ reactions }) => reactions);
