/** How far a transfer is, as Git reports it on its standard error. */
export interface TransferProgress {
  /** Git's own words for the step, e.g. `Writing objects`. */
  readonly stage: string;
  /** 0 to 100. */
  readonly percent: number;
  /** The server reports this, not our side. */
  readonly remote: boolean;
}

/** The last complete progress report in a piece of Git's standard error; null when there is none. */
export function parseProgress(chunk: string): TransferProgress | null {
  let last: TransferProgress | null = null;
  for (const line of chunk.split(/[\r\n]/)) {
    const match = /^(remote: )?([A-Z][A-Za-z ]+): +(\d{1,3})% \(\d+\/\d+\)/.exec(line);
    if (match) {
      last = { stage: match[2] ?? '', percent: Number(match[3]), remote: match[1] !== undefined };
    }
  }
  return last;
}
