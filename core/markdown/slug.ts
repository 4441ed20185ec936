/** What is neither a letter, a mark, a number, a connector, a hyphen nor a space goes out of a slug. */
const NOT_IN_SLUG = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** A heading's id as GitHub makes it, before it is made unique: `What’s new?` → `whats-new`. May be empty. */
export function headingSlug(text: string): string {
  return text.trim().toLowerCase().replace(NOT_IN_SLUG, '').replace(/ /g, '-');
}

/**
 * Makes slugs unique in the order they come: `a`, `a` → `a`, `a-1`. The answer to the n-th call depends on the
 * n-1 before it and on nothing else, which is what the block document builds on.
 */
export function createUniqueSlugs(): (slug: string) => string {
  const used = new Map<string, number>();
  return (slug) => {
    let count = used.get(slug);
    if (count === undefined) {
      used.set(slug, 0);
      return slug;
    }
    let unique: string;
    do {
      count += 1;
      unique = `${slug}-${count}`;
    } while (used.has(unique));
    used.set(slug, count);
    used.set(unique, 0);
    return unique;
  };
}
