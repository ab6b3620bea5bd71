import { type Server, createServer } from 'node:net';

/** @throws Error when the server does not listen on a port: not yet, no longer, or on a path */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** A free port of 127.0.0.1: the preferred one if it is free, any other if not or if that is 0. */
export function freePort(preferred: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (preferred === 0) reject(error);
      else freePort(0).then(resolvePort, reject);
    });
    server.listen(preferred, '127.0.0.1', () => {
      const port = portOf(server);
      server.close(() => resolvePort(port));
    });
  });
}
