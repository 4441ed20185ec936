/**
 * What a template expression in an address comes to, as far as it can be known without running the site:
 * `{{ site.baseurl }}/a.png` and `{{ '/a.png' | relative_url }}` → `/a.png`. Null when it cannot be known.
 */
export function templateUrl(url: string): string | null {
  let known = true;
  const result = url.replace(/\{\{-?([\s\S]*?)-?\}\}/g, (_, inside: string) => {
    const expression = inside.trim();
    const literal = literalIn(expression);
    if (literal !== null) return literal;
    if (/^(?:site\.(?:baseurl|url)|base(?:url|_path)?|config\.(?:root|url))(?:\s*\|.*)?$/.test(expression))
      return '';
    known = false;
    return '';
  });
  return known ? result : null;
}

/** The text in quotes that an expression begins with, where only filters follow: `'/a' | relative_url` → `/a`. */
export function literalIn(expression: string): string | null {
  const quote = expression.charAt(0);
  const end = quote === '"' || quote === "'" ? expression.indexOf(quote, 1) : -1;
  if (end < 0) return null;
  const [before = '', ...filters] = expression.slice(end + 1).split('|');
  const areFilters = filters.every((filter) => /^\s*[\w-]+\s*(?:$|:)/.test(filter));
  return before.trim() === '' && areFilters ? expression.slice(1, end) : null;
}
