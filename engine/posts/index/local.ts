import type { BlogIndexOptions } from './blog';
import { IndexDesk } from './desk';
import { type IndexHost, Lines } from './host';

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
