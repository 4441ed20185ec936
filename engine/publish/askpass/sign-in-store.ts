import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { KeptSignIn, KeptSignIns } from '#core/publish/sign-in/model';
import { errnoOf } from '../../posts/file-errors';
import { KeyedMutex } from '../../posts/mutex';
import { parseJson, writeJson } from '../../settings/json-file';
import type { Vault } from './vault';

/** What somebody can sign in with. */
export interface SignIn {
  readonly kind: KeptSignIn['kind'];
  /** `https://host[:port]`, the path of a key, or `user@host`: it is good for exactly this. */
  readonly place: string;
  /** Empty for the kinds that have none. */
  readonly username: string;
  readonly secret: string;
}

export interface FoundSignIn extends SignIn {
  readonly where: KeptSignIn['where'];
}

/** On the disk the secret is only inside `sealed`, together with what it is for, so that it cannot be moved to another place. */
const Stored = z.strictObject({
  id: z.string(),
  kind: z.enum(['account', 'passphrase', 'password']),
  place: z.string(),
  username: z.string(),
  since: z.string(),
  sealed: z.base64(),
});
type Stored = z.infer<typeof Stored>;
const Sealed = z.strictObject({
  kind: z.string(),
  place: z.string(),
  username: z.string(),
  secret: z.string(),
});
const StoredFile = z.object({ version: z.literal(1), signIns: z.array(z.unknown()) });

interface InMemory {
  readonly kept: KeptSignIn;
  readonly signIn: SignIn;
}

/** The sign-ins Longhand has: in a file of the app's own, sealed by the vault, and in memory until it closes. */
export class SignInStore {
  readonly #path: string;
  readonly #vault: Vault;
  readonly #now: () => string;
  readonly #session = new Map<string, InMemory>();
  readonly #turns = new KeyedMutex();

  /** `path` of the file, absolute; `now` in ISO 8601, UTC. Nothing is read before it is needed. */
  constructor(path: string, vault: Vault, now: () => string = () => new Date().toISOString()) {
    this.#path = path;
    this.#vault = vault;
    this.#now = now;
  }

  /** Whether what is kept would be safe. */
  keyring(): Promise<KeptSignIns['keyring']> {
    return this.#vault.state();
  }

  /** Everything there is, newest first, without secrets. Never fails for an unreadable file: it counts as empty. */
  async list(): Promise<KeptSignIns> {
    const session = [...this.#session.values()].map(({ kept }) => kept);
    const stored = (await this.#read()).map(({ sealed, ...rest }) => ({
      ...rest,
      where: 'keyring' as const,
    }));
    const signIns = [...session, ...stored].sort((a, b) => b.since.localeCompare(a.since));
    return { signIns, keyring: await this.keyring() };
  }

  /**
   * The sign-in for exactly this place (and this name, unless it is null), or null. One that cannot be opened, because
   * the keyring is locked or another one, counts as none and stays where it is.
   */
  async find(kind: SignIn['kind'], place: string, username: string | null): Promise<FoundSignIn | null> {
    const fits = (each: Pick<SignIn, 'kind' | 'place' | 'username'>) =>
      each.kind === kind && each.place === place && (username === null || each.username === username);
    for (const { signIn } of this.#session.values()) if (fits(signIn)) return { ...signIn, where: 'session' };
    for (const stored of await this.#read()) {
      const signIn = fits(stored) ? await this.#unseal(stored) : null;
      if (signIn) return { ...signIn, where: 'keyring' };
    }
    return null;
  }

  /** Keeps it in place of the one before; in memory where `where` says so or the keyring does not play along. */
  async keep(signIn: SignIn, where: KeptSignIn['where']): Promise<void> {
    const { kind, place, username, secret } = signIn;
    const kept = { id: randomUUID(), kind, place, username, since: this.#now() };
    const sealed = where === 'keyring' ? await this.#seal(signIn) : null;
    if (sealed === null) {
      this.#session.set(keyOf(signIn), {
        kept: { ...kept, where: 'session' },
        signIn: { kind, place, username, secret },
      });
      return;
    }
    this.#session.delete(keyOf(signIn));
    await this.#change((all) => [
      ...all.filter((each) => keyOf(each) !== keyOf(signIn)),
      { ...kept, sealed },
    ]);
  }

  /** Forgets one by its id; true when it was there. */
  async forget(id: string): Promise<boolean> {
    const inMemory = [...this.#session].find(([, { kept }]) => kept.id === id);
    if (inMemory) return this.#session.delete(inMemory[0]);
    let found = false;
    await this.#change((all) => {
      const left = all.filter((each) => each.id !== id);
      found = left.length < all.length;
      return left;
    });
    return found;
  }

  /** Forgets all of them. */
  async forgetAll(): Promise<void> {
    this.#session.clear();
    await this.#change(() => []);
  }

  /** Forgets a sign-in that was not accepted, and no newer one for the same place. */
  async drop(refused: SignIn): Promise<void> {
    const key = keyOf(refused);
    if (this.#session.get(key)?.signIn.secret === refused.secret) this.#session.delete(key);
    for (const stored of await this.#read()) {
      if (keyOf(stored) !== key || (await this.#unseal(stored))?.secret !== refused.secret) continue;
      await this.#change((all) => all.filter((each) => each.id !== stored.id));
    }
  }

  async #seal({ kind, place, username, secret }: SignIn): Promise<string | null> {
    if ((await this.#vault.state()) !== 'ready') return null;
    try {
      const sealed = await this.#vault.seal(JSON.stringify({ kind, place, username, secret }));
      return Buffer.from(sealed).toString('base64');
    } catch {
      // A keyring that was closed meanwhile: kept in memory instead, and the settings page says so.
      return null;
    }
  }

  async #unseal(stored: Stored): Promise<SignIn | null> {
    if ((await this.#vault.state()) !== 'ready') return null;
    let text: string;
    try {
      text = await this.#vault.open(Buffer.from(stored.sealed, 'base64'));
    } catch {
      // Another keyring or a locked one; the author signs in again.
      return null;
    }
    const opened = Sealed.safeParse(parseJson(text));
    if (!opened.success) return null;
    const { kind, place, username, secret } = opened.data;
    const same = kind === stored.kind && place === stored.place && username === stored.username;
    return same ? { kind: stored.kind, place, username, secret } : null;
  }

  async #read(): Promise<Stored[]> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (errnoOf(error) === null) throw error;
      return [];
    }
    const file = StoredFile.safeParse(parseJson(text));
    if (!file.success) return [];
    return file.data.signIns.flatMap((each) => {
      const one = Stored.safeParse(each);
      return one.success ? [one.data] : [];
    });
  }

  #change(edit: (all: readonly Stored[]) => readonly Stored[]): Promise<void> {
    return this.#turns.run(this.#path, async () => {
      const before = await this.#read();
      const after = edit(before);
      if (after.length === 0 && before.length === 0) return;
      await writeJson(this.#path, { version: 1, signIns: after });
    });
  }
}

function keyOf({ kind, place, username }: Pick<SignIn, 'kind' | 'place' | 'username'>): string {
  return `${kind}\0${place}\0${username}`;
}
