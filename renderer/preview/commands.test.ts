import { expect, it, vi } from 'vitest';
import { previewCommands } from './commands';

type Needs = Parameters<typeof previewCommands>[0];

it('says what kept the page from being printed, where nobody foresaw it', async () => {
  const say = vi.fn();
  const commands = previewCommands({
    ui: { say },
    tools: () => Promise.reject(new Error('the window is gone')),
  } as unknown as Needs);
  commands['preview.pdf']();
  await vi.waitFor(() => expect(say).toHaveBeenCalledOnce());
  expect(say.mock.calls[0]?.[0]).toContain('the window is gone');
});
