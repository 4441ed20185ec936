import type { Session } from 'electron';

const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** What a page in the window may ask the system for. Electron grants everything unless told otherwise. */
const mayUse = (permission: string): boolean => ALLOWED.has(permission);

/** Denies by default: permissions (asked and checked), devices, downloads, sign-in boxes. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayUse(permission)));
  session.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(() => []);
  session.on('will-download', (event) => event.preventDefault());
}
