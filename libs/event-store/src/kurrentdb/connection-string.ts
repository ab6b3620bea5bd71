import { readFileSync } from 'node:fs';
import type { GossipClusterOptions } from '@eventstore/db-client/dist/Client/index.js';
import { BadStoreUrl } from '../failures.js';

/** What a connection string says. */
export interface ConnectionSettings {
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  /** The first host is asked for the members of the cluster. */
  readonly discover: boolean;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly tls: boolean;
  readonly files: { readonly ca?: Buffer; readonly userCertificate?: Buffer; readonly userKey?: Buffer };
  readonly numbers: Readonly<Partial<Record<NumberKey, number>>>;
  readonly nodePreference: GossipClusterOptions['nodePreference'];
  readonly connectionName: string | undefined;
}

const NUMBERS = [
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'maxDiscoverAttempts',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;
type NumberKey = (typeof NUMBERS)[number];
const FILES = { tlscafile: 'ca', usercertfile: 'userCertificate', userkeyfile: 'userKey' } as const;
const PREFERENCES = ['leader', 'follower', 'read_only_replica', 'random'] as const;
const DEFAULT_PORT = 2113;
const FORM = /^(?:esdb|kurrentdb|kdb)(\+discover)?:\/\/(?:([^:@/?]+):([^@/?]+)@)?([^@/?]+)\/?(?:\?(.*))?$/;

/**
 * Reads `esdb://` and `kurrentdb://` (and `…+discover://`) strings. Ours and not the client's, which knows only
 * `esdb`, and prints the whole string, password included, when it meets a parameter it does not like.
 *
 * @throws BadStoreUrl
 */
export function parseConnectionString(text: string): ConnectionSettings {
  const match = FORM.exec(text.trim());
  if (!match) throw new BadStoreUrl('not of the form esdb://user:password@host:port?tls=true');
  const [, discover, username, password, hosts = '', query = ''] = match;
  const given = parameters(query);
  for (const [key, only] of Object.entries({ throwonappendfailure: 'true', tlsverifycert: 'true' })) {
    const value = given.take(key);
    if (value !== undefined && value !== only) {
      throw new BadStoreUrl(`${key} can only be ${only}; for a certificate of your own give tlsCAFile`);
    }
  }
  const settings = {
    hosts: hosts.split(',').map(hostOf),
    discover: discover !== undefined,
    credentials:
      username && password ? { username: decoded(username), password: decoded(password) } : undefined,
    tls: given.oneOf('tls', ['true', 'false']) !== 'false',
    files: Object.fromEntries(
      Object.entries(FILES).flatMap(([key, name]) => {
        const path = given.take(key);
        return path === undefined ? [] : [[name, fileAt(key, path)]];
      }),
    ),
    numbers: Object.fromEntries(
      NUMBERS.flatMap((key) => {
        const value = given.take(key.toLowerCase());
        return value === undefined ? [] : [[key, integer(key, value)]];
      }),
    ),
    nodePreference: given.oneOf('nodepreference', PREFERENCES),
    connectionName: given.take('connectionname'),
  };
  const [unknown] = given.left();
  if (unknown !== undefined) throw new BadStoreUrl(`unknown parameter ${JSON.stringify(unknown)}`);
  return settings;
}

function parameters(query: string) {
  const values = new Map<string, string>();
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const [key = '', ...value] = pair.split('=');
    values.set(key.trim().toLowerCase(), decoded(value.join('=')));
  }
  const take = (key: string): string | undefined => {
    const value = values.get(key);
    values.delete(key);
    return value;
  };
  const oneOf = <Value extends string>(key: string, allowed: readonly Value[]): Value | undefined => {
    const value = take(key);
    if (value === undefined) return undefined;
    const found = allowed.find(
      (each) => each.replaceAll('_', '') === value.toLowerCase().replaceAll('_', ''),
    );
    if (found === undefined) throw new BadStoreUrl(`${key} is one of ${allowed.join(', ')}`);
    return found;
  };
  return { take, oneOf, left: () => [...values.keys()] };
}

function hostOf(text: string): { address: string; port: number } {
  const match = /^([\w.-]+)(?::(\d{1,5}))?$/.exec(text.trim());
  const port = Number(match?.[2] ?? DEFAULT_PORT);
  if (!match?.[1] || port < 1 || port > 65_535) {
    throw new BadStoreUrl('a host is a name or an IPv4 address with a port, host:port');
  }
  return { address: match[1], port };
}

function integer(key: string, value: string): number {
  if (!/^-?\d{1,9}$/.test(value)) throw new BadStoreUrl(`${key} is an integer`);
  return Number(value);
}

function fileAt(key: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new BadStoreUrl(`the file of ${key} cannot be read`, { cause: error });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadStoreUrl('a % is not followed by two hexadecimal digits');
  }
}
