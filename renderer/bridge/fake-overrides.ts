import type { Blog } from '#core/blog/blog';
import { editOverrides } from '#core/blog/overrides/edit';
import { OVERRIDE_FILES, parseOverrides } from '#core/blog/overrides/file';
import { applyOverrides, type BlogOverrides, mergeOverrides } from '#core/blog/overrides/overrides';
import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';

const NAME = OVERRIDE_FILES[0];

/** The fake world's `.longhand.yml` and the app's own decisions, over memory. */
export function fakeOverrides(
  blog: () => Blog,
  revisionOf: (text: string) => string,
  reread: (blog: Blog) => void,
): Pick<Handlers, 'blog.overrides' | 'blog.override'> {
  let text = '';
  let app: BlogOverrides = {};
  let found: Blog | null = null;
  const original = () => {
    found ??= blog();
    return found.model;
  };
  const revision = () => (text === '' ? null : revisionOf(text));
  return {
    'blog.overrides': async () => {
      const { overrides: values, lines, problems, readable } = parseOverrides(text);
      return {
        repository: {
          name: NAME,
          revision: revision(),
          values,
          lines: { ...lines },
          problems: [...problems],
          readable,
        },
        app,
        generator: original().generator,
        found: original(),
        folders: [
          { path: '', files: 14 },
          { path: 'posts', files: 12 },
          { path: 'posts/notes', files: 3 },
        ],
      };
    },
    'blog.override': async ({ place, values, revision: base }) => {
      if (place === 'app') app = values;
      else {
        if (base !== revision()) throw new Failure('settings-changed', { path: NAME });
        text = editOverrides(text, values);
        app = {};
      }
      const { overrides, lines } = parseOverrides(text);
      const known = mergeOverrides(overrides, app);
      const next = { ...blog(), model: applyOverrides(original(), known, { file: NAME, lines }) };
      reread(next);
      return next;
    },
  };
}
