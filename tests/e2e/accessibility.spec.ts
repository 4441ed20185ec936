import { expect, test } from '@playwright/test';
import { AccessibilityTree } from '../helpers/accessibility';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, PIXEL, SMALL_BLOG } from '../helpers/blog';

const BODY = `# Fog on the hill

The **beans** are over[^1], and see [the frost](2026-10-02-first-frost.md).

- [ ] The map

![](/images/hill.png) and ![far away](https://example.org/x.png)

So $$x^2$$ it is.

| Bed | Crop |
| --- | ---- |
| one | kale |

[^1]: A note.
`;

let app: RunningApp;
test.afterEach(() => app.close());

const press = (key: string) => app.page.keyboard.press(key);

/** Runs a command by its title. */
async function command(title: string): Promise<void> {
  await press('ControlOrMeta+k');
  const palette = app.dialog('Command palette');
  await palette.getByRole('searchbox').fill(title.replace('…', ''));
  await palette.getByRole('option', { name: title }).first().click();
  await expect(palette).toBeHidden();
}

test('everything that can be acted on has a name, on every screen and in every dialog', async () => {
  const blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-01-fog.md': `---\ntitle: Fog\ndate: 2026-11-01\ntags: [tea, Tea]\n---\n${BODY}`,
      'images/hill.png': PIXEL,
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^Fog/);
  await expect(app.text).toBeFocused();
  await expect.poll(() => app.previewText()).toContain('The beans are over');
  const tree = await AccessibilityTree.of(app.page);
  const named = (where: string) => expect.poll(() => tree.faults(), { message: where }).toEqual([]);
  await named('the window');

  const part = (role: 'region' | 'search', name: string) => app.page.getByRole(role, { name });
  for (const [key, shown] of [
    ['ControlOrMeta+.', part('region', 'Properties')],
    ['ControlOrMeta+Shift+o', part('region', 'Outline')],
    ['ControlOrMeta+Shift+r', part('region', 'Related')],
    ['ControlOrMeta+h', part('search', 'Find and replace')],
  ] as const) {
    await press(key);
    await expect(shown).toBeVisible();
  }
  await press('Escape');
  await app.text.focus();
  await press('ControlOrMeta+/');
  await expect(app.text.getByRole('checkbox', { name: 'Not done' })).toBeVisible();
  await named('live mode, and all parts of the window');

  await press('ControlOrMeta+k');
  await expect(app.dialog('Command palette')).toBeVisible();
  await named('Command palette');
  await press('Escape');
  for (const [title, dialog] of [
    ['New post…', 'New post'],
    ['Go to a post…', 'Go to a post'],
    ['Find and replace in all posts…', 'Find and replace in all posts'],
    ['Tags and categories…', 'Tags and categories'],
    ['Filter posts…', 'Filter posts'],
    ['Rename the post’s file…', 'Rename the file'],
    ['Why isn’t this live?', 'Why isn’t this live?'],
    ['Publish…', 'Publish'],
    ['What waits, and why…', 'What waits'],
    ['Blog settings…', 'Blog settings'],
    ['Counts and goal of this post', 'Counts'],
  ] as const) {
    await command(title);
    await expect(app.dialog(dialog)).toBeVisible();
    await named(dialog);
    await press('Escape');
    await expect(app.dialog(dialog)).toBeHidden();
  }
  await command('Settings…');
  const settings = app.dialog('Settings');
  for (const tab of await settings.getByRole('tab').all()) {
    await tab.click();
    await named(`Settings, ${await tab.innerText()}`);
  }
});
