import { describe, expect, it } from 'vitest';
import { requiredFields } from './schema-fields';

describe('the fields a schema asks for', () => {
  it.each([
    ['{"required":["title","$schema"],"properties":{}}', ['title']],
    [
      '{"$ref":"#/definitions/blog","definitions":{"blog":{"required":["a","b"],"properties":{"b":{"default":1}}}}}',
      ['a'],
    ],
    ['{"properties":{"title":{}}}', []],
    ['{"$ref":"#/definitions/gone","definitions":{}}', null],
    ['{"required":"title"}', null],
    ['[]', null],
    ['not JSON', null],
  ])('%s', (text, expected) => {
    expect(requiredFields(text)).toEqual(expected);
  });
});
