/** A post, as far as the place of its files goes. */
export interface PostPlace {
  /** Path relative to the blog's folder. */
  readonly id: string;
  /** `YYYY-MM-DD`, the post's date or, for want of one, today. */
  readonly date: string;
}

/** The parts of a post's place that the place of its images may be made of. */
export interface PostParts {
  /** The folder the post's file is in, `''` for the blog's own. */
  readonly dir: string;
  /** The name of its file without the extension; of its folder when the post is a folder of its own. */
  readonly stem: string;
  /** `stem` without a date before it. */
  readonly slug: string;
  readonly isBundle: boolean;
  readonly year: string;
  readonly month: string;
}

/** Takes a post's place apart. Pure. */
export function postParts({ id, date }: PostPlace): PostParts {
  const dir = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const file = id.slice(id.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const isBundle = /^_?index(?:\.[a-z]{2,3}(?:-[a-z]+)?)?$/i.test(file) && dir !== '';
  const stem = isBundle ? dir.slice(dir.lastIndexOf('/') + 1) : file;
  const [named] = /^\d{4}-\d\d/.exec(stem) ?? [];
  const day = named ?? date;
  return {
    dir,
    stem,
    slug: stem.replace(/^\d{4}-\d\d(?:-\d\d)?[-_]?(?=.)/, ''),
    isBundle,
    year: day.slice(0, 4),
    month: day.slice(5, 7),
  };
}
