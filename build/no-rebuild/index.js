/** electron-builder asks for this only when an app has native modules. */
export function rebuild() {
  throw new Error(
    'Longhand has native modules now: use the real @electron/rebuild (see package.json, "overrides").',
  );
}
