export { createApp } from './app.js';
export { openApiOf } from './openapi.js';
export { FIRST_ADMINISTRATOR, openFirstAdministrator } from './first-administrator.js';
export { startEmbeddedPostgres } from './embedded-postgres/index.js';
export { acceptLosses } from './operations/accept-loss.js';
export { backUp } from './operations/backup.js';
