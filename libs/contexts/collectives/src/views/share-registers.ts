import { register } from '#nest';
import { sharesStream } from '../facts/index.js';
import { ShareCertificateRow } from './share-certificates.js';
import { ShareHoldingRow, ShareMovementRow, ShareRegisterRow, shareRegister } from './shares.js';

export const shareRegisters = register({
  noun: ['ShareRegister', 'ShareRegisters'],
  title: '各集体的份额登记簿',
  item: '份额登记簿',
  path: 'shares',
  view: shareRegister,
  row: ShareRegisterRow,
  key: 'collectiveId',
  place: 'divisionCode',
  filters: ['divisionCode', 'management'],
  history: sharesStream,
});

export const shareHoldings = register({
  noun: ['ShareHolding', 'ShareHoldings'],
  title: '现有份额',
  item: '份额',
  path: 'shares/holdings',
  view: shareRegister,
  row: ShareHoldingRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['collectiveId', 'holderKind', 'holderId', 'shareType'],
  linesOnly: true,
});

export const shareMovements = register({
  noun: ['ShareMovement', 'ShareMovements'],
  title: '份额变动，由早到晚',
  item: '份额变动',
  path: 'shares/movements',
  view: shareRegister,
  row: ShareMovementRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['collectiveId', 'movement', 'fromId', 'toId', 'shareType'],
  ranges: ['occurredOn'],
  linesOnly: true,
});

export const shareCertificates = register({
  noun: ['ShareCertificate', 'ShareCertificates'],
  title: '份额证书登记簿',
  item: '份额证书',
  path: 'shares/certificates',
  view: shareRegister,
  row: ShareCertificateRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['collectiveId', 'householdId', 'standing'],
  ranges: ['issuedOn'],
  linesOnly: true,
});
