import { Facet } from '@codemirror/state';
import type { MathMarks, Templates } from '#core/markdown/dialect';

/** What live mode asks of the window about the post that is shown. */
export interface LiveHost {
  /** The address an image of the blog can be shown from; null for a remote one, which is not asked for. */
  readonly image: (src: string) => string | null;
  /** Which marks make mathematics in this blog. */
  readonly math: () => MathMarks;
  /** Which tags this blog has. */
  readonly templates: () => Templates;
  /** Follows a link as it is written; `[label]` for one that is defined elsewhere in the text. */
  readonly follow: (href: string) => void;
}

const nowhere: LiveHost = {
  image: () => null,
  math: () => 'none',
  templates: () => 'none',
  follow: () => undefined,
};

export const liveHost = Facet.define<LiveHost, LiveHost>({ combine: ([first]) => first ?? nowhere });
