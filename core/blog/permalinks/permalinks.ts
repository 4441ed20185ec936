import type { ModelParts } from '../generators/parts';
import type { SiteReader } from '../generators/site-reader';
import type { PermalinkRule } from '../permalink-rule';

/** How the addresses of this site are made, from its configuration. Paths are relative to the site's root. */
export function permalinkRule(_parts: ModelParts, _reader: SiteReader): PermalinkRule {
  return { kind: 'unknown' };
}
