import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * electron-builder calls this when a program's files are in place and not yet signed: removes the app that an Electron
 * for development carries along, and locks what a finished program has no use for.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const { appOutDir, packager, electronPlatformName } = context;
  const onMac = electronPlatformName === 'darwin';
  const resources = onMac
    ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
    : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });

  const program = join(appOutDir, programName(packager, electronPlatformName));
  const fuses = wantedFuses();
  await flipFuses(program, { version: FuseVersion.V1, resetAdHocDarwinSignature: onMac, ...fuses });
  await verify(program, fuses);
}

/** @returns {Record<number, boolean>} */
function wantedFuses() {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    // Playwright attaches through the inspector, so a build for tests keeps it; a release must not.
    [FuseV1Options.EnableNodeCliInspectArguments]: Boolean(process.env.LONGHAND_TEST_BUILD),
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

/** Reads the fuses back: a program whose locks are not as wanted must not leave this house. @param {string} program @param {Record<number, boolean>} wanted */
async function verify(program, wanted) {
  const found = await getCurrentFuseWire(program);
  for (const [fuse, on] of Object.entries(wanted)) {
    const state = found[/** @type {keyof typeof found} */ (/** @type {unknown} */ (Number(fuse)))];
    if (state !== (on ? '1' : '0').charCodeAt(0)) {
      throw new Error(`The fuse ${FuseV1Options[Number(fuse)]} is not ${on ? 'on' : 'off'} in ${program}.`);
    }
  }
}

/** @param {import('electron-builder').AfterPackContext['packager']} packager @param {string} platform */
function programName(packager, platform) {
  const { productFilename } = packager.appInfo;
  if (platform === 'darwin') return `${productFilename}.app`;
  if (platform === 'win32') return `${productFilename}.exe`;
  return packager.config.linux?.executableName ?? productFilename;
}
