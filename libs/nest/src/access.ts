import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { PERMISSIONS, type Permission, divisionCovers, reject } from '#kernel';
import { ACCESS_TRAIL, type AccessTrail } from './ports.js';
import { Refused } from './problem.js';
import type { Principal } from './submission.js';

const PERMISSION = 'diqi:permission';
const PUBLIC = 'diqi:public';
const SELF = 'diqi:self';

/** The permission a route needs; the organisation is checked where the subject is known. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(PERMISSION, permission),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
    ApiUnauthorizedResponse({ description: '未登录' }),
    ApiForbiddenResponse({ description: `没有“${PERMISSIONS[permission]}”的权限` }),
  );

/** A route for everybody: login, health, the public key. Must be said; a route that says nothing is closed. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-permission', 'public'));

/** A route for anybody who is logged in, about themselves: own profile, own password. */
export const ForSelf = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(SELF, true), ApiBearerAuth(), ApiExtension('x-permission', 'self'));

export type AuthenticatedRequest = Request & { user?: Principal; id?: string };

/** The principal of the request; there is one on every route that is not public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { user } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!user) throw new Error('no principal on a guarded route');
  return user;
});

export function isPublic(reflector: Reflector, context: ExecutionContext): boolean {
  return reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]) ?? false;
}

/** Closed by default: a route opens by `@Public`, `@ForSelf` or `@Requires`, and only to who holds it somewhere. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACCESS_TRAIL) private readonly trail: AccessTrail,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (isPublic(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const targets = [context.getHandler(), context.getClass()];
    if (!request.user) {
      throw new Refused(reject('unauthenticated', 'ACCESS.NOT_LOGGED_IN', '尚未登录，请先登录。'));
    }
    if (this.reflector.getAllAndOverride<boolean>(SELF, targets)) return true;
    if (request.user.mustChangePassword) {
      throw new Refused(
        reject('forbidden', 'ACCESS.CHANGE_PASSWORD_FIRST', '您用的是一次性密码，请先修改密码再继续。'),
      );
    }
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (permission && request.user.authorities.some((each) => each.permissions.has(permission))) return true;
    this.trail.record({
      kind: 'AccessDenied',
      account: request.user.account,
      about: `${request.method} ${request.path}`,
    });
    throw new Refused(
      reject(
        'forbidden',
        'ACCESS.NO_PERMISSION',
        `您没有“${permission ? PERMISSIONS[permission] : '此项操作'}”的权限，请联系系统管理员授权。`,
      ),
    );
  }
}

/** The divisions over which a principal holds a permission. */
export function organisationsOf(principal: Principal, permission: Permission): readonly string[] {
  const held = principal.authorities.filter((each) => each.permissions.has(permission));
  return [...new Set(held.map((each) => each.organisation))];
}

/** Whether a principal may use a permission on something of a division. */
export function mayOn(principal: Principal, permission: Permission, division: string): boolean {
  return organisationsOf(principal, permission).some((held) => divisionCovers(held, division));
}
