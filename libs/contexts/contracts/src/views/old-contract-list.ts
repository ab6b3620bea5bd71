import { register } from '#nest';
import { contractStream } from '../facts/index.js';
import { contractRegister } from './contracts.js';
import { OldContractRow, POINT_COLUMNS } from './old-contracts.js';

export const oldContracts = register({
  noun: ['OldContract', 'OldContracts'],
  title: '旧合同清理台账',
  item: '旧合同',
  path: 'old-contracts',
  view: contractRegister,
  row: OldContractRow,
  key: 'contractId',
  place: 'divisionCode',
  filters: [
    'divisionCode',
    'collectiveId',
    'number',
    'kind',
    'grade',
    'cleanUp',
    ...Object.values(POINT_COLUMNS),
  ],
  ranges: ['signedOn', 'endsOn', 'gradedOn'],
  history: contractStream,
});
