import type { ComponentType } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { go } from "../../lib/router";
import { exploreText } from "../../text/explore";
import { type Question, searchAddress } from "./queries";
import type { SuggestionsProps } from "./Suggestions";

const text = exploreText.search;

/** A plain form: it works before and without the script. */
export function SearchForm({ question }: { question: Question }) {
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const [held, hold] = useState<{ Suggestions: ComponentType<SuggestionsProps> } | null>(null);
  const typed = () => {
    import("./Suggestions").then(hold, () => undefined);
  };
  return (
    <search>
      <form
        key={question.q}
        class="search-form"
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
          go(searchAddress({ ...question, q, cursor: null }));
        }}
      >
        <label class="sr-only" for="q">
          {text.label}
        </label>
        <input
          ref={field}
          id="q"
          onInput={held === null ? typed : undefined}
          name="q"
          type="search"
          class="search-field"
          defaultValue={question.q}
          placeholder={text.placeholder}
          maxLength={200}
          autocomplete="off"
          enterkeyhint="search"
        />
        {held !== null && <held.Suggestions field={field} list={list} />}
        <button type="submit" class="button button-strong">
          {text.submit}
        </button>
      </form>
    </search>
  );
}
