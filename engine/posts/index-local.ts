import type { BlogIndexOptions } from './index-blog';
import { IndexDesk } from './index-desk';
import { type IndexHost, Lines } from './index-host';

/** Indexes in this thread: for the command line, and for tests. */
export function localHost(options: BlogIndexOptions = {}): IndexHost {
  const desk = new IndexDesk((message) => lines.take(message), options);
  const lines = new Lines((request) => desk.take(request));
  return {
    open: (place, onNews) => lines.open(place, onNews),
    warm: async () => undefined,
    end: async () => undefined,
  };
}
