import { Entity } from 'typeorm';
import {
  CountCell,
  DateCell,
  FenCell,
  FlagCell,
  JsonCell,
  KeyCell,
  ShownFlag,
  TextCell,
  TextsCell,
  register,
} from '#nest';
import { type Rows, amend, projection, when } from '#read-store';
import {
  AUTHORISATION_KINDS,
  type AuthorisationKind,
  AuthorisationRecorded,
  DECIDING_BODIES,
  type Decided,
  type DecidingBody,
  MATTERS,
  type Matter,
  type Meeting,
  MeetingCalled,
  MeetingHeld,
  RESOLUTION_STANDINGS,
  ResolutionAdopted,
  ResolutionDisclosed,
  ResolutionRejected,
  ResolutionResultDisclosed,
  ResolutionRevoked,
  type ResolutionStanding,
  authorisationStream,
  meetingStream,
  resolutionStream,
} from '../facts/index.js';

const MEETING_STANDINGS = { called: '已通知', held: '已召开', inquorate: '到会不足，不能表决' } as const;

@Entity()
export class MeetingRow {
  @KeyCell('会议编号')
  meetingId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('召开的会议', { enum: DECIDING_BODIES })
  body: DecidingBody;
  @TextCell('状态', { enum: MEETING_STANDINGS })
  standing: keyof typeof MEETING_STANDINGS;
  @DateCell('通知日')
  noticedOn: string;
  @DateCell('开会日')
  heldOn: string;
  @TextCell('地点')
  meetingPlace: string;
  @JsonCell('议程')
  agenda: Meeting['agenda'];
  @CountCell('应到', { nullable: true })
  eligible: number | null;
  @CountCell('到会（含线上、代为参加）', { nullable: true })
  present: number | null;
  @CountCell('到会所需', { nullable: true })
  quorum: number | null;
}

@Entity()
export class ResolutionRow {
  @KeyCell('决议编号')
  resolutionId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('事项', { enum: MATTERS })
  matter: Matter;
  @TextCell('决议内容')
  subject: string;
  @TextsCell('所涉地块')
  parcels: string[];
  @TextsCell('所涉资产')
  assetIds: string[];
  @TextsCell('所涉农户')
  householdIds: string[];
  @TextsCell('所涉盘活项目')
  projectIds: string[];
  @TextCell('决定的会议', { enum: DECIDING_BODIES })
  body: DecidingBody;
  @DateCell('开会日')
  heldOn: string;
  @CountCell('应到')
  eligible: number;
  @CountCell('实到')
  present: number;
  @CountCell('赞成')
  inFavour: number;
  @CountCell('通过所需')
  needed: number;
  @CountCell('反对')
  against: number;
  @CountCell('弃权')
  abstained: number;
  @TextCell('状态', { enum: RESOLUTION_STANDINGS })
  standing: ResolutionStanding;
  @TextCell('会议编号', { nullable: true })
  meetingId: string | null;
  @TextCell('代行职能的村民委员会', { nullable: true })
  actingCommittee: string | null;
  @FenCell('每年不低于的价格', { nullable: true })
  lowestPriceFen: number | null;
  @DateCell('有效期到（含当日）', { nullable: true })
  validUntil: string | null;
  @DateCell('撤销日', { nullable: true })
  revokedOn: string | null;
  @DateCell('决议公开日', { nullable: true })
  disclosedOn: string | null;
  @DateCell('实施结果公开日', { nullable: true })
  resultDisclosedOn: string | null;
}

@Entity()
export class AuthorisationRow {
  @KeyCell('批准或审查编号')
  authorisationId: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('类别', { enum: AUTHORISATION_KINDS })
  kind: AuthorisationKind;
  @TextCell('批文号')
  number: string;
  @TextCell('机关')
  authority: string;
  @DateCell('决定日')
  decidedOn: string;
  @FlagCell('是否批准')
  granted: boolean;
  @TextCell('决议编号', { nullable: true })
  resolutionId: string | null;
  @TextCell('受审查的受让方', { nullable: true })
  granteeId: string | null;
}

