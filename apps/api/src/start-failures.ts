import { errorCode, propertyOf, textPropertyOf } from '#kernel';
import { sentenceForPlatform } from '#platform';
import {
  DataDirectoryInUse,
  DataDirectoryUnreachable,
  DataDirectoryUnusable,
  PostgresDidNotStart,
} from './embedded-postgres/index.js';

/** The server could not listen where it was told to. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** What went wrong at start and what to do, as a Chinese sentence. */
export function sentenceFor(error: unknown): string {
  const message = textPropertyOf(error, 'message');
  if (error instanceof CannotListen) return sentenceForListening(error.cause);
  return sentenceForDataDirectory(error) ?? sentenceForPlatform(error) ?? message ?? String(error);
}

function sentenceForListening(cause: unknown): string {
  const code = errorCode(cause);
  const port = propertyOf(cause, 'port');
  if (code === 'EADDRINUSE')
    return `端口 ${typeof port === 'number' ? port : ''} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。`;
  return `不能在这个地址和端口上监听（${code}）。请检查 HOST 和 PORT；HOST 应为本机的地址，1024 以下的端口需要管理员权限。`;
}

function sentenceForDataDirectory(error: unknown): string | undefined {
  const [code, message] = [errorCode(error), textPropertyOf(error, 'message')];
  if (error instanceof DataDirectoryInUse)
    return `数据目录正被另一个进程使用（${error.message}）。请先停止它，或用 DIQI_DATA_DIR 指定另一个目录。`;
  if (error instanceof DataDirectoryUnreachable)
    return `以 root 运行时，数据库由系统用户 postgres 运行，它进不了 ${error.message}。请用 DIQI_DATA_DIR 指定一个它能进入的目录，或改用普通用户。`;
  if (error instanceof DataDirectoryUnusable)
    return `${error.message} 不是目录，也建不成目录。请用 DIQI_DATA_DIR 指定另一个目录。`;
  if (error instanceof PostgresDidNotStart)
    return (
      sentenceForPlatform(error) ??
      `自带的数据库没有启动。原因见 ${error.file}，最后几行是：\n${error.log.trimEnd().split('\n').slice(-5).join('\n')}`
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `没有权限：${message}。请检查数据目录的权限，或用 DIQI_DATA_DIR 指定另一个目录。`;
  return undefined;
}
