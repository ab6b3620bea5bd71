import { Controller, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

interface MadeClass {
  readonly name: string;
  readonly prototype: object;
}

/** One parameter of a route: its type, for the check of what comes in, and where it comes from. */
export type RouteParameter = readonly [type: unknown, from: ParameterDecorator];

/** Says what decorators would say above a method, for a class that is made at run time. */
export function declareRoute(
  { name, prototype }: MadeClass,
  method: string,
  parameters: readonly RouteParameter[],
  decorators: readonly MethodDecorator[],
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
  if (!descriptor) throw new Error(`${name} has no method ${method}`);
  for (const [index, [, from]] of parameters.entries()) from(prototype, method, index);
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(([parameterType]) => parameterType),
    prototype,
    method,
  );
  for (const decorate of decorators) decorate(prototype, method, descriptor);
}

/** Names a class that is made at run time and puts it under a path of the API. */
export function declareController(
  type: Type<object>,
  { name, path, tag }: { readonly name: string; readonly path: string; readonly tag: string },
): void {
  Object.defineProperty(type, 'name', { value: `${name}Controller` });
  ApiTags(tag)(type);
  Controller(`api/${path}`)(type);
}
