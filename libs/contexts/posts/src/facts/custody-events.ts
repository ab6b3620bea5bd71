import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { custodyKind } from './duties.js';

/* 印章、票据、档案、账册: who keeps what, and for what a seal was used. */

export const CustodyRegistered = eventType('CustodyRegistered', {
  title: '保管已登记',
  data: {
    custodyId: z.string(),
    divisionCode: z.string(),
    /** Whose it is: the collective by its code, the village committee by its division's. */
    organisationId: z.string(),
    kind: custodyKind,
    /** What is on it: 黄家会村股份经济合作社公章, 2019—2025 年账册. */
    label: z.string(),
    /** One spell of keeping by one person. */
    keepingId: z.string(),
    keeperId: z.string(),
    from: z.string(),
    listSha256: z.string(),
  },
});

export const CustodyHandedOver = eventType('CustodyHandedOver', {
  title: '保管物已移交',
  data: {
    custodyId: z.string(),
    giverId: z.string(),
    takerId: z.string(),
    supervisorId: z.string(),
    /** The spell that ends, and the one that begins. */
    endedKeepingId: z.string(),
    keepingId: z.string(),
    on: z.string(),
    listSha256: z.string(),
  },
});

export const CustodyContested = eventType('CustodyContested', {
  title: '保管与其他职责冲突',
  data: { custodyId: z.string(), keepingId: z.string(), code: z.string(), detail: z.string() },
});

export const SealUsed = eventType('SealUsed', {
  title: '印章已使用',
  version: 2,
  data: {
    custodyId: z.string(),
    /** From 1, without gaps, in the book of this seal. */
    number: z.int(),
    usedOn: z.string(),
    purpose: z.string(),
    documentSha256: z.string(),
    copies: z.int(),
    applicantId: z.string(),
    approverId: z.string(),
    keeperId: z.string(),
    /** Persons on the other side of what was sealed. */
    counterpartyIds: z.array(z.string()).optional(),
    /** Why it was entered after what came later. */
    lateReason: z.string().optional(),
  },
});

export const CustodyLost = eventType('CustodyLost', {
  title: '保管物已遗失',
  data: {
    custodyId: z.string(),
    divisionCode: z.string(),
    keepingId: z.string(),
    on: z.string(),
    circumstances: z.string(),
  },
});

export const CANCELLATIONS = {
  destroyed: '销毁',
  surrendered: '缴销',
  archived: '移交档案馆',
} as const;

export const CustodyCancelled = eventType('CustodyCancelled', {
  title: '保管物已注销',
  data: {
    custodyId: z.string(),
    divisionCode: z.string(),
    keepingId: z.string(),
    manner: oneOf(CANCELLATIONS),
    supervisorId: z.string(),
    on: z.string(),
    documentSha256: z.string(),
  },
});
