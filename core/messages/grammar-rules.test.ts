import { expect, it } from 'vitest';
import { ruleName } from './grammar-rules';

it.each([
  ['RepeatedWords', 'Repeated words'],
  ['AnA', '“A” or “an”'],
  ['SentenceCapitalization', 'Capital at the start of a sentence'],
  // Not named: read as words.
  ['AWhile', 'A while'],
  ['InCaseYouMissedIt', 'In case you missed it'],
  ['AsFarAsIKnow', 'As far as I know'],
  ['B12Vitamins', 'B12 vitamins'],
  ['some_new-rule', 'Some new rule'],
  ['toString', 'To string'],
  ['', ''],
])('calls the rule %s “%s”', (id, name) => {
  expect(ruleName(id)).toBe(name);
});
