import { join } from 'node:path';
import { keysIn, type Typed } from './keys';
import type { Machine } from './machine';
import type { Line } from './report';
import { SIZES, type Size, titleOf } from './sample-blog';
import { END, MIDDLE, START } from './sample-post';
import { interleaved, quantile } from './statistics';
import { goTo, type OpenWindow, openPost, type Windows } from './windows';

/** The app with its marks, the same while its grammar check gets ready, in live mode with a focus on the sentence, and the baselines. */
type Variant = 'app' | 'early' | 'live' | 'bare' | 'naive';

/** Where keys are typed: in the paragraph with these words. */
const PLACES = { start: START, middle: MIDDLE, end: END } as const;
type Place = keyof typeof PLACES;

/** Where each variant shows the page it makes. */
const PREVIEW: Record<Variant, string | null> = {
  app: 'iframe[title="Preview"]',
  early: 'iframe[title="Preview"]',
  live: 'iframe[title="Preview"]',
  bare: null,
  naive: '#preview',
};
/** What an author may turn on beside the text, all of it; saving, the journal, counts and the list are always on. */
const ALL_ON = { outlineOpen: true, wordGoal: 500, spelling: true, grammar: true } as const;
const LIVE = { ...ALL_ON, live: true, focusMode: 'sentence' } as const;

/** Until the grammar of a post of 1 MB is checked for the first time: 40 s where all is slow; ms. */
const FIRST_CHECK = 180_000;

interface Blog {
  readonly folder: string;
  readonly paths: Record<Size, string>;
}

/** What a size must keep to, against the bare page: at each place, and in all. */
const TARGETS: Record<Size, { readonly p50?: number; readonly cpu?: number }> = {
  '10 KB': {},
  '100 KB': { p50: 1.15, cpu: 1.3 },
  '1 MB': { p50: 1.25, cpu: 1.5 },
  '5 MB': { p50: 1.5 },
};

/**
 * Keys at the start, in the middle and at the end of posts of four sizes, in fresh windows: the app with its preview open
 * and everything on that it adds, its first check of the grammar done, and the baselines. For a quick look the middle of three sizes.
 */
export async function measureTyping(machine: Machine, windows: Windows, blog: Blog): Promise<Line[]> {
  const sizes = (Object.keys(SIZES) as Size[]).filter((size) => !machine.quick || size !== '5 MB');
  const places: readonly Place[] = machine.quick ? ['middle'] : ['start', 'middle', 'end'];
  const perPlace = machine.quick ? 25 : 40;
  const typed = new Map<string, Typed[]>();

  const run = async (variant: Variant, size: Size) => {
    const isSlow = variant === 'naive' && size === '1 MB';
    const window = await ready(windows, variant, size, blog);
    try {
      for (const place of variant === 'app' || variant === 'bare' ? places : (['middle'] as const)) {
        await goToPlace(window, variant, place);
        const result = await keysIn(window, isSlow ? Math.ceil(perPlace / 5) : perPlace, PREVIEW[variant]);
        const key = `${variant} ${size} ${place}`;
        typed.set(key, [...(typed.get(key) ?? []), result]);
      }
    } finally {
      await window.close();
    }
  };

  for (const size of sizes) {
    machine.say(`Typing in ${size} …`);
    const isUsual = size === '100 KB' || size === '1 MB';
    const variants: Variant[] = isUsual ? ['app', 'live', 'bare', 'naive'] : ['app', 'bare'];
    if (size === '100 KB') variants.push('early');
    await interleaved(
      machine.quick ? 2 : 3,
      variants.map((variant) => () => run(variant, size)),
    );
  }
  const at = (variant: Variant, size: Size, place: Place) =>
    summary(typed.get(`${variant} ${size} ${place}`) ?? []);
  const inAll = (variant: Variant, size: Size) =>
    summary(places.flatMap((place) => typed.get(`${variant} ${size} ${place}`) ?? []));
  return [
    ...sizes.flatMap((size) => [
      ...places.flatMap((place) => atPlace(size, place, at)),
      against('cpu per key', 'cpu', size, inAll, TARGETS[size].cpu),
    ]),
    whileGettingReady('100 KB', at),
    ...inLiveMode('100 KB', at),
    ...inLiveMode('1 MB', at),
    growth(inAll),
    previewAgainstNaive('100 KB', at, 5),
    previewAgainstNaive('1 MB', at, 40),
    ...sizes.filter((size) => size !== '10 KB').map((size) => longTasks(size, inAll)),
  ];
}

