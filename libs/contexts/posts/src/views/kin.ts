import { Entity } from 'typeorm';
import { DateCell, KeyCell, TextCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import {
  KIN_RELATIONS,
  KinDeclarationWithdrawn,
  type KinRelation,
  NearKinDeclared,
  WITHDRAWAL_CAUSES,
} from '../facts/index.js';

/** A declaration, by person ids: who they are lies in the vault. */
@Entity()
export class KinDeclarationRow {
  @KeyCell('申报')
  declarationId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('申报人（人员编号）')
  personId: string;
  @TextCell('对方是申报人的', { enum: KIN_RELATIONS })
  relation: KinRelation;
  @TextCell('对方（人员编号）')
  kinId: string;
  @DateCell('申报日')
  declaredOn: string;
  @TextCell('状态', { enum: { standing: '有效', withdrawn: '已撤销' } })
  standing: 'standing' | 'withdrawn';
  @TextCell('撤销原因', { nullable: true, enum: WITHDRAWAL_CAUSES })
  cause: keyof typeof WITHDRAWAL_CAUSES | null;
}

export const kinRegister = projection({
  name: 'kin-declarations',
  title: '近亲属申报',
  version: 1,
  tables: [KinDeclarationRow],
  on: [
    when(NearKinDeclared, ({ data, metadata: { effectiveOn: declaredOn } }, rows) => {
      const { documentSha256: _, ...declaration } = data;
      rows.put(KinDeclarationRow, { ...declaration, declaredOn, standing: 'standing', cause: null });
    }),
    when(KinDeclarationWithdrawn, async ({ data: { declarationId, cause } }, rows) => {
      await amend<KinDeclarationRow>(rows, KinDeclarationRow, { declarationId }, () => ({
        standing: 'withdrawn',
        cause,
      }));
    }),
  ],
});

/** For those who may read histories: who is whose kin is nobody else's business. */
export const kinDeclarations = register({
  noun: ['KinDeclaration', 'KinDeclarations'],
  title: '近亲属申报（不含姓名）',
  item: '近亲属申报',
  path: 'kin-declarations',
  permission: 'history.read',
  view: kinRegister,
  row: KinDeclarationRow,
  key: 'declarationId',
  place: 'divisionCode',
  filters: ['divisionCode', 'personId', 'kinId', 'relation', 'standing'],
});
