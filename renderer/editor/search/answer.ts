import { findPlaces, patternOf } from '#core/editor/find';
import type { FindAnswer, FindRequest } from './finder';

/** The answer to a question, as long as it may take. */
export function answerTo({ text, query, within, most }: Omit<FindRequest, 'seq'>): FindAnswer {
  if (query.find === '') return { kind: 'found', places: [], more: false };
  const pattern = patternOf(query);
  if (!pattern.ok) return { kind: 'bad', reason: pattern.reason };
  const stretches = within ?? [{ from: 0, to: text.length }];
  return { kind: 'found', ...findPlaces(text, pattern.expression, query, stretches, most) };
}
