/** The little of Trusted Types that a worker's address needs; the page's policy asks for it. */
interface ScriptUrls {
  readonly createScriptURL: (address: string) => string;
}
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: ScriptUrls) => ScriptUrls;
}

const OWN_WORKER = /\.worker-[\w-]+\.js$/;

let urls: ScriptUrls | null = null;

/** Only our own workers, from our own origin: nothing else becomes a script of the page. */
function ownScript(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin || !(OWN_WORKER.test(url.pathname) || import.meta.env.DEV))
    throw new TypeError(`not a worker of ours: ${address}`);
  return url.href;
}

/** Starts a worker from the address that Vite gives it (`import address from './x.worker?worker&url'`). */
export function startWorker(address: string, name: string): Worker {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  urls ??= trustedTypes?.createPolicy('longhand-worker', { createScriptURL: ownScript }) ?? {
    createScriptURL: ownScript,
  };
  return new Worker(urls.createScriptURL(address), { type: 'module', name });
}
