import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { newRecordId, type RecordKind, Records, repositoryStateFolder } from './records';

const Note = z.strictObject({ text: z.string(), paths: z.array(z.string()) });
const NOTES: RecordKind<z.infer<typeof Note>> = { name: 'notes', version: 1, schema: Note };
const note = (text: string) => ({ text, paths: ['a.md'] });

describe('records', () => {
  it('gives back what was kept, also to a new start, in the order of the ids', async () => {
    const folder = join(tempFolder(), 'state');
    const records = new Records(folder, NOTES);
    expect(await records.list()).toEqual({ records: [], quarantined: [] });
    await records.put('b', note('second'));
    await records.put('a', note('first'));
    await records.put('b', note('second, changed'));
    const again = new Records(folder, NOTES);
    expect(await again.get('b')).toEqual(note('second, changed'));
    expect(await again.get('c')).toBeNull();
    expect((await again.list()).records).toEqual([
      { id: 'a', value: note('first') },
      { id: 'b', value: note('second, changed') },
    ]);
    await again.remove('a');
    await again.remove('a');
    await again.put('c', note('third'));
    await again.forget('c');
    await again.forget('c');
    expect((await records.list()).records.map(({ id }) => id)).toEqual(['b']);
  });

  it('gives back every value byte for byte, whatever is in it', async () => {
    const records = new Records(tempFolder(), NOTES);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(fc.string()), async (text, paths) => {
        await records.put('x', { text, paths });
        expect(await records.get('x')).toEqual({ text, paths });
      }),
      { numRuns: 30 },
    );
  });

  it('moves every file that is cut or changed to quarantine, and reads the rest [R10]', async () => {
    const folder = tempFolder();
    const records = new Records(folder, NOTES);
    await records.put('good', note('good'));
    await records.put('bad', note('bad'));
    const path = join(folder, 'notes/bad.record');
    const whole = readFileSync(path);
    const broken = [
      ...Array.from({ length: whole.length }, (_, size) => whole.subarray(0, size)),
      Buffer.concat([whole, Buffer.from('\n')]),
      Buffer.from(whole.map((byte, at) => (at === 60 ? byte ^ 1 : byte))),
      Buffer.from([0xff, 0xfe]),
    ];
    for (const bytes of broken) {
      writeFileSync(path, bytes);
      const { records: found, quarantined } = await records.list();
      expect(found).toEqual([{ id: 'good', value: note('good') }]);
      expect(quarantined).toHaveLength(1);
      expect(await records.get('bad')).toBeNull();
      expect(readFileSync(join(folder, 'notes/quarantine', quarantined[0] ?? '')).equals(bytes)).toBe(true);
    }
  });

  it('does not take a record of another kind, another version or another shape', async () => {
    const folder = tempFolder();
    const others: RecordKind<unknown>[] = [
      { name: 'notes', version: 2, schema: z.unknown() },
      { name: 'notes', version: 1, schema: z.unknown() },
    ];
    for (const kind of others) {
      await new Records(folder, kind).put('x', { text: 'a', other: 1 });
      expect((await new Records(folder, NOTES).list()).quarantined).toHaveLength(1);
    }
    await new Records(folder, { ...NOTES, name: 'other' }).put('x', note('x'));
    expect(await new Records(folder, NOTES).get('x')).toBeNull();
    expect(await new Records(folder, { ...NOTES, name: 'other' }).get('x')).toEqual(note('x'));
  });

  it('keeps its files to the author, removes what a killed write left, and leaves other files alone', async () => {
    const folder = tempFolder();
    const records = new Records(folder, NOTES);
    await records.put('x', note('x'));
    writeFileSync(join(folder, 'notes/.longhand-999999999-0123456789ab.tmp'), 'half');
    writeFileSync(join(folder, 'notes/readme.txt'), 'not ours');
    expect((await records.list()).records).toHaveLength(1);
    expect(readdirSync(join(folder, 'notes')).sort()).toEqual(['readme.txt', 'x.record']);
    expect(statSync(join(folder, 'notes/x.record')).mode & 0o077).toBe(0);
  });

  it('names the folder when it cannot be used', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'notes'), 'a file in its place');
    const records = new Records(folder, NOTES);
    await expect(records.put('x', note('x'))).rejects.toMatchObject({
      code: 'write-failed',
      detail: { path: join(folder, 'notes') },
    });
    await expect(records.list()).rejects.toMatchObject({ code: 'write-failed' });
  });

  it.each(['', '../x', 'a/b', '.hidden', 'a.b', 'a\0', '-x'])('refuses the id %j', async (id) => {
    const records = new Records(tempFolder(), NOTES);
    await expect(records.put(id, note('x'))).rejects.toThrow('not an id');
    await expect(records.get(id)).rejects.toThrow('not an id');
    await expect(records.remove(id)).rejects.toThrow('not an id');
  });

  it('makes ids that sort in the order they were made, also when the clock goes back [R27]', () => {
    const ids = [1000, 1000, 5, 2000, 1999].map((now) => newRecordId(now + 1e12));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps each repository in a folder of its own', () => {
    const state = tempFolder();
    mkdirSync(join(state, 'x'));
    const one = repositoryStateFolder(state, { commonDir: '/blogs/one/.git' });
    expect(one).toBe(repositoryStateFolder(state, { commonDir: '/blogs/one/.git' }));
    expect(one).not.toBe(repositoryStateFolder(state, { commonDir: '/blogs/two/.git' }));
  });
});
