import { type Lint, LocalLinter, Dialect as Name, type Suggestion, SuggestionKind } from 'harper.js';
import { slimBinary } from 'harper.js/slimBinary';
import type { Dialect, GrammarProblem, GrammarReply, GrammarRequest, GrammarSetup } from './protocol';

// Harper, which is WebAssembly, in a thread of its own and under a policy of its own (content-security.ts).

const DIALECTS: Readonly<Record<Dialect, Name>> = {
  'en-US': Name.American,
  'en-GB': Name.British,
  'en-AU': Name.Australian,
  'en-CA': Name.Canadian,
  'en-IN': Name.Indian,
};
/** As many suggestions as can be read at a glance. */
const MOST_SUGGESTIONS = 4;

let linter: LocalLinter | null = null;

async function setUp({ dialect, words, off }: GrammarSetup): Promise<void> {
  linter ??= new LocalLinter({ binary: slimBinary, dialect: DIALECTS[dialect] });
  if ((await linter.getDialect()) !== DIALECTS[dialect]) await linter.setDialect(DIALECTS[dialect]);
  await linter.setLintConfig({
    ...(await linter.getDefaultLintConfig()),
    ...Object.fromEntries(off.map((rule) => [rule, false])),
  });
  await linter.clearWords();
  if (words.length > 0) await linter.importWords([...words]);
}

async function check(text: string): Promise<GrammarProblem[]> {
  if (linter === null) return [];
  const byRule = await linter.organizedLints(text, { language: 'markdown' });
  const problems = Object.entries(byRule).flatMap(([rule, lints]) =>
    lints.map((lint) => problemOf(text, rule, lint)),
  );
  return problems.sort((a, b) => a.from - b.from || a.to - b.to);
}

function problemOf(text: string, rule: string, lint: Lint): GrammarProblem {
  // Harper's own count is of characters; harper.js gives UTF-16 units.
  const { start: from, end: to } = lint.span();
  const suggestions = lint.suggestions().map((suggestion) => replacementOf(suggestion, text.slice(from, to)));
  const problem = {
    from,
    to,
    rule,
    message: lint.message(),
    suggestions: suggestions.slice(0, MOST_SUGGESTIONS),
  };
  // What lies in the module's own memory is not freed by the garbage collector.
  lint.free();
  return problem;
}

/** What would stand in place of the whole problem. */
function replacementOf(suggestion: Suggestion, found: string): string {
  switch (suggestion.kind()) {
    case SuggestionKind.Replace:
      return suggestion.get_replacement_text();
    case SuggestionKind.Remove:
      return '';
    case SuggestionKind.InsertAfter:
      return found + suggestion.get_replacement_text();
  }
}

async function answer(request: GrammarRequest): Promise<GrammarReply> {
  const { seq } = request;
  try {
    if (request.kind === 'setup') {
      await setUp(request.setup);
      return { seq, problems: [] };
    }
    const problems: GrammarProblem[][] = [];
    for (const text of request.texts) problems.push(await check(text));
    return { seq, problems };
  } catch (error) {
    return { seq, failed: error instanceof Error ? error.message : String(error) };
  }
}

let turn: Promise<unknown> = Promise.resolve();
globalThis.onmessage = ({ data }: MessageEvent<GrammarRequest>) => {
  turn = turn.then(async () => globalThis.postMessage(await answer(data)));
};
