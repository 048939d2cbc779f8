import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { announce } from "../../lib/announce";
import { paths } from "../../lib/paths";
import { go } from "../../lib/router";
import { suggestionText } from "../../text/suggestions";
import { modelAddress, tagAddress } from "../articles/addresses";

type Suggestion = components["schemas"]["Suggestion"];

/** Milliseconds of rest after which a reader who types is offered something. */
const REST = 150;

export interface SuggestionsProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly list: string;
}

/** What the words so far may become: names lead to their pages, headlines to their articles. A combobox's list. */
export function Suggestions({ field, list }: SuggestionsProps) {
  const { items, close } = useSuggestions(field, list);
  const [active, setActive] = useState(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins at the field
  useEffect(() => setActive(-1), [items]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field stays the same while it is shown
  useEffect(() => {
    const input = field.current;
    input?.setAttribute("aria-expanded", String(items.length > 0));
    if (active >= 0) input?.setAttribute("aria-activedescendant", `${list}-${active}`);
    else input?.removeAttribute("aria-activedescendant");
    const pressed = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (items.length === 0 || event.isComposing) return;
      if (step !== undefined) {
        event.preventDefault();
        // One place more than there are items: the field itself.
        setActive((at) => ((at + 1 + step + items.length + 1) % (items.length + 1)) - 1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && items[active] !== undefined) {
        event.preventDefault();
        open(items[active]);
      }
    };
    input?.addEventListener("keydown", pressed);
    return () => input?.removeEventListener("keydown", pressed);
  }, [items, active]);
  const open = (item: Suggestion) => {
    close();
    go(addressOf(item));
  };
  if (items.length === 0) return null;
  return (
    <div id={list} class="suggestions" role="listbox" tabIndex={-1} aria-label={suggestionText.label}>
      {items.map((item, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose it; the focus stays there
        <div
          key={`${item.kind} ${item.slug}`}
          id={`${list}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          // Before the field loses the focus, which closes the list.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => open(item)}
        >
          <span class="suggestion-text">{item.text}</span>
          <span class="quiet">
            {suggestionText.kinds[item.kind]}
            {item.articles !== null && ` ${suggestionText.count(item.articles)}`}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Asked for when typing rests; an answer that comes too late is dropped. */
function useSuggestions(field: RefObject<HTMLInputElement | null>, list: string) {
  const [items, setItems] = useState<readonly Suggestion[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field stays the same while it is shown
  useEffect(() => {
    const input = field.current;
    if (input === null) return;
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-controls", list],
    ] as const)
      input.setAttribute(name, value);
    let asked = 0;
    let timer = 0;
    const close = () => {
      asked += 1;
      clearTimeout(timer);
      setItems([]);
    };
    const typed = () => {
      clearTimeout(timer);
      const q = input.value.trim();
      if (q === "") return close();
      asked += 1;
      const mine = asked;
      timer = window.setTimeout(() => {
        get("/api/v1/search/suggestions", { query: { q } })
          .ask()
          .then(
            (page) => {
              if (mine !== asked) return;
              setItems(page.items);
              announce(suggestionText.found(page.items.length));
            },
            () => undefined, // A search without suggestions is a search.
          );
      }, REST);
    };
    // What was typed while this code came; not what was just searched for.
    if (input.value !== input.defaultValue) typed();
    input.addEventListener("input", typed);
    input.addEventListener("blur", close);
    input.form?.addEventListener("submit", close);
    return () => {
      close();
      input.removeEventListener("input", typed);
      input.removeEventListener("blur", close);
      input.form?.removeEventListener("submit", close);
    };
  }, []);
  return { items, close: () => setItems([]) };
}

function addressOf({ kind, slug, text }: Suggestion): string {
  switch (kind) {
    case "company":
      return paths.company(slug);
    case "tool":
      return paths.tool(slug);
    case "model":
      return modelAddress(slug);
    case "tag":
      return tagAddress(slug);
    case "article":
      return paths.article(slug);
    default:
      return paths.searchFor(text);
  }
}
