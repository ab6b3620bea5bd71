import { registerRules, rule } from '#kernel';
import type { Household } from './household.js';
import { CERTIFICATE_STANDINGS, type Holding, type ShareCertificate } from './shares.js';

export const householdHasOneCertificate = rule<{ readonly valid: ShareCertificate | undefined }>({
  id: 'SC1',
  code: 'COLLECTIVES.CERTIFICATE_ALREADY_ISSUED',
  sentence: '一户只有一本有效的份额证书。',
  basis: [registerRules('份额证书')],
  severity: 'block',
  breach: ({ valid }) =>
    valid && {
      detail: `该户已有第 ${valid.number} 号份额证书。`,
      facts: { number: valid.number },
      wayForward: '份额有变动或者证书遗失、损坏的，办理换发。',
    },
});

export const certificateIsValid = rule<{
  readonly number: number;
  readonly certificate: ShareCertificate | undefined;
}>({
  id: 'SC2',
  code: 'COLLECTIVES.CERTIFICATE_NOT_VALID',
  sentence: '换发、注销的是有效的份额证书。',
  basis: [registerRules('份额证书')],
  severity: 'block',
  breach: ({ number, certificate }) => {
    if (certificate?.standing === 'valid') return undefined;
    return {
      detail: certificate
        ? `第 ${number} 号份额证书${CERTIFICATE_STANDINGS[certificate.standing]}。`
        : `该户没有第 ${number} 号份额证书。`,
      field: 'number',
      wayForward: '查份额证书登记簿，核对号码。',
    };
  },
});

export const certificateSaysSomething = rule<{ readonly lines: readonly Holding[] }>({
  id: 'SC3',
  code: 'COLLECTIVES.CERTIFICATE_WITHOUT_SHARES',
  sentence: '份额证书发给持有份额的农户。',
  basis: [registerRules('份额证书')],
  severity: 'block',
  breach: ({ lines }) =>
    lines.length > 0
      ? undefined
      : {
          detail: '该户和所填成员都没有份额。',
          field: 'memberIds',
          wayForward: '份额以个人持有的，填写户内持有份额的成员。',
        },
});

export const certificateIsOfTheHousehold = rule<{
  readonly household: Household | undefined;
  readonly collectiveId: string;
  readonly memberIds: readonly string[];
}>({
  id: 'SC4',
  code: 'COLLECTIVES.CERTIFICATE_OF_ANOTHER_HOUSEHOLD',
  sentence: '份额证书发给本集体的农户，写明户内成员的份额。',
  basis: [registerRules('份额证书')],
  severity: 'block',
  breach: ({ household, collectiveId, memberIds }) => {
    const came = household?.arrivals.map(({ personId }) => personId) ?? [];
    if (household?.collectiveId === collectiveId && memberIds.every((id) => came.includes(id)))
      return undefined;
    return {
      detail: '该农户不属于本集体，或者所填成员不是该户的人。',
      field: 'householdId',
      wayForward: '核对农户编号和人员编号。',
    };
  },
});
