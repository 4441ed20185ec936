import { join } from 'node:path';
import { keysIn, type Typed } from './keys';
import type { Machine } from './machine';
import type { Line } from './report';
import { SIZES, type Size, titleOf } from './sample-blog';
import { END, MIDDLE } from './sample-post';
import { interleaved, quantile } from './statistics';
import { goTo, type OpenWindow, openPost, type Windows } from './windows';

/** The app as it comes, in live mode with a focus on the sentence, and the baselines. */
type Variant = 'app' | 'live' | 'bare' | 'naive';

/** Keys in the middle of posts of three sizes, in fresh windows: the app with its preview open, and the baselines. */
export async function measureTyping(
  machine: Machine,
  windows: Windows,
  blog: { readonly folder: string; readonly paths: Record<Size, string> },
): Promise<Line[]> {
  const rounds = machine.quick ? 2 : 3;
  const perRound = machine.quick ? 25 : 40;
  const typed = new Map<string, Typed[]>();

  const run = async (variant: Variant, size: Size) => {
    const slow = variant === 'naive' && size === '1 MB';
    const window = await ready(windows, variant, size, blog);
    try {
      const place =
        variant === 'app' || variant === 'live'
          ? 'iframe[title="Preview"]'
          : variant === 'naive'
            ? '#preview'
            : null;
      const result = await keysIn(window, slow ? Math.ceil(perRound / 5) : perRound, place);
      typed.set(`${variant} ${size}`, [...(typed.get(`${variant} ${size}`) ?? []), result]);
    } finally {
      await window.close();
    }
  };

  for (const size of Object.keys(SIZES) as Size[]) {
    machine.say(`Typing in ${size} …`);
    const variants: Variant[] = size === '10 KB' ? ['app', 'bare'] : ['app', 'live', 'bare', 'naive'];
    await interleaved(
      rounds,
      variants.map((variant) => () => run(variant, size)),
    );
  }
  const of = (variant: Variant, size: Size) => summary(typed.get(`${variant} ${size}`) ?? []);
  return [
    ...againstBare('10 KB', of, {}),
    ...againstBare('100 KB', of, { p50: 1.15, cpu: 1.3 }),
    ...againstBare('1 MB', of, { p50: 1.25, cpu: 1.5 }),
    ...inLiveMode('100 KB', of),
    ...inLiveMode('1 MB', of),
    growth(of),
    previewAgainstNaive('100 KB', of, 5),
    previewAgainstNaive('1 MB', of, 40),
    ...longTasks(of),
  ];
}

async function ready(
  windows: Windows,
  variant: Variant,
  size: Size,
  { folder, paths }: { readonly folder: string; readonly paths: Record<Size, string> },
): Promise<OpenWindow> {
  if (variant === 'app' || variant === 'live') {
    const settings = { live: true, focusMode: 'sentence' } as const;
    const opened = await windows.open({ kind: 'app', folder, ...(variant === 'live' ? { settings } : {}) });
    await openPost(opened, titleOf(size), END);
    await goTo(opened, MIDDLE);
    return opened;
  }
  const opened = await windows.open({ kind: 'page', page: variant, post: join(folder, paths[size]) });
  await opened.page.waitForFunction(() => window.benchGoTo !== undefined);
  await opened.page.evaluate((words) => window.benchGoTo?.(words), MIDDLE);
  return opened;
}

interface Summary {
  readonly keys: number;
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number;
  readonly preview: number;
  readonly previews: number;
  readonly longTasks: readonly number[];
}

function summary(runs: readonly Typed[]): Summary {
  const frames = runs.flatMap((run) => run.frames);
  const previews = runs.flatMap((run) => run.previews);
  const keys = frames.length;
  return {
    keys,
    p50: quantile(frames, 0.5),
    p95: quantile(frames, 0.95),
    cpu: runs.reduce((sum, run) => sum + run.cpu, 0) / keys,
    preview: quantile(previews, 0.5),
    previews: previews.length,
    longTasks: runs.flatMap((run) => run.longTasks),
  };
}

type Of = (variant: Variant, size: Size) => Summary;
const ms = (value: number) => `${value.toFixed(1)} ms`;

function againstBare(size: Size, of: Of, targets: { p50?: number; cpu?: number }): Line[] {
  const [app, bare] = [of('app', size), of('bare', size)];
  const line = (what: string, key: 'p50' | 'p95' | 'cpu', target?: number): Line => ({
    name: `${what}, ${size}`,
    value: app[key] / bare[key],
    unit: '×',
    ...(target === undefined ? {} : { target }),
    ours: `${ms(app[key])} (${app.keys} keys)`,
    baseline: `bare CodeMirror page: ${ms(bare[key])} (${bare.keys} keys)`,
  });
  return [
    line('keystroke p50', 'p50', targets.p50),
    line('keystroke p95', 'p95'),
    line('cpu per key', 'cpu', targets.cpu),
  ];
}

function inLiveMode(size: Size, of: Of): Line[] {
  const [live, app, bare] = [of('live', size), of('app', size), of('bare', size)];
  return (['p50', 'cpu'] as const).map((key) => ({
    name: `${key === 'p50' ? 'keystroke p50' : 'cpu per key'} in live mode, ${size}`,
    value: live[key] / bare[key],
    unit: '×',
    ours: `${ms(live[key])} (${live.keys} keys; in source mode ${ms(app[key])}; ${live.longTasks.length} long tasks)`,
    baseline: `bare CodeMirror page: ${ms(bare[key])}`,
  }));
}

function growth(of: Of): Line {
  const [small, large] = [of('app', '100 KB'), of('app', '1 MB')];
  const bare = of('bare', '1 MB').cpu / of('bare', '100 KB').cpu;
  return {
    name: 'growth of cpu per key, 1 MB ÷ 100 KB',
    value: large.cpu / small.cpu,
    unit: '×',
    target: 2,
    ours: `${ms(large.cpu)} ÷ ${ms(small.cpu)}`,
    baseline: `itself; bare CodeMirror page grows ${bare.toFixed(2)} ×`,
  };
}

function previewAgainstNaive(size: Size, of: Of, target: number): Line {
  const [app, naive] = [of('app', size), of('naive', size)];
  return {
    name: `keystroke to preview, ${size}`,
    value: naive.preview / app.preview,
    unit: '× faster',
    target,
    higherIsBetter: true,
    ours: `${ms(app.preview)} (${app.previews} of ${app.keys} keys)`,
    baseline: `whole markdown-it render per key: ${ms(naive.preview)} (${naive.keys} keys)`,
  };
}

function longTasks(of: Of): Line[] {
  return (['100 KB', '1 MB'] as const).map((size) => {
    const [app, bare] = [of('app', size), of('bare', size)];
    return {
      name: `long tasks while typing, ${size}`,
      value: app.longTasks.length,
      unit: 'tasks',
      target: 0,
      ours: `${app.longTasks.map((duration) => `${duration} ms`).join(', ') || 'none'} in ${app.keys} keys`,
      baseline: `bare CodeMirror page: ${bare.longTasks.length} in ${bare.keys} keys`,
    };
  });
}
