import { startDouble } from './double/server.js';

export interface ServerUnderTest {
  /** Its connection string. */
  readonly url: string;
  close(): Promise<void>;
}

/** The KurrentDB that KURRENTDB_URL names, as it stands there for others too; without one, a double. */
export async function serverUnderTest(): Promise<ServerUnderTest> {
  const url = process.env.KURRENTDB_URL;
  if (url) return { url, close: async () => undefined };
  const double = await startDouble();
  return { url: `kurrentdb://127.0.0.1:${double.port}?tls=false`, close: () => double.close() };
}
