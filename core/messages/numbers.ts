/**
 * A whole number (0 or more) as the sentences write it: `1,234,567`. Not by `Intl`: the first number that formats loads
 * 1.2 to 1.6 MB of locale data into its process, for a comma (docs/decisions/0039-the-order-of-a-start.md).
 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
