import { z } from 'zod';

/** What is read of a JSON schema as Astro writes it for a collection (`.astro/collections/blog.schema.json`). */
const Shape = z.looseObject({
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
const Schema = Shape.extend({
  $ref: z.string().optional(),
  definitions: z.record(z.string(), Shape).optional(),
});

/**
 * The fields that a collection's JSON schema asks of every post; null for a text that is none. Those with a default
 * are not among a schema's required ones when Astro writes it for authors, and `$schema` is the editor's.
 */
export function requiredFields(text: string): string[] | null {
  const schema = Schema.safeParse(parsed(text));
  if (!schema.success) return null;
  const { $ref, definitions, required } = schema.data;
  const name = $ref === undefined ? null : (/^#\/definitions\/(.+)$/.exec($ref)?.[1] ?? null);
  const shape = name === null ? { required, properties: schema.data.properties } : definitions?.[name];
  if (shape === undefined) return null;
  return (shape.required ?? []).filter(
    (field) => field !== '$schema' && !hasDefault(shape.properties?.[field]),
  );
}

const hasDefault = (property: unknown): boolean =>
  typeof property === 'object' && property !== null && 'default' in property;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
