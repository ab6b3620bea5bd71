import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { propertyOf, reject } from '#kernel';
import {
  ACCESS_TRAIL,
  type AccessTrail,
  Caller,
  ForSelf,
  type Principal,
  ProblemBody,
  Public,
  Refused,
  Requires,
  ShownFlag,
  ShownNumber,
  ShownParts,
  ShownText,
  ShownTexts,
  mayOn,
  orNotFound,
} from '#nest';
import { AccountName, Password } from '#nest/fields';
import { ROLE_TITLES, type Role, roleCode } from '../facts/index.js';
import { Credentials, type SessionSecrets } from './credentials.js';
import { isEasyPassword } from './easy-password.js';
import { Login, PasswordGuard } from './password.guard.js';
import { Principals } from './principals.js';
import type { TokenPayload } from './strategies.js';

const TOKEN_SECONDS = 900;
export const REFRESH_COOKIE = 'diqi_refresh';
const COOKIE_PATH = '/api/login';

class ChangePassword {
  @Password('原密码')
  oldPassword: string;
  @Password('新密码')
  newPassword: string;
}

class IssueOneTimePassword {
  @AccountName('登录名')
  accountId: string;
}

class TokenBody {
  @ShownText('访问令牌：放在请求头 Authorization: Bearer 之后')
  accessToken: string;
  @ShownNumber('有效秒数')
  expiresInSeconds: number;
  @ShownText('续期时放在请求头 X-CSRF-Token 中')
  csrfToken: string;
  @ShownFlag('须先修改一次性密码')
  mustChangePassword: boolean;
}

class OneTimePasswordBody {
  @ShownText('登录名')
  accountId: string;
  @ShownText('一次性密码：只显示这一次')
  oneTimePassword: string;
}

class AuthorityBody {
  @ShownText('岗位', { enum: ROLE_TITLES })
  role: Role;
  @ShownText('岗位名称')
  title: string;
  @ShownText('任职区划')
  organisation: string;
  @ShownTexts('权限')
  permissions: string[];
}

class SelfBody {
  @ShownText('登录名')
  accountId: string;
  @ShownFlag('须先修改一次性密码')
  mustChangePassword: boolean;
  @ShownParts('今日有效的岗位', () => AuthorityBody)
  authorities: AuthorityBody[];
}

