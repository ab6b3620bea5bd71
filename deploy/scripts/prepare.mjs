import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in the root of the project; its exit code. */
export function run(program, args, options = {}) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  return status ?? 1;
}

/** Installs the packages when they are missing or older than the lock file. Plain Node: nothing is there yet. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `需要 Node.js 20.19 或更高版本，现为 ${process.versions.node}。Diqi needs Node.js 20.19 or later.`,
    );
    process.exit(1);
  }
  const installed = `${root}/node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs)
    return;
  console.error('正在安装依赖，请稍候…（installing packages）');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Builds when there is no build or a source is newer than it. */
export function build() {
  const built = newest(join(root, 'dist'));
  if (built > Math.max(newest(join(root, 'apps')), newest(join(root, 'libs')))) return;
  console.error('正在编译，请稍候…（building）');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status === 0) return;
  console.error(stdout, stderr);
  process.exit(1);
}

function newest(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
      .reduce(
        (latest, entry) =>
          Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
        0,
      );
  } catch {
    return 0;
  }
}

/** Installs and builds what is missing, then runs a built program in the root of the project; its exit code. */
export function runBuilt(program, args = process.argv.slice(2)) {
  install();
  build();
  return run(process.execPath, [join('dist', program), ...args]);
}
