import type { DocumentBlock } from './document-block';
import { type Reference, type References, wordOf } from './scope';

/** Which blocks define a label and which have looked for it. Labels are the keys of scope.ts. */
export class LabelIndex {
  private readonly definers = new Map<string, Set<DocumentBlock>>();
  /** The first of them, where it was asked for since they changed. */
  private readonly firsts = new Map<string, DocumentBlock>();
  private readonly users = new Map<string, Set<DocumentBlock>>();
  private longForms: Map<string, string> | null = null;

  /** The first block that defines a label. */
  definer(label: string): DocumentBlock | undefined {
    let first = this.firsts.get(label);
    if (first !== undefined) return first;
    for (const block of this.definers.get(label) ?? []) {
      if (first === undefined || block.from < first.from) first = block;
    }
    if (first !== undefined) this.firsts.set(label, first);
    return first;
  }

  /** What a label stands for; undefined for one that nothing defines. */
  definition(label: string): Reference | undefined {
    return this.definer(label)?.definitions?.get(label);
  }

  /** The blocks that have looked for a label. */
  usersOf(label: string): Iterable<DocumentBlock> {
    return this.users.get(label) ?? [];
  }

  /** Takes a block in as one that defines. It stands where it will stand. */
  define(block: DocumentBlock): void {
    for (const label of block.definitions?.keys() ?? []) {
      addTo(this.definers, label, block);
      const first = this.firsts.get(label);
      if (first !== undefined && block.from < first.from) this.firsts.set(label, block);
    }
    if (block.definitions) this.longForms = null;
  }

  /** Takes a block out, as one that defines and as one that looks. */
  forget(block: DocumentBlock): void {
    for (const label of block.definitions?.keys() ?? []) {
      removeFrom(this.definers, label, block);
      if (this.firsts.get(label) === block) this.firsts.delete(label);
    }
    if (block.definitions) this.longForms = null;
    this.forgetLooks(block);
  }

  /** What a block has looked for before it is rendered anew. */
  forgetLooks(block: DocumentBlock): void {
    for (const label of block.labels) removeFrom(this.users, label, block);
    block.labels = new Set();
  }

  /** The abbreviations defined, with their long forms. */
  words(): ReadonlyMap<string, string> {
    if (this.longForms === null) {
      this.longForms = new Map();
      for (const label of this.definers.keys()) {
        const word = wordOf(label);
        if (word !== null) this.longForms.set(word, this.definition(label)?.title ?? '');
      }
    }
    return this.longForms;
  }

  /** The definitions as one block sees them: each label it asks for makes it a user of that label. */
  lookup(block: DocumentBlock): References {
    const labels = new Set(block.labels);
    block.labels = labels;
    return new Proxy<References>(Object.freeze({}), {
      get: (_target, label) => {
        if (typeof label !== 'string') return undefined;
        if (!labels.has(label)) {
          labels.add(label);
          addTo(this.users, label, block);
        }
        return this.definition(label);
      },
    });
  }
}

function addTo(index: Map<string, Set<DocumentBlock>>, label: string, block: DocumentBlock): void {
  const blocks = index.get(label);
  if (blocks === undefined) index.set(label, new Set([block]));
  else blocks.add(block);
}

function removeFrom(index: Map<string, Set<DocumentBlock>>, label: string, block: DocumentBlock): void {
  const blocks = index.get(label);
  blocks?.delete(block);
  if (blocks?.size === 0) index.delete(label);
}
