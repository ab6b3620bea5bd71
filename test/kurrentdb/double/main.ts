import { startDouble } from './server.js';

/* The double as a process of its own, to be killed: argv 2 is the file of its events, 3 the port (0 for any). */
const [, , file = '', port = '0'] = process.argv;
const double = await startDouble({ file, port: Number(port) });
process.stdout.write(`${double.port}\n`);
