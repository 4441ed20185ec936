/**
 * What a template expression in an address comes to, as far as it can be known without running the site:
 * `{{ site.baseurl }}/a.png` and `{{ '/a.png' | relative_url }}` → `/a.png`. Null when it cannot be known.
 */
export function templateUrl(url: string): string | null {
  let known = true;
  const result = url.replace(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g, (_, expression: string) => {
    const literal = /^(['"])(.*?)\1\s*(?:\|\s*[\w-]+(?:\s*:[^|]*)?\s*)*$/.exec(expression)?.[2];
    if (literal !== undefined) return literal;
    if (/^(?:site\.(?:baseurl|url)|base(?:url|_path)?|config\.(?:root|url))(?:\s*\|.*)?$/.test(expression))
      return '';
    known = false;
    return '';
  });
  return known ? result : null;
}
