import { plainWords } from './printable';

/** What Git's messages (in English, `LC_MESSAGES=C`) say went wrong in the repository on this computer. */
export type GitTrouble =
  | { readonly kind: 'locked'; readonly lock: string }
  | { readonly kind: 'identity-missing' }
  | { readonly kind: 'nothing-to-commit' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'not-a-repository' }
  | { readonly kind: 'bare' }
  | { readonly kind: 'foreign-owner' }
  | { readonly kind: 'signing-failed' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'not-writable' }
  /** Git LFS is to keep the file and cannot be run. */
  | { readonly kind: 'lfs-missing'; readonly path: string }
  | { readonly kind: 'unknown' };

/** Reads what Git printed (standard output and error together) when it failed. First match wins. */
export function gitTrouble(output: string): GitTrouble {
  const lock = /['"]?([^'"\n]+\.lock)['"]?: (?:File exists|.*another git process)/.exec(output);
  if (lock?.[1]) return { kind: 'locked', lock: lock[1].replace(/^.*Unable to create ['"]?/, '') };
  const config = /could not lock config file ([^\n]+?): File exists/.exec(output);
  if (config?.[1]) return { kind: 'locked', lock: `${config[1]}.lock` };
  const kept = /^(?:fatal|error): (?:'([^'\n]+)'|([^\n]+)): (?:clean|smudge) filter '?lfs'? failed/m.exec(
    output,
  );
  if (kept) return { kind: 'lfs-missing', path: kept[1] ?? kept[2] ?? '' };
  if (/\bgit-lfs\b[^\n]*(?:not found|No such file)/.test(output))
    return { kind: 'lfs-missing', path: 'A large file' };
  for (const [kind, pattern] of TABLE) if (pattern.test(output)) return { kind };
  return { kind: 'unknown' };
}

const TABLE: readonly (readonly [
  Exclude<GitTrouble['kind'], 'locked' | 'lfs-missing' | 'unknown'>,
  RegExp,
])[] = [
  ['disk-full', /No space left on device|Disk quota exceeded|Out of diskspace/],
  [
    'not-writable',
    /Read-only file system|Unable to create '[^'\n]+\.lock': Permission denied|insufficient permission for adding an object/,
  ],
  [
    'identity-missing',
    /Please tell me who you are|auto-detection is disabled|empty ident name|unable to auto-detect email|no (?:email|name) was given/,
  ],
  [
    'signing-failed',
    /gpg failed to sign|failed to sign the data|failed to write commit object.*sign|Couldn't (?:load public|sign)/,
  ],
  ['ignored', /paths are ignored by one of your \.gitignore files/],
  ['foreign-owner', /detected dubious ownership/],
  ['bare', /cannot use bare repository|must be run in a work tree/],
  ['not-a-repository', /not a git repository/],
  [
    'nothing-to-commit',
    /nothing (?:added )?to commit|no changes added to commit|pathspec .* did not match any file/,
  ],
];

/** Git's own sentence out of its output: the last `fatal:` or `error:` line, else the last lines that are not progress. */
export function gitWords(output: string): string {
  const lines = output
    .split(/[\r\n]+/)
    .map((line) => plainWords(line).trim())
    .filter((line) => line !== '' && !/\d{1,3}% \(\d+\/\d+\)|^error: failed to push some refs/.test(line));
  const said = lines.filter((line) => /^(?:fatal|error): /.test(line)).at(-1);
  return said?.replace(/^(?:fatal|error): /, '') ?? lines.slice(-3).join(' ');
}
