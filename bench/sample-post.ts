/** The first paragraph of every post. */
export const START = 'The first stone stands by the door';
/** Stands once in the middle of every post: where the caret goes. */
export const MIDDLE = 'The halfway stone stands by the gate';
/** The last paragraph: when the preview shows it, the whole page is drawn. */
export const END = 'And that is where the path ends';

const WORDS =
  `garden letter window morning kettle bridge river winter paper lamp quiet harbour notebook field bread orchard
  station lantern copper rain meadow ladder shelf thread candle valley stove ribbon engine market weather pencil
  small late early slow bright plain heavy narrow patient ordinary borrowed northern wooden second
  walks keeps writes carries mends waits turns opens leaves remembers counts finds follows
  and but with under over before after until between without near along`.split(/\s+/);

interface Dice {
  readonly below: (limit: number) => number;
}

/** A small linear congruential generator, so that every run on every machine writes the same posts. */
function dice(seed: number): Dice {
  let state = seed >>> 0;
  return {
    below: (limit) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    },
  };
}

function words(roll: Dice, count: number): string {
  return Array.from({ length: count }, () => WORDS[roll.below(WORDS.length)]).join(' ');
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function inline(roll: Dice): string {
  const text = words(roll, 2);
  switch (roll.below(16)) {
    case 0:
      return `**${text}**`;
    case 1:
      return `*${text}*`;
    case 2:
      return `\`${text.replace(' ', '_')}\``;
    case 3:
      return `[${text}](https://example.org/${text.replace(' ', '/')})`;
    default:
      return text;
  }
}

function sentence(roll: Dice): string {
  const parts = Array.from({ length: 4 + roll.below(6) }, () => inline(roll));
  return `${capital(parts.join(' '))}.`;
}

function paragraph(roll: Dice): string {
  return Array.from({ length: 2 + roll.below(4) }, () => sentence(roll)).join(' ');
}

function list(roll: Dice, mark: string): string {
  return Array.from({ length: 3 + roll.below(4) }, () => `${mark} ${inline(roll)} ${words(roll, 4)}`).join(
    '\n',
  );
}

function table(roll: Dice): string {
  const row = () => `| ${words(roll, 1)} | ${inline(roll)} | ${roll.below(900)} |`;
  return ['| Where | What | How many |', '| --- | :-: | --: |', row(), row(), row()].join('\n');
}

function code(roll: Dice): string {
  const name = words(roll, 1);
  return `\`\`\`js\nexport function ${name}(days) {\n  const left = days - ${roll.below(30)};\n  // ${words(roll, 5)}\n  return left > 0 ? '${words(roll, 2)}' : null;\n}\n\`\`\``;
}

function block(roll: Dice): string {
  const kind = roll.below(100);
  if (kind < 11) return `${'#'.repeat(2 + roll.below(3))} ${capital(words(roll, 4))}`;
  if (kind < 66) return paragraph(roll);
  if (kind < 77) return list(roll, '-');
  if (kind < 82) return list(roll, '1.');
  if (kind < 89) return `> ${sentence(roll)}\n> ${sentence(roll)}`;
  if (kind < 96) return code(roll);
  return table(roll);
}

/**
 * A post of about `size` bytes (ASCII) in the ordinary mix of blog Markdown: front matter with `title` and `date`, then
 * START as a paragraph of its own, blocks, with MIDDLE half-way and END as the last. The same arguments give the same text.
 */
export function samplePost(size: number, title: string, date: string, seed = 7): string {
  const roll = dice(seed);
  const blocks = [`---\ntitle: ${title}\ndate: ${date}\ntags: [letters, weather]\n---`];
  let length = 0;
  const add = (text: string) => {
    blocks.push(text);
    length += text.length + 2;
  };
  add(`${START}.`);
  while (length < size / 2) add(block(roll));
  add(`${MIDDLE}.`);
  while (length < size) add(block(roll));
  add(`${END}.`);
  return `${blocks.join('\n\n')}\n`;
}
