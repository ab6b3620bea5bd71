import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { AnyStreamType } from '#kernel';
import type { Projection, Reaction } from '#read-store';
import { controllerOf } from './command-controller.js';
import { handlerOf } from './command-handler.js';
import type { AnyCommandSpec } from './command-spec.js';
import type { Register } from './register.js';

/** A bounded context as one value: what it records, what it answers, and what follows from it. */
export interface Context {
  /** Folder and path segment: `land-rights`. */
  readonly path: string;
  readonly title: string;
  readonly streams: readonly AnyStreamType[];
  readonly commands: readonly AnyCommandSpec[];
  readonly projections: readonly Projection[];
  readonly reactions: readonly Reaction[];
  /** What people look things up in. */
  readonly registers?: readonly Register[];
  /** Controllers of the questions that no register answers. */
  readonly queries?: readonly Type<object>[];
  readonly providers?: readonly Provider[];
}

export function context(definition: Context): Context {
  return definition;
}

/** The Nest module of a context: a handler and, unless internal, a route for every command. */
export function moduleOf(given: Context): DynamicModule {
  const open = given.commands.filter(({ permission }) => permission !== 'internal');
  class ContextModule {}
  Object.defineProperty(ContextModule, 'name', { value: `${given.path}-module` });
  return {
    module: ContextModule,
    controllers: [
      ...open.map((spec) => controllerOf(given, spec)),
      ...(given.queries ?? []),
      ...fixedPathsFirst(given.registers ?? []).map(({ controllerUnder }) => controllerUnder(given)),
    ],
    providers: [...given.commands.map(handlerOf), ...(given.providers ?? [])],
  };
}

/** `contracts/rents` before `contracts/:contractId`, which would take it for a contract. */
function fixedPathsFirst(registers: readonly Register[]): readonly Register[] {
  return [...registers].sort((a, b) => b.path.length - a.path.length);
}
