import { BadStoreUrl, StoreAccessDenied, StoreUnreachable } from '#event-store';
import { errorCode, propertyOf, textPropertyOf } from '#kernel';
import { WrongEventStore } from '#platform';
import { BadKey, KeyMissing, WrongVaultKey } from '#vault';
import { DataDirectoryInUse, DataDirectoryUnreachable } from './embedded-postgres/index.js';

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** What went wrong at start and what to do, as a Chinese sentence. */
export function sentenceFor(error: unknown): string {
  if (error instanceof DataDirectoryInUse)
    return `数据目录正被另一个进程使用（${error.message}）。请先停止它，或用 DIQI_DATA_DIR 指定另一个目录。`;
  if (error instanceof DataDirectoryUnreachable)
    return `以 root 运行时，数据库由系统用户 postgres 运行，它进不了 ${error.message}。请用 DIQI_DATA_DIR 指定一个它能进入的目录，或改用普通用户。`;
  if (error instanceof WrongVaultKey)
    return '个人信息保险库的主密钥不对：请用 DIQI_VAULT_KEY 或数据目录 keys/vault.key 提供建库时的密钥。';
  if (error instanceof KeyMissing)
    return `找不到密钥文件 ${error.file}，而数据库是用它建的；没有自动另造一个，因为新的打不开旧的。请从备份恢复这个文件，或用 ${error.variable} 提供原来的密钥。`;
  if (error instanceof BadKey) return `密钥格式不对：${error.message}（应为 32 字节的 base64）。`;
  const ofTheStore = sentenceForStore(error);
  if (ofTheStore !== undefined) return ofTheStore;
  const [code, message] = [errorCode(error), textPropertyOf(error, 'message')];
  if (code === 'EADDRINUSE')
    return `端口 ${portIn(error)} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。`;
  if (textPropertyOf(error, 'syscall') === 'listen' || code === 'EADDRNOTAVAIL')
    return `不能在这个地址和端口上监听（${code}）。请检查 HOST 和 PORT；1024 以下的端口需要管理员权限。`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `没有权限：${message}。请检查数据目录的权限，或用 DIQI_DATA_DIR 指定另一个目录。`;
  if (code === 'ENOSPC') return '磁盘已满。请清出空间后再启动。';
  if (code !== undefined && UNREACHABLE.has(code))
    return `连不上数据库（${code}）。请检查 DATABASE_URL 和数据库是否在运行。`;
  if (code === '28P01' || code === '28000') return '数据库登录名或密码不对。请检查 DATABASE_URL。';
  if (code === '3D000') return '数据库不存在。请先建库，或检查 DATABASE_URL。';
  if (code === '42501') return '数据库账号权限不足：请用 DATABASE_OWNER_URL 提供可以建模式和角色的账号。';
  return message ?? String(error);
}

function portIn(error: unknown): string {
  const port = propertyOf(error, 'port');
  return typeof port === 'number' ? String(port) : '';
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
  return undefined;
}
