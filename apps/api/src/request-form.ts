import { HttpException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { isCleanText, reject } from '#kernel';
import { Refused } from '#nest';

/** Levels of nesting in a body at most; commands have four. */
const DEPTH_LIMIT = 16;

/** From one address; a township's office sits behind one. */
const LOGINS_A_MINUTE = 120;
const MINUTE_MS = 60_000;

/** Slows down whoever tries many accounts; the login locks the single account. */
export function limitLogins() {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: LOGINS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new HttpException('too many logins', 429)),
  });
}

/** Refuses an address that cannot be decoded to clean text, before anything looks into it. */
export function cleanAddress({ originalUrl }: Request, _: Response, next: NextFunction): void {
  let address: string | undefined;
  try {
    address = decodeURIComponent(originalUrl.replaceAll('+', ' '));
  } catch {
    // Not UTF-8 behind the percent signs.
  }
  if (address !== undefined && isCleanText(address)) next();
  else next(new Refused(reject('invalid', 'REQUEST.ADDRESS', '网址中含有不能识别的字符，请核对。')));
}

/** Refuses a body that is no object or is nested too deep: what follows walks it by recursion. */
export function objectBody(request: Request, _: Response, next: NextFunction): void {
  const given: unknown = request.body;
  if (given === undefined && Number(request.get('Content-Length') ?? 0) > 0 && !bringsFile(request)) {
    // There is a body, and the parser did not take it for JSON.
    next(new HttpException('not JSON', 415));
    return;
  }
  const alien = isObject(given) && depthWithin(given, DEPTH_LIMIT) ? inheritedName(given) : undefined;
  if (alien !== undefined) {
    const detail = `不认识的字段“${alien}”，请删去。`;
    const rejection = reject('invalid', 'REQUEST.INVALID', detail, { field: alien });
    next(new Refused(rejection, [{ field: alien, detail }]));
    return;
  }
  if (
    request.method === 'GET' ||
    given === undefined ||
    (isObject(given) && depthWithin(given, DEPTH_LIMIT))
  ) {
    next();
    return;
  }
  next(
    new Refused(
      reject('invalid', 'REQUEST.NOT_AN_OBJECT', '请求内容应为一组填写项（JSON 对象），层次不超过 16 层。'),
    ),
  );
}

/** The one route that takes a form with a file reads it by itself, behind the guards. */
function bringsFile(request: Request): boolean {
  return request.path === '/api/imports' && typeof request.is('multipart/form-data') === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field named like what every object has: a check for unknown fields would take it for known. */
function inheritedName(value: object): string | undefined {
  const names = new Set(Object.getOwnPropertyNames(Object.prototype));
  const inner = (each: object): object[] => [each, ...Object.values(each).filter(isContainer).flatMap(inner)];
  return inner(value)
    .flatMap((each) => Object.keys(each))
    .find((name) => names.has(name));
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function depthWithin(value: object, limit: number): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return false;
    level = level.flatMap((each) => Object.values(each).filter(isContainer));
  }
  return true;
}
