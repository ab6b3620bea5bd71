import { type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { invalidRequest, type Problem, Refused } from './problem.js';

/** Errors told in one answer at most. */
const ERRORS_LIMIT = 50;

/**
 * The one body and query check. `transform` makes the plain JSON an instance of the command class: without it
 * the CommandBus would not find the handler and answer 500.
 */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors): Refused => invalidRequest(flatten(errors).slice(0, ERRORS_LIMIT)),
  });
}

const pipe = validationPipe();
rememberRules();

/**
 * For every body class-validator looks through the rules of all classes there are, for those it inherits. The rules of a
 * class do not change once a body of it has come, so it is asked once for each class.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const look = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<typeof look>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups?.length) return look(target, schema, always, strictGroups, groups);
    const rules = known.get(target) ?? look(target, schema, always, strictGroups, groups);
    known.set(target, rules);
    return rules;
  };
}

/** What did not come as the body of a request, checked and made an instance as if it had. */
export async function readBody<Body extends object>(
  type: Type<Body>,
  given: object,
): Promise<Body | NonNullable<Problem['errors']>> {
  try {
    const body: unknown = await pipe.transform(given, { type: 'body', metatype: type });
    if (body instanceof type) return body;
    throw new Error(`${type.name} was not made of what was given`);
  } catch (error) {
    if (error instanceof Refused && error.errors) return error.errors;
    throw error;
  }
}

function flatten(errors: readonly ValidationError[], parent = ''): { field: string; detail: string }[] {
  return errors.flatMap((error) => {
    const name = /^\d+$/.test(error.property) ? `[${error.property}]` : error.property;
    const field = parent && !name.startsWith('[') ? `${parent}.${name}` : `${parent}${name}`;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
      field,
      detail:
        constraint === 'whitelistValidation' ? `不认识的字段“${field}”，请删去` : located(field, message),
    }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}

/** Inside a list the row is named as well: 「成员 members[2] 的…」. */
function located(field: string, message: string): string {
  const row = /\[(\d+)\](?!.*\[)/.exec(field)?.[1];
  return row === undefined ? message : `第 ${Number(row) + 1} 项：${message}`;
}
