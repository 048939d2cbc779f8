/** How the body is shown: translation, both side by side, or the original. Part of the address. */
import { type ComponentChildren, createContext } from "preact";

export type View = "ja" | "both" | "original";
export const VIEWS: readonly View[] = ["ja", "both", "original"];

export function readView(search: string): View {
  const given = new URLSearchParams(search).get("view");
  return given === "both" || given === "original" ? given : "ja";
}

/** The same address in another view; the translation is the plain one. */
export function viewAddress(path: string, view: View): string {
  return view === "ja" ? path : `${path}?view=${view}`;
}

export interface Reading {
  readonly view: View;
  /** Of the original, BCP 47. */
  readonly language: string;
  /** Opens the form on a segment whose Japanese reads so. */
  readonly report: (segment: string, shown: string) => void;
  /** What is shown of a segment with its terms explained; nothing is changed until the glossary has come. */
  readonly explain: Explain;
}

export type Explain = (shown: ComponentChildren, segment: string) => ComponentChildren;
export const asItIs: Explain = (shown) => shown;

export const ReadingContext = createContext<Reading>({
  view: "ja",
  language: "en",
  report: () => undefined,
  explain: asItIs,
});
