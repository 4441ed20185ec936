import { expect, it } from 'vitest';
import { parseHookTrace } from './hook-trace';

const event = (fields: object) => JSON.stringify({ sid: 'S', ...fields });
const start = (id: number, hook: string, sid = 'S') =>
  event({ sid, event: 'child_start', child_id: id, child_class: 'hook', hook_name: hook });
const exit = (id: number, code: number, sid = 'S') => event({ sid, event: 'child_exit', child_id: id, code });

it('lists the hooks of the command itself with how they ended', () => {
  const trace = [
    event({ event: 'version' }),
    start(0, 'pre-commit'),
    start(0, 'post-checkout', 'S/T'),
    exit(0, 9, 'S/T'),
    exit(0, 0),
    event({ event: 'child_start', child_id: 1, child_class: 'editor' }),
    exit(1, 2),
    start(2, 'commit-msg'),
    exit(2, 1),
  ];
  expect(parseHookTrace(trace.join('\n'))).toEqual([
    { name: 'pre-commit', exitCode: 0 },
    { name: 'commit-msg', exitCode: 1 },
  ]);
});

it('leaves the end of a hook open when the trace stops before it', () => {
  expect(parseHookTrace(`${start(0, 'pre-push')}\n${exit(0, 1).slice(0, 30)}`)).toEqual([
    { name: 'pre-push', exitCode: null },
  ]);
});
