import { describe, expect, it } from 'vitest';
import { diagramReply, isNextDraft } from './diagram-messages';

describe('what the frame that draws diagrams says', () => {
  it.each([
    { kind: 'started', id: 'a' },
    { kind: 'drawn', id: 'a', svg: '<svg></svg>' },
    { kind: 'failed', id: 'a', reason: 'Parse error', line: 3 },
    { kind: 'failed', id: 'a', reason: 'Parse error', line: null },
  ])('%j is taken', (message) => {
    expect(diagramReply(message)).toEqual(message);
  });

  it.each([
    null,
    'drawn',
    { kind: 'drawn', id: 1, svg: '' },
    { kind: 'drawn', id: 'a' },
    { kind: 'drawn', id: 'a', svg: 'x'.repeat(2_000_001) },
    { kind: 'failed', id: 'a', reason: {} },
    { kind: 'other', id: 'a' },
  ])('%j is not', (message) => {
    expect(diagramReply(message)).toBeNull();
  });

  it('keeps neither a long reason nor a line that is none', () => {
    const reply = diagramReply({ kind: 'failed', id: 'a', reason: 'x'.repeat(9999), line: -1.5 });
    expect(reply).toEqual({ kind: 'failed', id: 'a', reason: 'x'.repeat(300), line: null });
  });
});

describe('a diagram that is typed on', () => {
  it.each([
    ['graph TD\nA-->B', 'graph TD\nA-->Bo', true],
    ['graph TD\nA-->B', 'graph TD\nA-->B\nB-->C', true],
    ['graph TD\nA-->B', 'graph LR\nA-->B', true],
    ['graph TD\nA-->B', `sequenceDiagram\n${'Ada->>Bo: hello\n'.repeat(9)}`, false],
    ['', 'graph TD', false],
    ['sequenceDiagram\nAda->>Bo: hello', 'flowchart LR\nRoot --> Bloom', false],
  ])('%j → %j: %s', (before, after, same) => {
    expect(isNextDraft(before, after)).toBe(same);
  });
});
