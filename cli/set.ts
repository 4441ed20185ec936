import { detect } from '#core/blog/detect';
import { isWriting } from '#core/blog/post-path';
import { Failure } from '#core/ipc/errors';
import { cliWords } from '#core/messages/cli';
import { en, format } from '#core/messages/en';
import { fieldValue } from '#core/posts/front-matter/field-path';
import {
  editable,
  FieldNotEditable,
  readFrontMatter,
  setField,
  unsetField,
} from '#core/posts/front-matter/front-matter';
import { type FrontMatterRules, frontMatterRules } from '#core/posts/front-matter/rules';
import { applyEdits, type TextEdit } from '#core/posts/text-edit';
import { enclosingBlog, pathInBlog } from '#engine/blog/enclosing';
import { openBlog } from '#engine/blog/open';
import { readPost, savePost } from '#engine/posts/post-file';
import { jsonLine, Problem, readArgs, type Verb, WrongUse } from './command';
import { type FieldArgument, fieldArgument, typedValue } from './field-argument';
import { postArgument } from './post-argument';

/** Files whose whole text is what a front matter is written in. */
const DATA = /\.(?:toml|ya?ml|json\w?)$/i;

/**
 * `longhand set FILE key=value… [--unset key]`: changes front matter and no other byte. A key may lead into a table
 * (`taxonomies.tags`); a dot that belongs to a key is written `\\.`.
 */
export const set: Verb = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {
    unset: { type: 'string', multiple: true, default: [] },
  });
  const [file, ...pairs] = positionals;
  if (file === undefined) throw new WrongUse(cliWords.oneFile);
  const fields = pairs.map(fieldOf);
  const unset = values.unset.filter((key) => typeof key === 'string');
  if (fields.length === 0 && unset.length === 0) throw new WrongUse(cliWords.nothingToSet);
  const both = fields.find(({ key }) => unset.includes(key));
  if (both !== undefined) throw new WrongUse(format(cliWords.setAndUnset, { key: both.key }));
  const twice = fields.find(({ key }, at) => fields.findIndex((other) => other.key === key) !== at);
  if (twice !== undefined) throw new WrongUse(format(cliWords.setTwice, { key: twice.key }));
  const { folder, name, path } = await postArgument(file);
  const rules = await rulesOf(folder, path);
  const { text, wrote } = await rewrite(folder, name, file, (before) =>
    edited(before, file, rules, fields, unset),
  );
  if (values.json) {
    const now = Object.fromEntries(readFrontMatter(text, rules).fields);
    await terminal.write(jsonLine({ path: file, wrote, fields: now }));
  } else {
    await terminal.say(format(wrote ? cliWords.wrote : cliWords.same, { path: file }));
  }
  return 0;
};

/** What front matter looks like in the blog that the file (absolute) lies in; a lone file's is between fences. */
async function rulesOf(folder: string, path: string): Promise<FrontMatterRules> {
  const root = await enclosingBlog(folder);
  if (root === null) return frontMatterRules(detect([path], new Map(), ''), path);
  const { model } = await openBlog(root);
  return frontMatterRules(model, pathInBlog(root, path));
}

function fieldOf(argument: string): FieldArgument {
  const field = fieldArgument(argument);
  if (field === null) throw new WrongUse(format(cliWords.notAField, { text: argument }));
  return field;
}

async function rewrite(folder: string, name: string, shown: string, change: (text: string) => string) {
  try {
    const { text: before, revision, readOnly } = await readPost(folder, name);
    if (readOnly !== null) {
      throw new Problem(format(cliWords.cannotChange, { path: shown, reason: en.editor.readOnly[readOnly] }));
    }
    const text = change(before);
    if (text === before) return { text, wrote: false };
    return { text, wrote: (await savePost(folder, name, { revision, text })).wrote };
  } catch (error) {
    // The engine knows the file by its name in its folder; the author by what was typed.
    if (error instanceof Failure && error.detail.path === name)
      throw new Failure(error.code, { ...error.detail, path: shown }, { cause: error });
    throw error;
  }
}

function edited(
  before: string,
  path: string,
  rules: FrontMatterRules,
  fields: readonly FieldArgument[],
  unset: readonly string[],
): string {
  const frontMatter = readFrontMatter(before, rules);
  // A template may have front matter too; data that begins as one has none.
  if (!isWriting(path) && (DATA.test(path) || frontMatter.format === 'none'))
    throw new WrongUse(format(cliWords.notAPost, { path }));
  if (frontMatter.problem !== null)
    throw new Problem(format(cliWords.frontMatterProblem, { path, ...frontMatter.problem }));
  if (!editable(frontMatter))
    throw new Problem(format(cliWords.notYaml, { path, format: frontMatter.format.toUpperCase() }));
  const apply = (text: string, edits: (text: string) => TextEdit[]) => {
    try {
      return applyEdits(text, edits(text));
    } catch (error) {
      if (!(error instanceof FieldNotEditable)) throw error;
      const { key, reason } = error;
      throw new Problem(format(cliWords.fieldRefused, { key, path, reason }), { cause: error });
    }
  };
  let text = before;
  for (const field of fields) {
    const value = typedValue(
      field,
      fieldValue(readFrontMatter(text, rules).fields, field.key, rules.anyCase),
    );
    text = apply(text, (now) => setField(now, field.key, value, rules));
  }
  for (const key of unset) text = apply(text, (now) => unsetField(now, key, rules));
  return text;
}