async function ready(windows: Windows, variant: Variant, size: Size, blog: Blog): Promise<OpenWindow> {
  if (isApp(variant)) {
    const settings = variant === 'live' ? LIVE : ALL_ON;
    const opened = await windows.open({ kind: 'app', folder: blog.folder, settings });
    const checker = opened.page.waitForEvent('worker', {
      predicate: (worker) => worker.url().includes('grammar'),
      timeout: FIRST_CHECK,
    });
    await openPost(opened, titleOf(size), END);
    await checker;
    // The longest post is checked for minutes, and each key breaks its first check off.
    if (variant !== 'early' && size !== '5 MB') {
      const mark = opened.page.locator('.cm-content .lh-grammar').first();
      await mark.waitFor({ timeout: FIRST_CHECK });
      // What was in view first is marked first; the end, when the check is over.
      await goToPlace(opened, variant, 'end');
      await mark.waitFor({ timeout: FIRST_CHECK });
    }
    return opened;
  }
  const post = join(blog.folder, blog.paths[size]);
  const opened = await windows.open({ kind: 'page', page: variant, post });
  await opened.page.waitForFunction(() => window.benchGoTo !== undefined);
  return opened;
}

function isApp(variant: Variant): variant is 'app' | 'early' | 'live' {
  switch (variant) {
    case 'app':
    case 'early':
    case 'live':
      return true;
    case 'bare':
    case 'naive':
      return false;
  }
}

async function goToPlace(opened: OpenWindow, variant: Variant, place: Place): Promise<void> {
  const words = PLACES[place];
  if (isApp(variant)) await goTo(opened, words);
  else await opened.page.evaluate((wanted) => window.benchGoTo?.(wanted), words);
}

interface Summary {
  readonly keys: number;
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number;
  readonly processor: number;
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
    processor: runs.reduce((sum, run) => sum + run.processor, 0) / keys,
    preview: quantile(previews, 0.5),
    previews: previews.length,
    longTasks: runs.flatMap((run) => run.longTasks),
  };
}

type InAll = (variant: Variant, size: Size) => Summary;
type At = (variant: Variant, size: Size, place: Place) => Summary;
const ms = (value: number) => `${value.toFixed(1)} ms`;

function against(
  what: string,
  key: 'p50' | 'p95' | 'cpu',
  size: Size,
  of: InAll,
  target: number | undefined,
): Line {
  const [app, bare] = [of('app', size), of('bare', size)];
  // Less than the tasks' length on a machine that others use, too.
  const told = ({ keys, processor }: Summary) =>
    key === 'cpu' ? `${keys} keys; ${ms(processor)} of processor time` : `${keys} keys`;
  return {
    name: `${what}, ${size}`,
    value: app[key] / bare[key],
    unit: '×',
    ...(target === undefined ? {} : { target }),
    ours: `${ms(app[key])} (${told(app)})`,
    baseline: `bare CodeMirror page: ${ms(bare[key])} (${told(bare)})`,
  };
}

function atPlace(size: Size, place: Place, at: At): Line[] {
  const of: InAll = (variant, wanted) => at(variant, wanted, place);
  return [
    against(`keystroke p50 at the ${place}`, 'p50', size, of, TARGETS[size].p50),
    against(`keystroke p95 at the ${place}`, 'p95', size, of, undefined),
  ];
}

function inLiveMode(size: Size, at: At): Line[] {
  const [live, app, bare] = [
    at('live', size, 'middle'),
    at('app', size, 'middle'),
    at('bare', size, 'middle'),
  ];
  return (['p50', 'cpu'] as const).map((key) => ({
    name: `${key === 'p50' ? 'keystroke p50' : 'cpu per key'} in live mode, ${size}`,
    value: live[key] / bare[key],
    unit: '×',
    ours: `${ms(live[key])} (${live.keys} keys; in source mode ${ms(app[key])}; ${live.longTasks.length} long tasks)`,
    baseline: `bare CodeMirror page: ${ms(bare[key])}`,
  }));
}

/** The first keys while the grammar check, which waits for its author to rest, gets ready: a core and more are busy with it. */
function whileGettingReady(size: Size, at: At): Line {
  const [early, bare] = [at('early', size, 'middle'), at('bare', size, 'middle')];
  return {
    name: `keystroke p50 while the grammar check gets ready, ${size}`,
    value: early.p50 / bare.p50,
    unit: '×',
    ours: `${ms(early.p50)} (${early.keys} keys; p95 ${ms(early.p95)}; ${early.longTasks.length} long tasks)`,
    baseline: `bare CodeMirror page: ${ms(bare.p50)}`,
  };
}

function growth(of: InAll): Line {
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

function previewAgainstNaive(size: Size, at: At, target: number): Line {
  const [app, naive] = [at('app', size, 'middle'), at('naive', size, 'middle')];
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

function longTasks(size: Size, of: InAll): Line {
  const [app, bare] = [of('app', size), of('bare', size)];
  return {
    name: `long tasks while typing, ${size}`,
    value: app.longTasks.length,
    unit: 'tasks',
    ...(size === '5 MB' ? {} : { target: 0 }),
    ours: `${app.longTasks.map((duration) => `${duration} ms`).join(', ') || 'none'} in ${app.keys} keys`,
    baseline: `bare CodeMirror page: ${bare.longTasks.length} in ${bare.keys} keys`,
  };
}
