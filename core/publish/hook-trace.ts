/** A hook that Git ran, and how it ended. `exitCode` is null while it runs or when it was stopped. */
export interface HookRun {
  readonly name: string;
  readonly exitCode: number | null;
}

/**
 * Reads which hooks ran from Git's trace2 events (one JSON object a line, `GIT_TRACE2_EVENT`). Git's exit code and
 * messages do not tell a hook's refusal from other failures, and a hook may refuse without a word. Events of
 * Git commands inside the hooks (their session id has a `/`) and lines that are cut off are passed over.
 */
export function parseHookTrace(trace: string): HookRun[] {
  const names = new Map<number, string>();
  const codes = new Map<number, number>();
  for (const line of trace.split('\n')) {
    const event = readEvent(line);
    if (!event || event.sid.includes('/')) continue;
    if (event.event === 'child_start' && event.hook !== null) names.set(event.child, event.hook);
    if (event.event === 'child_exit' && event.code !== null) codes.set(event.child, event.code);
  }
  return [...names].map(([child, name]) => ({ name, exitCode: codes.get(child) ?? null }));
}

interface TraceEvent {
  readonly event: string;
  readonly sid: string;
  readonly child: number;
  readonly hook: string | null;
  readonly code: number | null;
}

function readEvent(line: string): TraceEvent | null {
  if (!line.includes('"child_')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  if (typeof fields.event !== 'string' || typeof fields.child_id !== 'number') return null;
  const isHook = fields.child_class === 'hook' && typeof fields.hook_name === 'string';
  return {
    event: fields.event,
    sid: String(fields.sid ?? ''),
    child: fields.child_id,
    hook: isHook ? String(fields.hook_name) : null,
    code: typeof fields.code === 'number' ? fields.code : null,
  };
}
