/** How a run is made; all that a measure without a window needs. */
export interface Course {
  /** Fewer repeats: for a look, not for a verdict. */
  readonly quick: boolean;
  /** Says what is going on, on standard error. */
  readonly say: (line: string) => void;
}

/** What the measures need from the scripts around them; scripts/bench.mjs hands it in. */
export interface Machine extends Course {
  readonly runtime: { readonly dir: string; readonly executable: string; readonly version: string };
  /** The project's folder. */
  readonly root: string;
  /** The folder of the built app. */
  readonly appDir: string;
  readonly launchPlan: (options: {
    runtime: { dir: string; executable: string };
    appDir: string;
    home: string;
  }) => LaunchPlan;
  /** Gives a folder to the user that the app runs as. */
  readonly chownTree: (path: string) => void;
}

export interface LaunchPlan {
  readonly executablePath: string;
  readonly appDir: string;
  readonly env: Record<string, string>;
  readonly cleanup: () => void;
}
