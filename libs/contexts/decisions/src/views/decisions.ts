import { Entity } from 'typeorm';
import { CountCell, DateCell, FlagCell, KeyCell, TextCell, TextsCell, register } from '#nest';
import { projection, when } from '#read-store';
import {
  AUTHORISATION_KINDS,
  type AuthorisationKind,
  AuthorisationRecorded,
  DECIDING_BODIES,
  type DecidingBody,
  MATTERS,
  type Matter,
  ResolutionAdopted,
  authorisationStream,
  resolutionStream,
} from '../facts/index.js';

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

export const decisionRegister = projection({
  name: 'decisions',
  title: '决议与批准登记簿',
  version: 2,
  tables: [ResolutionRow, AuthorisationRow],
  on: [
    when(ResolutionAdopted, ({ data }, rows) => {
      rows.put(ResolutionRow, { ...data, parcels: data.parcels ?? [] });
    }),
    when(AuthorisationRecorded, ({ data }, rows) => {
      const { resolutionId = null, granteeId = null } = data;
      rows.put(AuthorisationRow, { ...data, resolutionId, granteeId });
    }),
  ],
});

export const resolutions = register({
  noun: ['Resolution', 'Resolutions'],
  title: '决议登记簿',
  item: '决议',
  path: 'resolutions',
  view: decisionRegister,
  row: ResolutionRow,
  key: 'resolutionId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'matter', 'body'],
  ranges: ['heldOn'],
  history: resolutionStream,
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
