import { describe, expect, it } from 'vitest';
import { isWorker, windowPolicy, workerPolicy } from './content-security';

describe('what scripts may do', () => {
  it('is never to compile WebAssembly or to reach the network in the window', () => {
    const policy = windowPolicy('word', null);
    expect(policy).not.toMatch(/unsafe-eval|https?:/);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('is the least in a worker, and WebAssembly from our own folder only in the one that checks grammar', () => {
    expect(workerPolicy('assets/find.worker-Ab_c-1.js')).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'",
    );
    expect(workerPolicy('assets/grammar.worker-Ab_c-1.js')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(workerPolicy('assets/not-grammar.worker-Ab_c-1.js')).not.toContain('wasm');
  });

  it('is told by the name of the file', () => {
    expect(isWorker('assets/find.worker-x1.js')).toBe(true);
    expect(isWorker('assets/index-x1.js')).toBe(false);
    expect(isWorker('assets/find.worker-x1.css')).toBe(false);
  });
});
