import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { maskIdentityNumber, reject } from '#kernel';
import {
  ACCESS_TRAIL,
  type AccessTrail,
  Caller,
  PERSON_DIRECTORY,
  type PersonDirectory,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Refused,
  Requires,
  ShownParts,
  ShownText,
  orNotFound,
  seenBy,
} from '#nest';
import { IdentityNumber, PersonName } from '#nest/fields';
import { Views } from '#read-store';
import { collectiveRegister } from './collectives.js';
import { MemberRow } from './households.js';

class PersonSearch {
  @PersonName('姓名', { optional: true })
  name?: string;
  @IdentityNumber('身份证号', { optional: true })
  identityNumber?: string;
}

class NamedMember extends MemberRow {
  @ShownText('姓名；已被遗忘的为空', { nullable: true })
  name: string | null;
  @ShownText('身份证号（遮盖）', { nullable: true })
  identityNumber: string | null;
  @ShownText('联系电话', { nullable: true })
  phone: string | null;
}

class MembersBody {
  @ShownParts('成员', () => NamedMember)
  items: NamedMember[];
}

@ApiTags('集体经济组织')
@Controller('api/collectives')
export class PersonQueries {
  constructor(
    private readonly views: Views,
    @Inject(PERSON_DIRECTORY) private readonly persons: PersonDirectory,
    @Inject(ACCESS_TRAIL) private readonly trail: AccessTrail,
  ) {}

  @Get('households/:householdId/members')
  @Requires('persons.read')
  @ReadsFrom(collectiveRegister)
  @ApiOperation({ operationId: 'ListHouseholdMembers', summary: '一户的成员（含姓名，查看留痕）' })
  @ApiOkResponse({ type: MembersBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async members(
    @Caller() principal: Principal,
    @Param('householdId') householdId: string,
  ): Promise<MembersBody> {
    const within = seenBy<MemberRow>(principal, 'persons.read', 'divisionCode');
    const { items } = await this.views.page(MemberRow, { key: 'personId', within, where: { householdId } });
    orNotFound(items[0], '农户', householdId);
    return { items: await this.named(principal, items, `household/${householdId}`) };
  }

  @Post('persons/search')
  @HttpCode(200)
  @Requires('persons.read')
  @ApiOperation({ operationId: 'SearchPersons', summary: '按姓名或身份证号查人（查看留痕）' })
  @ApiOkResponse({ type: MembersBody })
  async search(
    @Caller() principal: Principal,
    @Body() { name, identityNumber }: PersonSearch,
  ): Promise<MembersBody> {
    const by = identityNumber !== undefined ? { identityNumber } : name !== undefined && { name };
    if (!by) {
      throw new Refused(reject('invalid', 'COLLECTIVES.SEARCH', '请填写姓名或身份证号。', { field: 'name' }));
    }
    const ids = await this.persons.find(by);
    const within = seenBy<MemberRow>(principal, 'persons.read', 'divisionCode');
    const found = await Promise.all(
      ids.map((personId) => this.views.one(MemberRow, { within, where: { personId } })),
    );
    const items = found.filter((row) => row !== undefined);
    return { items: await this.named(principal, items, 'persons/search') };
  }

  private async named(
    principal: Principal,
    rows: readonly MemberRow[],
    about: string,
  ): Promise<NamedMember[]> {
    this.trail.record({ kind: 'PersonalDataRead', account: principal.account, about });
    const known = await this.persons.reveal(rows.map(({ personId }) => personId));
    return rows.map((row) => {
      const person = known.get(row.personId);
      return {
        ...row,
        name: person?.name ?? null,
        identityNumber: person ? maskIdentityNumber(person.identityNumber) : null,
        phone: person?.phone ?? null,
      };
    });
  }
}
