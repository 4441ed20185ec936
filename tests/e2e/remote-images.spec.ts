import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, PIXEL, SMALL_BLOG } from '../helpers/blog';

interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

let app: RunningApp;
let server: Server;
let asked: Asked[];
let host: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    response.setHeader('Set-Cookie', 'seen=1; Path=/; Max-Age=9999');
    if (request.url?.includes('page'))
      response.setHeader('Content-Type', 'text/html').end('<script>1</script>');
    else response.setHeader('Content-Type', 'image/png').end(PIXEL);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  asked = [];
  const post = (title: string, body: string) => `---\ntitle: ${title}\ndate: 2026-11-05\n---\n${body}\n`;
  const blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-05-postcards.md': post(
        'Postcards',
        `![The harbour](${host}/harbour.png)\n\n<img src="${host}/lamp.png" srcset="${host}/lamp2.png 2x" alt="The lamp">\n\n![Not a picture](${host}/page)\n\n<iframe src="https://www.youtube.com/embed/x"></iframe>\n\n<picture><source srcset="${host}/wide.png"><img src="/assets/images/gate.png" alt="The gate"></picture>\n\nThe last card.`,
      ),
      '_posts/2026-11-06-more-postcards.md': post(
        'More postcards',
        `![The pier](${host}/pier.png)\n\nThe pier.`,
      ),
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  server.close();
});

const loaded = () =>
  app.preview((page) => [...page.images].filter((image) => image.naturalWidth > 0).map((image) => image.alt));
const bar = () => app.page.getByRole('region', { name: 'Page' }).getByRole('status');

test('[R65] images from elsewhere are not asked for until the author says so, and then with nothing but the request', async () => {
  await app.openPost(/^Postcards/);
  await expect(bar()).toContainText('3 outside images not loaded');
  await expect.poll(loaded).toEqual(['The gate']);
  expect(asked).toEqual([]);

  await bar().getByRole('button', { name: 'Show here' }).click();
  await expect.poll(loaded).toEqual(['The harbour', 'The lamp', 'The gate']);
  await expect(bar()).toBeEmpty();
  await expect.poll(() => asked.map(({ url }) => url).sort()).toEqual(['/harbour.png', '/lamp.png', '/page']);
  for (const { headers } of asked) {
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect(headers.origin).toBeUndefined();
    expect(headers['user-agent']).toBe('Mozilla/5.0');
  }
});

test('[R65] what one post may load, another may not; a blog may always', async () => {
  asked.length = 0;
  await app.openPost(/^More postcards/);
  await expect(bar()).toContainText('1 outside image not loaded');
  expect(asked).toEqual([]);
  await bar().getByRole('button', { name: 'Always in this blog' }).click();
  await expect.poll(loaded).toEqual(['The pier']);
  await app.typeAfter('The pier.', `\n\n![Boats](${host}/boats.png)`);
  await expect.poll(loaded).toEqual(['The pier', 'Boats']);
  for (const { headers } of asked) expect(headers.cookie).toBeUndefined();
});

test('[R65] an address that the author did not let in is refused, whoever asks for it', async () => {
  asked.length = 0;
  const statuses = await app.electron.evaluate(async ({ net }, from) => {
    const ask = async (address: string) => (await net.fetch(address)).status;
    return [
      await ask(`remote://image/${encodeURIComponent(`${from}/secret.png`)}`),
      await ask(`remote://image/${encodeURIComponent('file:///etc/passwd')}`),
      await ask('remote://other/x'),
    ];
  }, host);
  expect(statuses).toEqual([403, 400, 400]);
  expect(asked).toEqual([]);
});

test('a page within the page is a card that leads there', async () => {
  await app.openPost(/^Postcards/);
  await expect
    .poll(() => app.preview((page) => page.querySelector('.lh-card')?.textContent ?? ''))
    .toBe('Embedded from youtube.com');
  expect(await app.preview((page) => page.querySelector<HTMLAnchorElement>('.lh-card a')?.href ?? '')).toBe(
    'https://www.youtube.com/embed/x',
  );
  expect(await app.preview((page) => page.querySelectorAll('iframe').length)).toBe(0);
});
