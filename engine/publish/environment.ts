/**
 * The environment Git gets: what the author's own set-up needs (home, agents, proxies, certificates, a screen for
 * their password program), nothing that could point Git elsewhere (GIT_DIR, GIT_INDEX_FILE, GIT_CONFIG_*, …).
 * Row R63 of docs/features.md. GIT_CONFIG_NOSYSTEM stays: it can only take something away.
 */
const ALLOWED = new Set([
  ...['HOME', 'PATH', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'TMPDIR', 'TZ'],
  ...['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'TEMP', 'TMP', 'PATHEXT', 'USERNAME'],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['SSH_AUTH_SOCK', 'SSH_AGENT_PID', 'SSH_ASKPASS', 'GNUPGHOME', 'GPG_TTY'],
  ...['GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_SSH_VARIANT', 'GIT_CONFIG_NOSYSTEM'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
]);
const ALLOWED_PATTERN = /^(?:XDG_\w+|GIT_SSL_\w+|(?!GIT_)\w+_PROXY)$/;

/** Never a question on a terminal, never a translated message, no path taken for a pattern. */
const FIXED = {
  GIT_TERMINAL_PROMPT: '0',
  // ssh asks the author's own password program or nobody, also when we were started from a terminal.
  SSH_ASKPASS_REQUIRE: 'force',
  TERM: 'dumb',
  LC_MESSAGES: 'C',
  LC_CTYPE: 'C.UTF-8',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ALLOW_PROTOCOL: 'https:ssh:http:file',
} as const;

/**
 * Builds it from the process's own. With `literalPaths` every path we name is only that path; leave it off for
 * commands that run the author's hooks, which inherit it and may well use patterns of their own.
 */
export function gitEnvironment(
  ambient: Readonly<Record<string, string | undefined>>,
  { literalPaths }: { readonly literalPaths: boolean },
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(ambient)) {
    const known = name.toUpperCase();
    if (value !== undefined && (ALLOWED.has(known) || ALLOWED_PATTERN.test(known))) environment[name] = value;
  }
  return { ...environment, ...FIXED, ...(literalPaths ? { GIT_LITERAL_PATHSPECS: '1' } : {}) };
}

/** Given to every Git command as `-c`. Reasons: docs/decisions/0008. What the author's own set-up needs is not here. */
export const FIXED_CONFIG: readonly string[] = [
  'core.fsmonitor=false',
  'core.pager=cat',
  'core.quotePath=false',
  'color.ui=false',
  'core.editor=:',
  'sequence.editor=:',
  'log.showSignature=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=no',
  'push.recurseSubmodules=no',
  'safe.bareRepository=explicit',
  'user.useConfigOnly=true',
  'rebase.autoStash=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'core.packedRefsTimeout=5000',
];
