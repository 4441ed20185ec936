import type { TrustSubject } from './model';

type HookSubject = Extract<TrustSubject, `hook-${string}`>;

/** When Git runs each hook of a working repository. Those of servers and of mail are not run there. */
const SUBJECTS: Readonly<Record<string, HookSubject>> = {
  'pre-commit': 'hook-publish',
  'prepare-commit-msg': 'hook-publish',
  'commit-msg': 'hook-publish',
  'post-commit': 'hook-publish',
  'pre-push': 'hook-send',
  'pre-merge-commit': 'hook-change',
  'pre-rebase': 'hook-change',
  'post-checkout': 'hook-change',
  'post-merge': 'hook-change',
  'post-rewrite': 'hook-change',
  'post-index-change': 'hook-change',
  'reference-transaction': 'hook-change',
  'pre-auto-gc': 'hook-change',
  'applypatch-msg': 'hook-change',
  'pre-applypatch': 'hook-change',
  'post-applypatch': 'hook-change',
  'push-to-checkout': 'hook-change',
};

const OF_SERVERS =
  /^(?:pre-receive|update|proc-receive|post-receive|post-update|sendemail-validate|fsmonitor-.*|p4-.*)$/;

/**
 * When Git would run the file `name` of a folder of hooks; null when it would not. A name without a full stop that is not
 * known may be a hook of a newer Git.
 */
export function hookSubject(name: string): HookSubject | null {
  const hook = name.replace(/\.exe$/i, '');
  if (Object.hasOwn(SUBJECTS, hook)) return SUBJECTS[hook] ?? null;
  return /^[a-z][a-z0-9-]*$/.test(hook) && !OF_SERVERS.test(hook) ? 'hook-change' : null;
}

/** Whether a repository that receives a push would run the file `name` of its folder of hooks. */
export const isReceivingHook = (name: string): boolean =>
  /^(?:pre-receive|update|proc-receive|post-receive|post-update|push-to-checkout|reference-transaction|pre-auto-gc|post-index-change|post-checkout)(?:\.exe)?$/i.test(
    name,
  );

/**
 * Whether `text` is the hook that `git lfs install` writes under this name: a look for git-lfs, a word when it is
 * missing, and the call. Nothing in the quoted words may be run.
 */
export function isLfsHook(name: string, text: string): boolean {
  const [first, look, call, ...rest] = text.replace(/\n+$/, '').split('\n');
  return (
    first === '#!/bin/sh' &&
    rest.length === 0 &&
    call === `git lfs ${name} "$@"` &&
    /^command -v git-lfs >\/dev\/null 2>&1 \|\| \{ (?:echo >&2|printf >&2 "\\n%s\\n\\n") "[^"$`]*"; exit 2; \}$/.test(
      look ?? '',
    )
  );
}
