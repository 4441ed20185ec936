import type { Machine } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';
import type { Start, Subject, Windows } from './windows';

/** Start of the process → the frame that first shows the 10 KB post's text, ready for the caret. */
export async function measureStart(
  machine: Machine,
  windows: Windows,
  folders: { readonly small: string; readonly large: string; readonly post: string },
): Promise<Line[]> {
  const subjects = {
    blank: { kind: 'page', page: 'blank', post: null },
    bare: { kind: 'page', page: 'bare', post: folders.post },
    app: { kind: 'app', folder: folders.small },
    large: { kind: 'app', folder: folders.large },
  } as const satisfies Record<string, Subject>;
  type Name = keyof typeof subjects;
  const names = Object.keys(subjects) as Name[];
  const starts: Record<Name, Start[]> = { blank: [], bare: [], app: [], large: [] };
  // Not counted: fills the caches, and the app takes note of the post it shows.
  for (const name of names) await windows.start(subjects[name]);
  await interleaved(
    machine.quick ? 3 : 5,
    names.map((name) => async () => {
      starts[name].push(await windows.start(subjects[name]));
    }),
  );

  const usable = (name: Name) => starts[name].map((start) => start.usable ?? Number.NaN);
  const between = (name: Name, from: keyof Start, to: keyof Start) =>
    starts[name].map((start) => (start[to] ?? Number.NaN) - (start[from] ?? Number.NaN));
  const ratio = (a: readonly number[], b: readonly number[]) => median(a) / median(b);
  const [blank, bare, app, large] = [usable('blank'), usable('bare'), usable('app'), usable('large')];
  const preview = between('app', 'usable', 'preview');
  const mount = between('bare', 'mount', 'usable');
  const ms = (values: readonly number[]) => spread(values, 'ms');
  return [
    {
      name: 'start to editor, 10 KB post',
      value: ratio(app, bare),
      unit: '×',
      target: 1.3,
      ours: ms(app),
      baseline: `bare CodeMirror page: ${ms(bare)}`,
    },
    {
      name: 'start to editor, 10 KB post, against a blank window',
      value: ratio(app, blank),
      unit: '×',
      ours: ms(app),
      baseline: `blank window: ${ms(blank)}`,
    },
    {
      name: 'start with 10,000 posts',
      value: ratio(large, app),
      unit: '×',
      target: 1.1,
      ours: ms(large),
      baseline: `the app with 33 posts: ${ms(app)}`,
    },
    {
      name: 'first preview screen after the editor',
      value: ratio(preview, mount),
      unit: '×',
      target: 2,
      ours: ms(preview),
      baseline: `bare CodeMirror, mount to paint: ${ms(mount)}`,
    },
  ];
}
