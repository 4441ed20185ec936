export interface Runtime {
  /** The unpacked Electron's folder. */
  dir: string;
  executable: string;
  /** Electron's version, such as `33.2.1`. */
  version: string;
  source: 'override' | 'official' | 'registry';
}

/** Finds the Electron to run, and fetches one where there is none yet. */
export function resolveRuntime(): Promise<Runtime>;

/** The Electron that would run, if there is one without a download. */
export function runtimeHere(): Runtime | undefined;

/** What programs that look for Electron need in their environment to find this one. */
export function runtimeEnv(runtime: Runtime): Record<string, string>;

/** One line that says which Electron this is and where. */
export function describe(runtime: Runtime): string;
