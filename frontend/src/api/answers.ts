/**
 * Answers that are kept while the page is open, so that going back shows at once what was there.
 *
 * A query library does this and much more for 10 kB; of that, reading needs what stands below. It does not write, does
 * not look again by itself, and forgets nothing but what `forget` names.
 */
import { ApiError, normalKey, type Request } from "./request";

export interface Entry<T> {
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** When the data came, in milliseconds. */
  readonly at: number;
}

const NOTHING: Entry<never> = { data: null, error: null, loading: false, at: 0 };
/** Waits before a second and a third try, where trying again may help. */
const PATIENCE = [600, 2000];

const entries = new Map<string, Entry<unknown>>();
const listeners = new Map<string, Set<() => void>>();

/** What is known now. */
export function entryOf<T>(request: Request<T>): Entry<T> {
  return (entries.get(request.key) as Entry<T> | undefined) ?? NOTHING;
}

/** Asks unless the same is being asked already. The old answer stays until the new one has come. */
export async function load<T>(request: Request<T>): Promise<void> {
  const before = entryOf(request);
  if (before.loading) return;
  put(request.key, { ...before, loading: true });
  const after = await patiently(request.ask).then(
    (data): Entry<T> => ({ data, error: null, loading: false, at: Date.now() }),
    (error: unknown): Entry<T> => ({ ...before, error: asApiError(error), loading: false }),
  );
  put(request.key, after);
}

/** Puts in an answer that came by another way. */
export function keep(key: string, data: unknown): void {
  put(normalKey(key), { data, error: null, loading: false, at: Date.now() });
}

export function forget(keys: readonly string[]): void {
  for (const key of keys) entries.delete(key);
  for (const key of keys) tell(key);
}

/** Calls `changed` whenever the entry of one of the keys changes, until the returned function is called. */
export function follow(keys: readonly string[], changed: () => void): () => void {
  for (const key of keys) {
    const of = listeners.get(key) ?? new Set();
    listeners.set(key, of.add(changed));
  }
  return () => {
    for (const key of keys) listeners.get(key)?.delete(changed);
  };
}

function put(key: string, entry: Entry<unknown>): void {
  entries.set(key, entry);
  tell(key);
}

function tell(key: string): void {
  for (const changed of listeners.get(key) ?? []) changed();
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const wait of PATIENCE) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError && error.transient)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return ask();
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(-1, "unknown", "");
}