@ApiTags('登录')
@Controller('api/login')
export class LoginController {
  constructor(
    private readonly credentials: Credentials,
    private readonly principals: Principals,
    private readonly tokens: JwtService,
    @Inject(ACCESS_TRAIL) private readonly trail: AccessTrail,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(PasswordGuard)
  @ApiOperation({ operationId: 'Login', summary: '登录' })
  @ApiOkResponse({ type: TokenBody })
  @ApiResponse({ status: 401, type: ProblemBody, description: '登录名或密码不对，或账号已锁定' })
  async login(
    @Caller() principal: Principal,
    @Body() _: Login,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenBody> {
    const session = await this.credentials.openSession(principal.account);
    return this.answer(session, principal, request, response);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'RefreshLogin', summary: '续期（浏览器：凭 httpOnly cookie）' })
  @ApiHeader({ name: 'X-CSRF-Token', required: true, description: '登录或上次续期答复的 csrfToken' })
  @ApiOkResponse({ type: TokenBody })
  @ApiResponse({ status: 401, type: ProblemBody, description: '登录已过期' })
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<TokenBody> {
    const cookie: unknown = propertyOf(request.cookies, REFRESH_COOKIE);
    const csrf = request.get('X-CSRF-Token');
    const session =
      typeof cookie === 'string' && csrf !== undefined
        ? await this.credentials.renewSession(cookie, csrf)
        : undefined;
    const principal = session && (await this.principals.of(session.accountId));
    if (!session || !principal) {
      throw new Refused(reject('unauthenticated', 'ACCESS.SESSION_ENDED', '登录已过期，请重新登录。'));
    }
    return this.answer(session, principal, request, response);
  }

  @Post('logout')
  @HttpCode(204)
  @ForSelf()
  @ApiOperation({ operationId: 'Logout', summary: '退出' })
  async logout(
    @Caller() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (principal.session) await this.credentials.endSession(principal.session);
    this.principals.forget();
    this.trail.record({ kind: 'LoggedOut', account: principal.account, about: 'login' });
    response.clearCookie(REFRESH_COOKIE, { path: COOKIE_PATH });
  }

  @Get('self')
  @ForSelf()
  @ApiOperation({ operationId: 'WhoAmI', summary: '我是谁，有哪些岗位' })
  @ApiOkResponse({ type: SelfBody })
  self(@Caller() principal: Principal): SelfBody {
    return {
      accountId: principal.account,
      mustChangePassword: principal.mustChangePassword ?? false,
      authorities: principal.authorities.map(({ role, organisation, permissions }) => ({
        role: roleCode.parse(role),
        title: ROLE_TITLES[roleCode.parse(role)],
        organisation,
        permissions: [...permissions],
      })),
    };
  }

  @Post('password')
  @HttpCode(204)
  @ForSelf()
  @ApiOperation({ operationId: 'ChangePassword', summary: '修改自己的密码（其后须重新登录）' })
  @ApiResponse({ status: 422, type: ProblemBody, description: '原密码不对，或新密码太容易猜中' })
  async changePassword(
    @Caller() { account }: Principal,
    @Body() { oldPassword, newPassword }: ChangePassword,
  ): Promise<void> {
    if ((await this.credentials.check(account, oldPassword)) !== 'right') {
      throw new Refused(
        reject('rule', 'ACCESS.WRONG_PASSWORD', '原密码不对，请重新输入。', { field: 'oldPassword' }),
      );
    }
    if (oldPassword === newPassword) {
      throw new Refused(
        reject('rule', 'ACCESS.SAME_PASSWORD', '新密码不能与原密码相同。', { field: 'newPassword' }),
      );
    }
    if (isEasyPassword(newPassword)) {
      const detail = '新密码太容易猜中：不要用连续或重复的数字、字母和常见的词，可用一句只有自己知道的话。';
      throw new Refused(reject('rule', 'ACCESS.EASY_PASSWORD', detail, { field: 'newPassword' }));
    }
    await this.credentials.setPassword(account, newPassword);
    this.principals.forget();
    this.trail.record({ kind: 'PasswordChanged', account, about: 'login' });
  }

  @Post('one-time-password')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOperation({
    operationId: 'IssueOneTimePassword',
    summary: '发给一次性密码（同时解除锁定、退出其全部登录）',
  })
  @ApiOkResponse({ type: OneTimePasswordBody })
  @ApiResponse({ status: 404, type: ProblemBody, description: '没有找到' })
  async issue(
    @Caller() principal: Principal,
    @Body() { accountId }: IssueOneTimePassword,
  ): Promise<OneTimePasswordBody> {
    const account = await this.principals.accountOf(accountId);
    const allowed = account && mayOn(principal, 'staff.manage', account.divisionCode);
    orNotFound(allowed ? account : undefined, '账号', accountId);
    const oneTimePassword = await this.credentials.issueOneTimePassword(accountId);
    this.principals.forget();
    this.trail.record({ kind: 'PasswordIssued', account: principal.account, about: `account/${accountId}` });
    return { accountId, oneTimePassword };
  }

  private answer(
    session: SessionSecrets,
    principal: Principal,
    request: Request,
    response: Response,
  ): TokenBody {
    const payload: TokenPayload = { sub: session.accountId, sid: session.sessionId };
    response.cookie(REFRESH_COOKIE, session.refreshToken, {
      httpOnly: true,
      sameSite: 'strict',
      secure: request.secure,
      path: COOKIE_PATH,
    });
    return {
      accessToken: this.tokens.sign(payload, { expiresIn: TOKEN_SECONDS, algorithm: 'HS256' }),
      expiresInSeconds: TOKEN_SECONDS,
      csrfToken: session.csrfToken,
      mustChangePassword: principal.mustChangePassword ?? false,
    };
  }
}
