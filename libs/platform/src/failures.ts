import { BadStoreUrl, StoreAccessDenied, StoreUnreachable } from '#event-store';
import { errorCode, textPropertyOf } from '#kernel';
import { BadKey, KeyMissing, WrongVaultKey } from '#vault';
import { OlderRelease, WrongCounty, WrongEventStore } from './belonging.js';

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** Why the platform could not be opened and what to do, as a Chinese sentence; nothing for what is not known. */
export function sentenceForPlatform(error: unknown): string | undefined {
  return sentenceForKey(error) ?? sentenceForStore(error) ?? sentenceForCode(error);
}

function sentenceForKey(error: unknown): string | undefined {
  if (error instanceof WrongVaultKey)
    return '个人信息保险库的主密钥不对：请用 DIQI_VAULT_KEY 或数据目录 keys/vault.key 提供建库时的密钥。';
  if (error instanceof KeyMissing)
    return `找不到密钥文件 ${error.file}，而数据库是用它建的；没有自动另造一个，因为新的打不开旧的。请从备份恢复这个文件，或用 ${error.variable} 提供原来的密钥。`;
  if (error instanceof BadKey) return `密钥格式不对：${error.message}（应为 32 字节的 base64）。`;
  return undefined;
}

function sentenceForStore(error: unknown): string | undefined {
  if (error instanceof BadStoreUrl)
    return `KURRENTDB_URL 写法不对（${error.message}）。应为 kurrentdb://用户:密码@主机:2113?tls=true，密码中的特殊字符用 % 编码。`;
  if (error instanceof StoreUnreachable)
    return '连不上 KurrentDB。请检查 KURRENTDB_URL 的主机、端口、tls 与证书（tlsCAFile），以及 KurrentDB 是否在运行。';
  if (error instanceof StoreAccessDenied)
    return 'KurrentDB 不接受这个登录，或不让它读写。请检查 KURRENTDB_URL 的用户和密码。';
  if (error instanceof WrongEventStore)
    return `这个 PostgreSQL 数据库里的视图属于${error.bound === 'postgres' ? ' PostgreSQL ' : ' KurrentDB '}中的事件。请把 EVENT_STORE 设为 ${error.bound}，或换一个空的数据库。`;
  if (error instanceof WrongCounty)
    return `这些数据是 ${error.bound} 县的。请把 DIQI_COUNTY 设为 ${error.bound}，或换一个空的数据目录（DIQI_DATA_DIR）或数据库。`;
  if (error instanceof OlderRelease)
    return `这些数据已由更新的版本使用过，其中的事件这个版本读不懂（${error.unknown.slice(0, 3).join('、')}${error.unknown.length > 3 ? ' 等' : ''}）。请用更新的版本启动；要退回旧版本，只能恢复升级前的备份。`;
  return undefined;
}

function sentenceForCode(error: unknown): string | undefined {
  const [code, message] = [errorCode(error), textPropertyOf(error, 'message')];
  // As the system says it, as PostgreSQL says it (SQLSTATE), and as it stands in its log.
  if (code === 'ENOSPC' || code === '53100' || message?.includes('No space left on device'))
    return '磁盘已满。请清出空间后再启动。';
  if (code !== undefined && UNREACHABLE.has(code))
    return `连不上数据库（${code}）。请检查数据库是否在运行（自带的数据库随系统启动），以及 DATABASE_URL。`;
  if (code === '28P01' || code === '28000') return '数据库登录名或密码不对。请检查 DATABASE_URL。';
  if (code === '3D000') return '数据库不存在。请先建库，或检查 DATABASE_URL。';
  if (code === '42501') return '数据库账号权限不足：请用 DATABASE_OWNER_URL 提供可以建模式和角色的账号。';
  return undefined;
}
