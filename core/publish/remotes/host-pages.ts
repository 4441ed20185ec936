import { parseRemoteUrl } from '../remote-url';
import { hostHelp } from '../sign-in/host-help';

/** The web page of the repository at `url`, without a final slash; null where none is known. */
export function repositoryPage(url: string): string | null {
  const remote = parseRemoteUrl(url);
  if (remote === null || remote.kind === 'file') return null;
  const path = remote.path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  if (path === '' || /[?#%]/.test(path)) return null;
  const { kind } = hostHelp('https', remote.host.toLowerCase(), '');
  if (kind === 'plain') return null;
  // A port of SSH is not the web's.
  const port = remote.kind === 'ssh' ? '' : (/^https?:\/\/[^/]*?(:\d+)\//i.exec(remote.url)?.[1] ?? '');
  const scheme = remote.kind === 'http' ? 'http' : 'https';
  return `${scheme}://${webHost(remote.host.toLowerCase())}${port}/${path}`;
}

/** Hosts whose SSH answers under another name where the usual port is closed. */
function webHost(host: string): string {
  if (host === 'ssh.github.com') return 'github.com';
  return host === 'altssh.gitlab.com'
    ? 'gitlab.com'
    : host.replace(/^altssh\.bitbucket\.org$/, 'bitbucket.org');
}

/**
 * The page on which the host compares `branch` with `base` and offers to ask for a review; null where none is known.
 * As the hosts' documentation has it: GitHub `compare`, GitLab `merge_requests/new`, Forgejo and Gitea `compare`,
 * Bitbucket `pull-requests/new`.
 */
export function comparePage(url: string, base: string, branch: string): string | null {
  const page = repositoryPage(url);
  const remote = parseRemoteUrl(url);
  if (page === null || remote === null) return null;
  const segment = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  const value = encodeURIComponent;
  switch (hostHelp('https', remote.host.toLowerCase(), '').kind) {
    case 'github':
      return `${page}/compare/${segment(base)}...${segment(branch)}?expand=1`;
    case 'gitlab':
      return `${page}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${value(branch)}&merge_request%5Btarget_branch%5D=${value(base)}`;
    case 'forgejo':
      return `${page}/compare/${segment(base)}...${segment(branch)}`;
    case 'bitbucket':
      return `${page}/pull-requests/new?source=${value(branch)}&dest=${value(base)}`;
    case 'plain':
      return null;
  }
}
