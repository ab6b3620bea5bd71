import { runJest } from './jest.mjs';
import { install } from './prepare.mjs';

/** `npm run contracts`: writes openapi.json and event-catalog.json anew; the tests compare them otherwise. */
install();
process.env.DIQI_WRITE_CONTRACTS = 'yes';
process.exit(runJest(['test/contracts']).failed > 0 ? 1 : 0);
