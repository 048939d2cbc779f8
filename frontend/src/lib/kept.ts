/** 既読 and あとで読む: kept on the reader's device, never sent anywhere. */
import { useEffect, useReducer } from "preact/hooks";
import { store, stored } from "./device";

/** What a list needs to show a saved article, so that it can be found without a network. */
export interface Saved {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** When it was saved, RFC 3339. */
  readonly at: string;
}

export interface Kept {
  readonly saved: readonly Saved[];
  /** Ids of articles that were opened, oldest first. */
  readonly read: readonly string[];
}

const KEY = "kept";
/** Ids of this many read articles are remembered: about 40 kB. */
export const MOST_READ = 3000;
const NOTHING: Kept = { saved: [], read: [] };

let known: Kept | null = null;

export function kept(): Kept {
  known ??= parsed(stored(KEY)) ?? NOTHING;
  return known;
}

/** What a file or the storage holds; null where it is not ours. Whatever else stands in it is left out. */
export function parsed(text: string | null): Kept | null {
  try {
    const { saved, read } = JSON.parse(text ?? "") as Partial<Kept>;
    if (!Array.isArray(saved) || !Array.isArray(read)) return null;
    return {
      saved: saved.filter(isSaved).map(({ id, title, source, at }) => ({ id, title, source, at })),
      read: read.filter((id): id is string => typeof id === "string").slice(-MOST_READ),
    };
  } catch {
    return null;
  }
}

function isSaved(one: unknown): one is Saved {
  const { id, title, source, at } = (one ?? {}) as Record<string, unknown>;
  return [id, title, source, at].every((value) => typeof value === "string");
}

function put(next: Kept): void {
  known = next;
  store(KEY, JSON.stringify(next));
  tell();
}

export function isSavedId(id: string): boolean {
  return kept().saved.some((one) => one.id === id);
}

export function toggleSaved(article: Omit<Saved, "at">): boolean {
  const { saved, read } = kept();
  const was = isSavedId(article.id);
  const one = { id: article.id, title: article.title, source: article.source, at: new Date().toISOString() };
  put({ saved: was ? saved.filter(({ id }) => id !== article.id) : [one, ...saved], read });
  return !was;
}

export function markRead(id: string): void {
  const { saved, read } = kept();
  if (read.at(-1) !== id) put({ saved, read: [...read.filter((one) => one !== id), id].slice(-MOST_READ) });
}

/** Puts what another device kept to what is here; nothing here is lost. */
export function takeIn(other: Kept): void {
  const here = kept();
  const mine = new Set(here.saved.map(({ id }) => id));
  put({
    saved: [...here.saved, ...other.saved.filter(({ id }) => !mine.has(id))].sort((a, b) =>
      b.at.localeCompare(a.at),
    ),
    read: [...new Set([...other.read, ...here.read])].slice(-MOST_READ),
  });
}

export function forgetRead(): void {
  put({ saved: kept().saved, read: [] });
}

/** Who draws what is kept: a list has a button for each of its articles, and all of them share two listeners. */
const drawing = new Set<() => void>();

function tell(): void {
  for (const redraw of drawing) redraw();
}

addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  known = null;
  tell();
});

/** What is kept, drawn anew when it changes here or in another tab. */
export function useKept(): Kept {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const again = () => redraw(undefined);
    drawing.add(again);
    return () => {
      drawing.delete(again);
    };
  }, []);
  return kept();
}
