import { access, lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConfigEntry, parseConfigEntries } from '#core/publish/trust/config-entries';
import { dangerOf } from '#core/publish/trust/dangerous-settings';
import { isReceivingHook } from '#core/publish/trust/hooks';
import type { TrustFinding } from '#core/publish/trust/model';
import { errnoOf } from '../../posts/file-errors';
import { GitFailed, git } from '../git';
import { finding } from './finding';
import { readHooks } from './hook-files';
import { recordsNamedBy } from './layout';

/**
 * A remote in a folder of this computer is a repository whose own hooks and settings run here when something is sent
 * to it. `entries` are the settings of the repository at `topLevel` (absolute). `seen` are the files that were looked at.
 */
export async function auditRemotes(
  topLevel: string,
  entries: readonly ConfigEntry[],
): Promise<{ readonly findings: TrustFinding[]; readonly seen: string[] }> {
  const findings: TrustFinding[] = [];
  const seen: string[] = [];
  for (const { key, value } of entries) {
    const name = /^remote\.(.*)\.(?:push)?url$/s.exec(key)?.[1];
    const folder = name === undefined ? null : localFolder(topLevel, value ?? '');
    if (name === undefined || folder === null) continue;
    for (const records of await recordsAt(folder)) {
      const remote = await auditRemote(topLevel, name, records);
      findings.push(...remote.findings);
      seen.push(...remote.seen);
    }
  }
  return { findings, seen };
}

async function auditRemote(topLevel: string, name: string, records: string) {
  const config = join(records, 'config');
  const entries = await readSettings(topLevel, config);
  const set = entries.findLast(({ key }) => key === 'core.hookspath')?.value;
  const hooks = await readHooks(set ? resolve(records, set) : join(records, 'hooks'));
  const findings = [
    ...hooks.hooks
      .filter((hook) => isReceivingHook(hook.name))
      .map((hook) => finding('remote-hook', name, hook.path, [hook.path, hook.sha256])),
    ...entries.flatMap((entry) => {
      const danger = dangerOf(entry);
      if (danger === null || entry.key.startsWith('remote.')) return [];
      return [finding('remote-setting', name, entry.key, [entry.key, entry.value ?? ''])];
    }),
  ];
  return { findings, seen: [config, join(records, 'HEAD'), ...hooks.seen] };
}

async function readSettings(folder: string, file: string): Promise<ConfigEntry[]> {
  try {
    const { stdout } = await git(folder, {
      operation: 'read the configuration of a remote',
      args: ['config', '--file', file, '--includes', '--list', '--show-scope', '--show-origin', '-z'],
    });
    return parseConfigEntries(stdout);
  } catch (error) {
    // Then Git cannot read it when something is sent there either.
    if (!(error instanceof GitFailed)) throw error;
    return [];
  }
}

/** The folder that an address means, absolute; null when it is on another computer. */
function localFolder(topLevel: string, address: string): string | null {
  if (/^file:\/\//i.test(address)) {
    try {
      return fileURLToPath(address);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return null;
    }
  }
  if (address === '' || /^[\w.+-]+:/.test(address) || /^[^/]+@?[^/]*:/.test(address)) {
    return /^[a-z]:[\\/]/i.test(address) ? resolve(address) : null;
  }
  return resolve(topLevel, address);
}

/** Where Git would look for the records of the repository at `folder`. */
async function recordsAt(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const candidate of [folder, join(folder, '.git'), `${folder}.git`]) {
    const isFile = await isRegularFile(candidate);
    const records = isFile ? await recordsNamedBy(candidate) : candidate;
    if (records !== null && (await exists(join(records, 'HEAD')))) found.push(records);
  }
  return found;
}

async function isRegularFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
