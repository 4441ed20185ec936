import { literalPattern } from '../search/literal-pattern';

/** How a front matter in JSON begins, with its braces or without, as Hexo has it. */
const JSON_BEGINS = /^\s*(?:;{3,}\s*)?[{"]/;

/**
 * Whether YAML makes a text of a field's value whatever it looks like: it stands in quotes, is a block of lines, or is called
 * one (`!!str`). In JSON each value in quotes is a text. `header` is a post's front matter with or without its fences, any line ends; `key` is one of its top level.
 */
export function isTextValue(header: string, key: string): boolean {
  const name = literalPattern(key);
  const value = String.raw`[ \t]*:[ \t]+(?:&\S+[ \t]+)?(?:["'|>]|!!str[ \t])`;
  if (new RegExp(`^(?:${name}|"${name}"|'${name}')${value}`, 'm').test(header)) return true;
  return JSON_BEGINS.test(header) && new RegExp(`(?:^|[{,])[ \\t]*"${name}"\\s*:\\s*"`, 'm').test(header);
}
