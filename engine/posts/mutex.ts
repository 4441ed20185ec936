/** Runs tasks that share a key one after another, in the order they were asked for; others side by side. */
export class KeyedMutex {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as `task` does; a task that failed does not stop the next. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    return this.runAll([key], task);
  }

  /**
   * As `run`, with the turns of several keys at once. They are all asked for in the same moment, so tasks with keys in common
   * cannot wait for each other in a circle, whatever the order of their keys; one that asks for a further turn inside can.
   */
  runAll<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    const mine = Promise.allSettled(keys.map((key) => this.tails.get(key))).then(task);
    for (const key of keys) this.tails.set(key, mine);
    const forget = () => {
      for (const key of keys) if (this.tails.get(key) === mine) this.tails.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
