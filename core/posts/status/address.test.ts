import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { exampleSummary } from '../example-summary';
import { whyNoAddress } from './address';

const unknown = exampleModel({ generator: 'astro', permalink: { kind: 'unknown' } });
const nowhere = exampleSummary('a.md', { url: null });

describe('why a post’s address is not known', () => {
  it('says nothing where it is', () => {
    expect(whyNoAddress(exampleSummary('a.md', { url: '/a/' }), unknown)).toBeNull();
  });

  it('names the site’s own code where the addresses are made by it', () => {
    expect(whyNoAddress(nowhere, unknown)).toContain('decided by the site’s own code');
    expect(whyNoAddress(nowhere, exampleModel({ permalink: { kind: 'unknown' } }))).toContain('no generator');
  });

  it('names what is special about the post first', () => {
    expect(whyNoAddress({ ...nowhere, hold: 'not-rendered' }, unknown)).toContain('no page of its own');
    expect(whyNoAddress({ ...nowhere, hold: 'ignored-name' }, unknown)).toContain('leaves this file out');
    expect(whyNoAddress({ ...nowhere, problem: { message: 'no', line: 2 } }, unknown)).toContain(
      'front matter',
    );
  });
});