function putResolution(rows: Rows, data: Decided, standing: ResolutionStanding): void {
  const { meetingId = null, actingCommittee = null, lowestPriceFen = null, validUntil = null } = data;
  rows.put(ResolutionRow, {
    ...data,
    ...{ parcels: data.parcels ?? [], standing, meetingId, actingCommittee, lowestPriceFen, validUntil },
    ...{
      assetIds: data.assetIds ?? [],
      householdIds: data.householdIds ?? [],
      projectIds: data.projectIds ?? [],
    },
    revokedOn: null,
    disclosedOn: null,
    resultDisclosedOn: null,
  });
}

export const decisionRegister = projection({
  name: 'decisions',
  title: '决议与批准登记簿',
  version: 4,
  tables: [MeetingRow, ResolutionRow, AuthorisationRow],
  on: [
    when(MeetingCalled, ({ data: { place: meetingPlace, ...data } }, rows) => {
      const open = { eligible: null, present: null, quorum: null };
      rows.put(MeetingRow, { ...data, meetingPlace, ...open, standing: 'called' });
    }),
    when(MeetingHeld, async ({ subject: meetingId, data }, rows) => {
      const { eligible, present, quorum, quorate } = data;
      await amend<MeetingRow>(rows, MeetingRow, { meetingId }, () => ({
        ...{ eligible, present, quorum },
        standing: quorate ? 'held' : 'inquorate',
      }));
    }),
    when(ResolutionAdopted, ({ data }, rows) => putResolution(rows, data, 'carried')),
    when(ResolutionRejected, ({ data }, rows) => putResolution(rows, data, 'rejected')),
    when(ResolutionDisclosed, async ({ data: { resolutionId, disclosedOn } }, rows) => {
      await amend(rows, ResolutionRow, { resolutionId }, () => ({ disclosedOn }));
    }),
    when(ResolutionResultDisclosed, async ({ data: { resolutionId, disclosedOn } }, rows) => {
      await amend(rows, ResolutionRow, { resolutionId }, () => ({ resultDisclosedOn: disclosedOn }));
    }),
    when(ResolutionRevoked, async ({ data: { resolutionId, revokedOn } }, rows) => {
      await amend<ResolutionRow>(rows, ResolutionRow, { resolutionId }, () => ({
        standing: 'revoked',
        revokedOn,
      }));
    }),
    when(AuthorisationRecorded, ({ data }, rows) => {
      const { resolutionId = null, granteeId = null } = data;
      rows.put(AuthorisationRow, { ...data, resolutionId, granteeId });
    }),
  ],
});

export const meetings = register({
  noun: ['Meeting', 'Meetings'],
  title: '会议登记簿',
  item: '会议',
  path: 'meetings',
  view: decisionRegister,
  row: MeetingRow,
  key: 'meetingId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'body', 'standing'],
  ranges: ['heldOn'],
  history: meetingStream,
});

class ResolutionBody extends ResolutionRow {
  @ShownFlag('是否已经失效')
  lapsed: boolean;
}

export const resolutions = register({
  noun: ['Resolution', 'Resolutions'],
  title: '决议登记簿',
  item: '决议',
  path: 'resolutions',
  view: decisionRegister,
  row: ResolutionRow,
  key: 'resolutionId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'matter', 'body', 'standing', 'meetingId'],
  ranges: ['heldOn', 'validUntil'],
  history: resolutionStream,
  shown: {
    as: ResolutionBody,
    of: (row, today) => ({ ...row, lapsed: row.validUntil !== null && row.validUntil < today }),
  },
});

export const authorisations = register({
  noun: ['Authorisation', 'Authorisations'],
  title: '批准与审查登记簿',
  item: '批准或审查',
  path: 'authorisations',
  view: decisionRegister,
  row: AuthorisationRow,
  key: 'authorisationId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'number'],
  ranges: ['decidedOn'],
  history: authorisationStream,
});
