import { isAlias, isScalar, parseDocument } from 'yaml';
import { isRubyTime } from '../../posts/dates/site-zone';

/**
 * The dates of Jekyll's front matter defaults as its YAML reader has them: the times that are a time in UTC to it, by the number
 * of their default (from 0), with that zone said. Days, and times in quotes, are text, which is local, and not among them.
 * `config` is the configuration in YAML; `dates` are the defaults' dates as they are written.
 */
export function utcTimes(config: string, dates: readonly unknown[]): ReadonlyMap<number, string> {
  const times = new Map<number, string>();
  if (!dates.some(isTime)) return times;
  const document = parseDocument(config, { uniqueKeys: false, logLevel: 'silent', merge: true });
  for (const [at, date] of dates.entries()) {
    if (!isTime(date)) continue;
    const found = document.getIn(['defaults', at, 'values', 'date'], true);
    const node = isAlias(found) ? found.resolve(document) : found;
    const isText = isScalar(node) && (node.type !== 'PLAIN' || node.tag === 'tag:yaml.org,2002:str');
    if (!isText) times.set(at, `${date.trim()} +0000`);
  }
  return times;
}

const isTime = (date: unknown): date is string => typeof date === 'string' && isRubyTime(date);
