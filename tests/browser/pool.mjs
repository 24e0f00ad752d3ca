// Pages that are looked at side by side: most of the time a page waits for its own renderer, which is a process of its own.
import os from 'node:os';

/// Does the work for every item, as many at a time as the machine has processors; the first failure ends it.
export async function forEach(items, work) {
  const waiting = [...items].values();
  const worker = async () => { for (const item of waiting) await work(item); };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
}
