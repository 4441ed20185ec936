import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';

/** Names the folder of one visit: its socket and its nonce. Set only for the Git command it belongs to. */
export const VISIT_VARIABLE = 'LONGHAND_SIGN_IN';

/**
 * The program that Git and SSH start to ask for something. It runs wherever Git does: `sh`, and `git credential-cache` as
 * the way to a Unix socket (with `get` it passes on what it reads and prints what it hears; it starts no daemon).
 *
 * As a credential helper its arguments are `helper get|store|erase` and the fields are on its standard input; as an
 * askpass program its one argument is the question. Nothing secret is in an argument or in the environment: the
 * nonce is read from a file, the answer goes through pipes.
 */
const ASKPASS_SCRIPT = `#!/bin/sh
# Longhand's go-between: takes a question of Git or SSH to the window that is open, and brings the answer back.
visit=\${${VISIT_VARIABLE}:-}
[ -r "$visit/nonce" ] || exit 1

ask() {
	{ cat "$visit/nonce"; printf '%s\\n' "$1"; shift; "$@"; } |
		git credential-cache --socket "$visit/socket" get
}
question() {
	printf 'hint=%s\\n\\n%s' "$hint" "$prompt"
}
fields() {
	printf '\\n'
	cat
}

if [ "\${1:-}" = helper ]; then
	ask "role=\${2:-}" fields
	exit
fi
prompt=\${1:-}
hint=\${SSH_ASKPASS_PROMPT:-}
answer=$(ask role=askpass question) || exit 1
case $answer in
ok:*) printf '%s\\n' "\${answer#ok:}" ;;
*) exit 1 ;;
esac
`;

/**
 * Writes the script into `folder` (absolute, made if need be), if it is not there as it should be; returns its path. It
 * must be a place that programs may be started from, which temporary folders are not everywhere.
 */
export async function installScript(folder: string): Promise<string> {
  const path = join(folder, 'longhand-askpass');
  if ((await readOrNull(path)) === ASKPASS_SCRIPT) return path;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}.new`;
  try {
    await writeFile(fresh, ASKPASS_SCRIPT, { mode: 0o700 });
    await chmod(fresh, 0o700);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  return path;
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The script as Git's configuration names a credential helper: a shell command, quoted. */
export function helperCommand(script: string): string {
  return `!'${script.replaceAll("'", `'\\''`)}' helper`;
}
