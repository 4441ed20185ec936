/** Addresses other than those of parts of the same document. */
const ADDRESS = /(?:url|image-set|src|image)\(\s*(?!["']?#)/i;

/** Rules of `css` that speak of nothing outside of `scope` (a selector like `#id`) and fetch nothing. */
export function scopedCss(css: string, scope: string): string {
  // A constructed sheet fetches nothing while it is read, and takes no `@import`.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].flatMap((rule) => scoped(rule, scope)).join('\n');
}

function scoped(rule: CSSRule, scope: string): string[] {
  if (ADDRESS.test(rule.cssText)) return [];
  if (rule instanceof CSSKeyframesRule) return [rule.cssText];
  if (!(rule instanceof CSSStyleRule) || rule.cssRules.length > 0) return [];
  // `:is(a, b)` would be cut in two; such a rule is left out as a whole.
  if (/\([^)]*,/.test(rule.selectorText)) return [];
  const selectors = rule.selectorText.split(',').map((selector) => selector.trim());
  const inside = selectors.filter(
    (selector) => selector.startsWith(`${scope} `) && !/^[~+]/.test(selector.slice(scope.length + 1)),
  );
  const rules = inside.length > 0 ? [`${inside.join(', ')} { ${rule.style.cssText} }`] : [];
  // What stands at the scope's own place in the page is not the sheet's to say.
  if (selectors.includes(scope)) rules.push(`${scope} { ${textStyle(rule.style)} }`);
  return rules;
}

const TEXT = ['color', 'fill', 'font-family', 'font-size', 'font-weight'];

const textStyle = (style: CSSStyleDeclaration) =>
  TEXT.map((name) => [name, style.getPropertyValue(name)])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');
