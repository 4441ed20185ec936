/** One post of the fake bridge's blog. `readOnly` and `problem` posts show how the window copes. */
export interface SamplePost {
  readonly id: string;
  readonly text: string;
  readonly readOnly?: 'not-utf8';
}

const post = (id: string, head: string, body: string): SamplePost => ({
  id: `posts/${id}.md`,
  text: `---\n${head}\n---\n\n${body}\n`,
});

/** Posts of our own making, so that `npm run dev:web` shows every state a post can be in. */
export const samplePosts: readonly SamplePost[] = [
  post(
    'a-harbour-in-november',
    `title: A harbour in November
date: 2026-11-23
draft: true
category: Walks
tags: [sea, winter, slow]
description: A quay, a tide table, and nobody to explain them.`,
    `# A harbour in November

The boats are out of the water, and the town has its quay back.

## Why go when it is cold

In summer you look at the people. In November you look at the **harbour**: the rings in the wall, worn on one side only, and the crane that nobody has painted since it was put up. There is a reason it stands [where the old ferry landed](the-last-ferry.md), and it is written on a plate you can read only at low tide.

I wrote about this last spring, and I still think it holds.

> A place shows you how it works when nobody is using it.

## What to look at

1. The rope marks in the granite, *deepest on the north side*.
2. The tide board, which has been wrong since 1987.
3. The café that opens when the owner feels like it.

| Tide | Water | Open |
| ---- | ----- | ---- |
| High | 4.2 m | yes  |
| Low  | 0.9 m | ask  |

\`\`\`js
// When to leave home
const leave = lowTide.minus({ minutes: 40 });
\`\`\`

- [x] boots
- [ ] the small camera
- [ ] something warm for the bench

It costs nothing, and the bus is never full.`,
  ),
  post(
    'the-last-ferry',
    `title: The last ferry
date: 2026-11-09
category: Walks
tags: [sea, boats]
description: Nobody told the ferryman that the bridge was open.`,
    `For two days after the bridge opened, the ferry went on crossing with nobody on it.

## The timetable

It was printed for the year, so it held for the year. The [harbour in November](a-harbour-in-november.md) is where it used to land.`,
  ),
  post(
    'kettle-notes',
    `title: Notes on an old kettle
date: 2026-11-02
category: Kitchen
tags: [tea, slow]`,
    `It whistles a fourth below the new one, and takes a minute longer. I have stopped minding the minute.`,
  ),
  post(
    'a-very-long-title',
    `title: "On keeping a paper notebook for eleven years, losing it on a train between two towns, and finding out what I had really been writing down"
date: 2026-10-27
category: Notes
tags: [paper, memory]`,
    `The short version: mostly shopping lists.`,
  ),
  post(
    'rain-robots',
    `title: 雨の日の図書館
date: 2026-10-19
category: 散歩
tags: [雨, 本]
description: 雨の日に図書館へ行くと、いつもより静かな音がする。`,
    `雨の日の図書館は、晴れの日よりも音が多い。屋根に落ちる雨、濡れた靴、ページをめくる指。

## 二階の窓

二階の窓からは川が見える。水位が上がると、係の人が一度だけ外を見る。**それだけ**で、みんなが少し安心する。`,
  ),
  post(
    'winter-reading',
    `title: Reading list, winter
date: 2026-11-03
draft: true
category: Notes
tags: [books]`,
    `- The one about the lighthouse\n- The one about the other lighthouse`,
  ),
  post(
    'year-in-walks',
    `title: A year in walks
date: 2027-01-01T09:00:00+00:00
category: Walks
tags: [sea, winter]`,
    `Fifty-two of them, and it rained on thirty.`,
  ),
  {
    id: 'posts/broken-header.md',
    text: `---\ntitle: Bread, without much kneading\ntags: [bread, slow\ndate: 2026-09-14\n---\n\nFold it four times, half an hour apart, and let the fridge do the rest.\n`,
  },
  {
    id: 'posts/old-encoding.md',
    text: `---\ntitle: Letters from the attic\ndate: 2011-03-02\ncategory: Notes\n---\n\nThe caf\uFFFD on the corner had a different name then.\n`,
    readOnly: 'not-utf8',
  },
];

/** `count` small posts of thirty years, to see that a large library stays quick. */
export function manyPosts(count: number): SamplePost[] {
  const words = ['harbour', 'kettle', 'lantern', 'orchard', 'ferry', 'window', 'gravel', 'thaw'];
  const categories = ['Notes', 'Walks', 'Kitchen', 'Letters'];
  // Some of them twice, as tags come to be written over the years.
  const tags = ['slow', 'winter', 'Winter', 'tea', 'book', 'books', 'on-foot', 'on foot', 'sea'];
  return Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 10, 20) - n * 86_400_000).toISOString().slice(0, 10);
    const word = words[n % words.length] ?? 'note';
    const category = categories[n % categories.length] ?? 'Notes';
    const draft = n % 500 === 3 ? '\ndraft: true' : '';
    return post(
      `many/${n}`,
      `title: Number ${n + 1}, about a ${word}\ndate: ${day}\ncategory: ${category}\ntags: [${word}, ${tags[n % tags.length]}]${draft}`,
      `A few lines about a ${word}.`,
    );
  });
}
