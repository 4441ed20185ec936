import { z } from 'zod';

/** A value that a component is given. */
export const ComponentParameter = z.strictObject({
  /** Null for one that is told by its place (Hugo's `.Get 0`). */
  name: z.string().nullable(),
  /** It has no default that can be seen. */
  required: z.boolean(),
});
export type ComponentParameter = z.infer<typeof ComponentParameter>;

/**
 * Something a post can use that the blog's templates make: a shortcode, an include, a tag, a component. Read by its looks,
 * never run: what is not seen is not offered.
 */
export const Component = z.strictObject({
  name: z.string(),
  kind: z.enum(['shortcode', 'include', 'tag', 'component']),
  parameters: z.array(ComponentParameter),
  /** It has text between an opening and a closing part. */
  paired: z.boolean(),
  /** The template, relative to the blog's folder; null for one of the generator's own. */
  file: z.string().nullable(),
  /** What a post has to import before it uses the component; null when it need not. */
  importFrom: z.string().nullable(),
});
export type Component = z.infer<typeof Component>;

const parameter = (name: string | null, required = false): ComponentParameter => ({ name, required });

/** Names that occur in a template, each once, in the order they stand there. */
export function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

/** A component of this name; `parameters` are the names of what it takes, null for one that is given by its place. */
export function component(
  name: string,
  kind: Component['kind'],
  parameters: readonly (string | null)[],
  more: Partial<Omit<Component, 'name' | 'kind' | 'parameters'>> = {},
): Component {
  return {
    name,
    kind,
    parameters: parameters.map((each) => parameter(each)),
    paired: false,
    file: null,
    importFrom: null,
    ...more,
  };
}
