import { redactText } from '../remote-url';
import type { ConfigEntry } from './config-entries';
import type { TrustSubject } from './model';

interface Rule {
  readonly subject: TrustSubject;
  readonly key: RegExp;
  /** Values that do nothing. */
  readonly harmless?: (value: string) => boolean;
  /** The value is not for showing. */
  readonly secret?: true;
}

const isBoolean = (value: string) => /^(?:true|false|yes|no|on|off|0|1|)$/i.test(value);
const isTrue = (value: string) => /^(?:true|yes|on|1)$/i.test(value);
/** Git takes a value with this mark for a command, and one without for a word of its own. */
const isNoCommand = (value: string) => !value.trimStart().startsWith('!');

/**
 * Settings that start a program or redirect Git, by what Git's manual says of them. Each way that was
 * seen to work with Git 2.39 is in tests/helpers/hostile-repositories.ts. Rows R57 and R58 of docs/features.md.
 */
const RULES: readonly Rule[] = [
  { subject: 'monitor', key: /^core\.fsmonitor$/, harmless: isBoolean },
  { subject: 'hooks-folder', key: /^core\.hookspath$/ },
  { subject: 'program', key: /^hook\..*\.command$/ },
  { subject: 'connection', key: /^core\.(?:sshcommand|gitproxy)$/ },
  { subject: 'connection', key: /^remote\..*\.(?:uploadpack|receivepack|vcs)$/ },
  {
    subject: 'connection',
    key: /^remote\..*\.(?:push)?url$/,
    // `helper::address` starts the program git-remote-helper.
    harmless: (value) => !/^[\w.+-]+::/.test(value),
  },
  { subject: 'credentials', key: /^core\.askpass$/ },
  { subject: 'credentials', key: /^credential\.(?:.*\.)?helper$/, harmless: (value) => value === '' },
  { subject: 'filter', key: /^filter\..*\.(?:clean|smudge|process)$/, harmless: (value) => value === '' },
  { subject: 'merge', key: /^merge\..*\.driver$/ },
  { subject: 'compare', key: /^diff\.external$|^diff\..*\.(?:command|textconv)$/ },
  { subject: 'signing', key: /^gpg\.(?:.*\.)?(?:program|defaultkeycommand)$/ },
  { subject: 'address', key: /^url\..*\.(?:push)?insteadof$/ },
  { subject: 'network', key: /^remote\..*\.proxy$/ },
  { subject: 'network', key: /^http\.(?:.*\.)?sslverify$/, harmless: isTrue },
  { subject: 'network', key: /^http\.(?:.*\.)?followredirects$/, harmless: (value) => !isTrue(value) },
  {
    subject: 'network',
    key: /^http\.(?:.*\.)?(?:proxy|cookiefile|sslcainfo|sslcapath|proxysslcainfo|curloptresolve)$/,
  },
  { subject: 'network', key: /^http\.(?:.*\.)?extraheader$/, secret: true },
  { subject: 'protocol', key: /^protocol\.(?:.*\.)?allow$/, harmless: (value) => value === 'never' },
  { subject: 'settings-file', key: /^include(?:if\..*)?\.path$/ },
  { subject: 'settings-file', key: /^core\.attributesfile$/ },
  { subject: 'editor', key: /^core\.(?:editor|pager)$|^sequence\.editor$/ },
  { subject: 'editor', key: /^pager\./, harmless: isBoolean },
  { subject: 'program', key: /^alias\./, harmless: isNoCommand },
  { subject: 'program', key: /^submodule\..*\.update$/, harmless: isNoCommand },
  {
    subject: 'program',
    key: /^core\.alternaterefscommand$|^gc\.recentobjectshook$|^uploadpack\.packobjectshook$/,
  },
  { subject: 'program', key: /^trailer\..*\.(?:command|cmd)$/ },
  {
    subject: 'program',
    key: /^lfs\.(?:customtransfer|extension)\..*\.(?:path|args|clean|smudge)$|^lfs\.standalonetransferagent$/,
  },
  // Git LFS is known: what `git lfs install` writes is let through below.
];

/** What `git lfs install` writes, with and without `--skip-smudge`. */
const LFS: readonly RegExp[] = [
  /^filter\.lfs\.clean\ngit-lfs clean -- %f$/,
  /^filter\.lfs\.smudge\ngit-lfs smudge (?:--skip )?-- %f$/,
  /^filter\.lfs\.process\ngit-lfs filter-process(?: --skip)?$/,
];

/** What a setting can do, or null when it can do nothing of the kind. `value` is as it may be shown. */
export function dangerOf({ key, value }: ConfigEntry): { subject: TrustSubject; value: string } | null {
  const rule = RULES.find((each) => each.key.test(key));
  // A key without a value is the word `true`.
  const text = value ?? 'true';
  if (!rule || rule.harmless?.(text) || LFS.some((known) => known.test(`${key}\n${text}`))) return null;
  if (rule.secret) return { subject: rule.subject, value: '' };
  const instead = /^url\.(.*)\.(?:push)?insteadof$/s.exec(key)?.[1];
  const shown = instead === undefined ? text : `${text} → ${instead}`;
  return { subject: rule.subject, value: redactText(shown) };
}

/**
 * Settings that take the place of the dangerous ones where these cannot simply be left out: given to Git after the
 * repository's own, so that they hold. `entries` are all of the repository's.
 */
export function disarmed(
  entries: readonly ConfigEntry[],
): readonly (readonly [key: string, value: string])[] {
  const disarming: (readonly [string, string])[] = [];
  for (const entry of entries) {
    if (dangerOf(entry) === null) continue;
    const [, section, name] = /^(filter|merge|diff|trailer)\.(.*)\.[^.]*$/s.exec(entry.key) ?? [];
    if (section === 'filter') {
      for (const part of ['clean', 'smudge', 'process']) disarming.push([`filter.${name}.${part}`, '']);
      disarming.push([`filter.${name}.required`, 'false']);
    } else if (section === 'merge') disarming.push([entry.key, 'false']);
    else if (section !== undefined) disarming.push([entry.key, '']);
  }
  return disarming;
}
