/** The value below which the given part (0 to 1) of `values` lies; the upper one of two neighbours. NaN for no values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** The middle value; of an even count the mean of the two in the middle. NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** `median (least–most)`, for the reader of the table. */
export function spread(values: readonly number[], unit: string): string {
  const show = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  return `${show(median(values))} ${unit} (${show(Math.min(...values))}–${show(Math.max(...values))}, n ${values.length})`;
}

/** Runs every work once in a round, the order turned round every second time, so that no work profits from its place. */
export async function interleaved(
  rounds: number,
  works: readonly ((round: number) => Promise<void> | void)[],
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const work of round % 2 === 0 ? works : [...works].reverse()) await work(round);
  }
}
