import type { DialectName } from '#core/markdown/dialect';
import { createRenderer, type MarkdownRenderer } from '#core/markdown/renderer';
import { cliWords } from '#core/messages/cli';
import { type ExitCode, jsonLine, type Terminal, WrongUse } from './command';
import { readLines } from './json-lines';

type Id = string | number | null;
type Answer = { readonly id: Id; readonly html: string } | { readonly id: Id; readonly error: string };

/**
 * Answers each line `{id, markdown, dialect}` with `{id, html}`, in order and as they come. A line that is no such
 * object gets `{id: null, error}` (its own id where it has one), and the others go on.
 */
export async function renderBatch(
  terminal: Terminal,
  usual: DialectName,
  dialectNamed: (name: string) => DialectName,
): Promise<ExitCode> {
  const renderers = new Map<DialectName, MarkdownRenderer>();
  const rendererFor = (name: unknown): MarkdownRenderer => {
    const dialect = name === undefined || name === null ? usual : dialectNamed(String(name));
    const renderer = renderers.get(dialect) ?? createRenderer({ dialect });
    renderers.set(dialect, renderer);
    return renderer;
  };
  let code: ExitCode = 0;
  for await (const line of readLines(terminal.input)) {
    if (line.trim() === '') continue;
    const answer = answerTo(line, rendererFor);
    if ('error' in answer) code = 1;
    await terminal.write(jsonLine(answer));
  }
  return code;
}

function answerTo(line: string, rendererFor: (name: unknown) => MarkdownRenderer): Answer {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { id: null, error: cliWords.batchNotJson };
  }
  const given: Readonly<Record<string, unknown>> =
    typeof request === 'object' && request !== null ? { ...request } : {};
  const id = typeof given.id === 'string' || typeof given.id === 'number' ? given.id : null;
  if (typeof given.markdown !== 'string') return { id, error: cliWords.batchNotObject };
  try {
    return { id, html: rendererFor(given.dialect).render(given.markdown) };
  } catch (error) {
    if (error instanceof WrongUse) return { id, error: error.message };
    throw error;
  }
}
