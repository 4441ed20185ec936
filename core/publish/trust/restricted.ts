/**
 * Commands that only read. In a repository that is not trusted no other one is run, whoever asks for it. `config` and
 * `rev-parse` are those that even the audit itself runs.
 */
const READING: ReadonlySet<string> = new Set([
  ...['status', 'log', 'show', 'diff', 'diff-tree', 'diff-index', 'diff-files', 'blame', 'shortlog'],
  ...['cat-file', 'ls-files', 'ls-tree', 'rev-list', 'rev-parse', 'symbolic-ref', 'for-each-ref', 'show-ref'],
  ...['merge-base', 'merge-tree', 'name-rev', 'describe', 'count-objects', 'version', 'config', 'var'],
  ...['check-ignore', 'check-attr', 'check-ref-format', 'fsck'],
]);

/** Whether a call only reads. `args` as they are given to Git: `-c name=value` may come before the command. */
export function isReading(args: readonly string[]): boolean {
  const at = commandAt(args);
  const command = args[at] ?? '';
  if (!READING.has(command)) return false;
  const rest = args.slice(at + 1);
  // Those two read or write, depending on how they are asked.
  if (command === 'config')
    return rest.some((each) => /^(?:-l|--list|--get(?:-all|-regexp|-urlmatch)?)$/.test(each));
  if (command === 'symbolic-ref')
    return (
      rest.filter((each) => !each.startsWith('-')).length === 1 &&
      !rest.includes('-d') &&
      !rest.includes('--delete')
    );
  return true;
}

/**
 * Whether a call starts nothing whatever the repository says, and may come before the audit, which consists of such calls
 * [seen with Git 2.39: neither runs a hook, a filter, a monitor or a credential helper].
 */
export function startsNothing(args: readonly string[]): boolean {
  const at = commandAt(args);
  return args[at] === 'rev-parse' || (args[at] === 'config' && args.includes('--list'));
}

function commandAt(args: readonly string[]): number {
  let at = 0;
  while (args[at] === '-c') at += 2;
  return at;
}

/**
 * The environment that Git gets on top in a repository that is not trusted. `noHooks` is an empty folder of the app's
 * own; `disarming` are the settings that take the place of the repository's. They go through the environment, because
 * `-c` cannot set a name with `=` in it.
 */
export function restrictedEnvironment(
  noHooks: string,
  disarming: readonly (readonly [key: string, value: string])[],
): Record<string, string> {
  const settings = [
    ...disarming,
    ['core.hooksPath', noHooks],
    ['core.askPass', ''],
    ['core.alternateRefsCommand', ''],
    ['core.attributesFile', ''],
    ['credential.helper', ''],
    ['diff.external', ''],
    ['diff.ignoreSubmodules', 'all'],
    ['commit.gpgSign', 'false'],
  ] as const;
  return {
    ...Object.fromEntries(
      settings.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
    GIT_CONFIG_COUNT: String(settings.length),
    // No kind of address has this name: nothing is fetched, not even objects that a partial clone lacks.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
  };
}
