/** Terms of the field explained where they first stand. Its code comes after the text. */
import { type ComponentChildren, cloneElement, isValidElement } from "preact";
import { get } from "../../../api/request";
import type { components } from "../../../api/schema";
import type { Segment } from "../../../api/types";
import { plainText } from "../../../lib/richtext";
import { Term } from "./Term";
import type { Explain } from "./view";

export type Entry = components["schemas"]["TermOut"];

/** Kinds of text that a reader reads as sentences; in a heading or a cell an explanation would be in the way. */
const EXPLAINED = new Set<Segment["kind"]>(["paragraph", "list_item", "quote"]);
/** Inside these a word is not prose, or leads elsewhere already. */
const CLOSED = new Set<unknown>(["a", "code", "span"]);

/** Asks for the glossary, and finds for each segment the terms that stand there first. */
export async function explaining(segments: readonly Segment[]): Promise<Explain> {
  const { items } = await get("/api/v1/glossary").ask();
  const found = firstPlaces(items, segments);
  return (shown, segment) => (found.has(segment) ? marked(shown, new Map(found.get(segment))) : shown);
}

/** Written form → entry, for each segment; every entry once in an article. */
export function firstPlaces(
  entries: readonly Entry[],
  segments: readonly Segment[],
): Map<string, Map<string, Entry>> {
  const forms = formsOf(entries);
  const pattern = anyOf(forms.keys());
  const seen = new Set<Entry>();
  const found = new Map<string, Map<string, Entry>>();
  for (const segment of segments) {
    const here = new Map<string, Entry>();
    for (const [form] of proseOf(segment).matchAll(pattern)) {
      const entry = forms.get(form);
      if (entry === undefined || seen.has(entry)) continue;
      seen.add(entry);
      here.set(form, entry);
    }
    if (here.size > 0) found.set(segment.id, here);
  }
  return found;
}

function proseOf(segment: Segment): string {
  return EXPLAINED.has(segment.kind) && "ja" in segment ? plainText(segment.ja ?? "") : "";
}

/** How each entry may be written; where two share a form, the first has it. */
function formsOf(entries: readonly Entry[]): Map<string, Entry> {
  const all = entries.flatMap((entry) =>
    [entry.ja, ...entry.aliases.filter(isOwn)].map((form): [string, Entry] => [form, entry]),
  );
  return new Map(all.reverse());
}

/** A short other form (思考, 企業) is a word of everyday life as well; one in Latin letters (LLM) is not. */
const isOwn = (alias: string) => alias.length > 3 || /^[A-Z]/i.test(alias);

/** The longest form wins; a Latin form is a whole word, and katakana does not go on before or after. */
function anyOf(forms: Iterable<string>): RegExp {
  const written = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![A-Za-z0-9ァ-ヶー])(?:${written.join("|")})(?![A-Za-z0-9ァ-ヶー])`, "gu");
}

/** The same nodes with the first place of each of `left` made a term. Takes from `left` what it has placed. */
function marked(shown: ComponentChildren, left: Map<string, Entry>): ComponentChildren {
  if (typeof shown === "string") return left.size > 0 ? split(shown, left) : shown;
  if (Array.isArray(shown)) return shown.map((each) => marked(each, left));
  if (!isValidElement(shown) || CLOSED.has(shown.type)) return shown;
  return cloneElement(shown, null, marked(shown.props.children, left));
}

function split(text: string, left: Map<string, Entry>): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(anyOf(left.keys()))) {
    const [form] = match;
    const entry = left.get(form);
    if (entry === undefined) continue;
    left.delete(form);
    parts.push(text.slice(end, match.index), <Term key={form} form={form} entry={entry} />);
    end = match.index + form.length;
  }
  return [...parts, text.slice(end)];
}
