import { context } from '#nest';
import { bringContractIntoEffect } from './commands/bring-contract-into-effect.js';
import { concludeCollectiveLease } from './commands/conclude-collective-lease.js';
import { concludeHouseholdContract } from './commands/conclude-household-contract.js';
import { concludeLease } from './commands/conclude-lease.js';
import { fileContract } from './commands/file-contract.js';
import { recordContractFallenThrough } from './commands/record-contract-fallen-through.js';
import { recordRentDue } from './commands/record-rent-due.js';
import { recordRentReceipt } from './commands/record-rent-receipt.js';
import { contractStream } from './facts/index.js';
import { takingEffect } from './reactions/taking-effect.js';
import { contractList, contractRegister, rents } from './views/contracts.js';

export { ConcludeHouseholdContract } from './commands/conclude-household-contract.js';
export { CONTRACT_FORMS } from './commands/terms.js';

export const contracts = context({
  path: 'contracts',
  title: '合同',
  streams: [contractStream],
  commands: [
    concludeHouseholdContract,
    concludeLease,
    concludeCollectiveLease,
    bringContractIntoEffect,
    recordContractFallenThrough,
    fileContract,
    recordRentDue,
    recordRentReceipt,
  ],
  projections: [contractRegister],
  reactions: [takingEffect],
  registers: [contractList, rents],
});
