import type { PostSummary } from './post';

/** A line of the library for tests and the fake bridge: published, dated nowhere, without a problem. */
export function exampleSummary(id: string, changes: Partial<PostSummary> = {}): PostSummary {
  return {
    id,
    title: id,
    date: null,
    draft: false,
    hold: null,
    publishDate: null,
    expiryDate: null,
    updated: null,
    tags: [],
    categories: [],
    language: null,
    url: null,
    description: '',
    modified: 0,
    problem: null,
    ...changes,
  };
}
