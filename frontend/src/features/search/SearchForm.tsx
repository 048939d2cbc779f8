import { go } from "../../lib/router";
import { exploreText } from "../../text/explore";
import { type Question, searchAddress } from "./queries";

const text = exploreText.search;

/** A plain form: it works before and without the script. */
export function SearchForm({ question }: { question: Question }) {
  return (
    <search>
      <form
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
          id="q"
          name="q"
          type="search"
          class="search-field"
          key={question.q}
          defaultValue={question.q}
          placeholder={text.placeholder}
          maxLength={200}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="button button-strong">
          {text.submit}
        </button>
      </form>
    </search>
  );
}
