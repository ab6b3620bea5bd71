import { expect, test } from '@jest/globals';
import { settingsFrom } from '#platform';

test('every variable that does not fit is named with what it should be, and no value is repeated', () => {
  const odd = {
    PORT: '3OOO',
    DATABASE_URL: 'mysql://u:secret@h/d',
    DIQI_COUNTY: 'zuoquan',
    LOG_LEVEL: 'loud',
    DIQI_LOG_ORIGIN: 'a b',
  };
  expect(() => settingsFrom(odd)).toThrow(
    [
      '环境变量有误（settings）：',
      '  PORT 应为 0 至 65535 的整数，例如 3000；0 为任取一个空闲端口。',
      '  DATABASE_URL 应以 postgres:// 或 postgresql:// 开头。',
      '  DIQI_LOG_ORIGIN 应为 1 至 200 个字符，不含空白和加号，例如 diqi.example/140722。',
      '  DIQI_COUNTY 应为六位县级区划代码，例如 140722。',
      '  LOG_LEVEL 应为 fatal、error、warn、info、debug 或 silent。',
    ].join('\n'),
  );
});
