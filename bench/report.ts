/** One line of the bench. `value` is what a target is for: mostly a ratio; absolute times carry no target. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: number;
  /** True where more is better; where absent, less is. */
  readonly higherIsBetter?: boolean;
  /** What it was measured against in the same run, with its figure. */
  readonly baseline: string;
}

/** A ratio with the figure of ours beside it, which only the table shows. */
export interface Line extends Result {
  readonly ours?: string;
}

const met = ({ value, target, higherIsBetter = false }: Result): string => {
  if (target === undefined) return '';
  return (higherIsBetter ? value >= target : value <= target) ? 'met' : 'MISSED';
};

const number = (value: number) => value.toFixed(Math.abs(value) >= 100 ? 0 : 2);

/** The lines as a table for the terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['measure', 'value', 'target', '', 'ours', 'baseline in the same run'],
    ...lines.map((line) => [
      line.name,
      `${number(line.value)} ${line.unit}`,
      line.target === undefined ? '' : `${line.higherIsBetter ? '≥' : '≤'} ${line.target} ${line.unit}`,
      met(line),
      line.ours ?? '',
      line.baseline,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const draw = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows.map(draw);
  return [head, '-'.repeat(head?.length ?? 0), ...body].join('\n');
}

/** The lines as JSON text: `{results: [{name, value, unit, target?, higherIsBetter?, baseline}]}`. */
export function json(lines: readonly Line[]): string {
  const results = lines.map(({ ours: _, ...result }) => ({
    ...result,
    value: Number(result.value.toFixed(3)),
  }));
  return JSON.stringify({ results }, null, 2);
}
