import { DIQI_NAMESPACE, type LegalDate, uuidV5 } from '#kernel';
import { collectiveStream } from '#collectives/facts';
import { Grounds, commandSpec, one } from '#nest';
import { Choice, CreditCode, DivisionCode, LegalDateField, Sha256, SubjectId, Text } from '#nest/fields';
import {
  CUSTODY_KINDS,
  CUSTODY_RULES,
  type CustodyKind,
  CustodyRegistered,
  DUTY_RULES,
  custodyStream,
  weighing,
} from '../facts/index.js';
import { bookReferences } from './custody.js';

export class RegisterCustody extends Grounds {
  @DivisionCode('所在区划')
  divisionCode: string;

  @CreditCode('所属集体经济组织（不填则属村民委员会）', { optional: true })
  collectiveId?: string;

  @Choice('种类', CUSTODY_KINDS)
  kind: CustodyKind;

  @Text('名称、编号', 60, { example: '黄家会村股份经济合作社财务专用章' })
  label: string;

  @SubjectId('保管人（人员编号）')
  keeperId: string;

  @LegalDateField('保管起始日')
  from: LegalDate;

  @Sha256('启用登记或交接清册的 SHA-256')
  listSha256: string;
}

function custodyIdOf({ divisionCode, collectiveId, kind, label }: RegisterCustody): string {
  return uuidV5(DIQI_NAMESPACE, `custody/${collectiveId ?? divisionCode}/${kind}/${label}`);
}

export const registerCustody = commandSpec({
  command: RegisterCustody,
  title: '登记保管物',
  permission: 'posts.record',
  stream: custodyStream,
  subject: {
    kind: 'opening',
    id: (command) => custodyIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    ...bookReferences<RegisterCustody>(),
    collective: one(collectiveStream, ({ collectiveId }: RegisterCustody) => collectiveId),
  },
  effectiveOn: ({ from }) => from,
  facts: ({ command, state, references, context }) => {
    const { divisionCode, collectiveId, kind, label, keeperId, from, listSha256 } = command;
    const collective = references.collective?.state;
    const [book, station] = [references.book?.state, references.station?.state];
    return {
      known: state,
      divisionCode,
      label,
      collectiveId,
      // A collective of another place than the one the clerk may act for is none.
      collective: collective?.divisionCode === divisionCode ? collective : undefined,
      dutyId: context.newId('keeping'),
      duty: kind,
      personId: keeperId,
      organisationId: collectiveId ?? divisionCode,
      book: weighing(kind, book, station),
      books: [book, station],
      keeper: { personId: keeperId, part: '保管人', field: 'keeperId' },
      from,
      listSha256,
      today: context.today,
    };
  },
  rules: [...CUSTODY_RULES, ...DUTY_RULES],
  decide: ({ dutyId: keepingId, duty: kind, personId: keeperId, organisationId, ...entry }, { command }) => {
    const { divisionCode, label, from, listSha256 } = entry;
    const custodyId = custodyIdOf(command);
    const kept = { custodyId, divisionCode, organisationId, kind, label };
    return [CustodyRegistered.of({ ...kept, keepingId, keeperId, from, listSha256 })];
  },
});
