import { runBuilt } from './prepare.mjs';

/** `npm run accept-loss -- --reason <…>`: after a restore from a backup older than what was signed for. */
process.exit(runBuilt('apps/api/src/operations/accept-loss-main.js'));
