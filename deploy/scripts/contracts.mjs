import { runJest } from './jest.mjs';
import { install } from './prepare.mjs';

/**
 * `npm run contracts`: adds the fixtures of new events from the specs of the contexts, and writes openapi.json,
 * event-catalog.json and rule-catalog.json anew; the tests compare them otherwise.
 */
install();
process.env.DIQI_WRITE_CONTRACTS = 'yes';
const failed = [['libs/contexts'], ['test/contracts']].map((suites) => runJest(suites).failed);
process.exit(failed.some((count) => count > 0) ? 1 : 0);
