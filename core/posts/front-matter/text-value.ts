import { literalPattern } from '../search/literal-pattern';

/**
 * Whether YAML makes a text of a field's value whatever it looks like: it stands in quotes, is a block of lines, or is called
 * one (`!!str`). `header` is a post's front matter with or without its fences, any line ends; `key` is one of its top level.
 */
export function isTextValue(header: string, key: string): boolean {
  const name = literalPattern(key);
  const value = String.raw`[ \t]*:[ \t]+(?:&\S+[ \t]+)?(?:["'|>]|!!str[ \t])`;
  return new RegExp(`^(?:${name}|"${name}"|'${name}')${value}`, 'm').test(header);
}
