import { describe, expect, it } from 'vitest';
import type { FieldValue } from '#core/posts/front-matter/front-matter';
import { fieldArgument, typedValue } from './field-argument';

describe('fieldArgument', () => {
  it.each([
    ['title=A = B', { key: 'title', text: 'A = B' }],
    ['description=', { key: 'description', text: '' }],
    ['title', null],
    ['=x', null],
  ])('cuts %j at the first =', (argument, expected) => {
    expect(fieldArgument(argument)).toEqual(expected);
  });
});

describe('typedValue', () => {
  const cases: readonly [string, FieldValue | undefined, FieldValue][] = [
    ['draft=true', undefined, true],
    ['draft=false', true, false],
    ['draft=true', 'no', true],
    ['weight=12', 3, 12],
    ['weight=-1.5', undefined, -1.5],
    ['zip=007', undefined, '007'],
    ['version=1.10', 1, '1.10'],
    ['count=Infinity', undefined, 'Infinity'],
    ['title=true', 'False friends', 'true'],
    ['title=1984', 'Animal Farm', '1984'],
    ['cover=null', true, null],
    ['description=', undefined, ''],
    ['description=a, b', undefined, 'a, b'],
    ['tags=a, b,', ['c'], ['a', 'b']],
    ['tags=a', undefined, ['a']],
    ['Tags=a,b', null, ['a', 'b']],
    ['tags=', ['a'], []],
    ['tags=["a,b","c"]', 'x y', ['a,b', 'c']],
    ['title=[draft] Frost', 'Frost', '[draft] Frost'],
  ];
  it.each(cases)('%s where there was %j → %j', (argument, present, expected) => {
    const field = fieldArgument(argument);
    expect(field && typedValue(field, present)).toEqual(expected);
  });
});
