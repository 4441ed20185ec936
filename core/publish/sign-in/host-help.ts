/** What kind of service answers at a host, as far as signing in goes. */
export type HostKind = 'github' | 'gitlab' | 'forgejo' | 'bitbucket' | 'plain';

/** How one signs in with Git over HTTPS at a service. Words are in core/messages/sign-in.ts, by `kind`. */
export interface HostHelp {
  readonly kind: HostKind;
  /** Where a token is made, as far as it is known; or null. */
  readonly tokenPage: string | null;
}

/**
 * What the author needs at `host` (with its port, lower case), which asks with `realm` (may be empty). A service of one's own
 * is known by the word in its name or by what it calls itself; what is not known is a plain server.
 */
export function hostHelp(protocol: 'https' | 'http', host: string, realm: string): HostHelp {
  const kind = kindOf(host.replace(/:\d+$/, ''), realm);
  // The page of a token is opened in the browser: only over a connection that nobody can listen to.
  return { kind, tokenPage: protocol === 'https' ? tokenPage(kind, host) : null };
}

function kindOf(name: string, realm: string): HostKind {
  const at = (domain: string) => name === domain || name.endsWith(`.${domain}`);
  const labels = name.split('.');
  if (at('github.com') || labels.includes('github') || /^github\b/i.test(realm)) return 'github';
  if (at('gitlab.com') || labels.includes('gitlab') || /^gitlab\b/i.test(realm)) return 'gitlab';
  if (at('bitbucket.org')) return 'bitbucket';
  const forgejo = ['codeberg', 'gitea', 'forgejo'];
  if (labels.some((label) => forgejo.includes(label)) || /^(?:gitea|forgejo)\b/i.test(realm))
    return 'forgejo';
  return 'plain';
}

function tokenPage(kind: HostKind, host: string): string | null {
  switch (kind) {
    case 'github':
      return `https://${host}/settings/personal-access-tokens/new`;
    case 'gitlab':
      return `https://${host}/-/user_settings/personal_access_tokens?name=Longhand&scopes=read_repository,write_repository`;
    case 'forgejo':
      return `https://${host}/user/settings/applications`;
    case 'bitbucket':
      return 'https://id.atlassian.com/manage-profile/security/api-tokens';
    case 'plain':
      return null;
  }
}
