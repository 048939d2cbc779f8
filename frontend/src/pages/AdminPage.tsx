import { useState } from "preact/hooks";
import { Articles } from "../features/admin/Articles";
import { askAsOperator, keptKey } from "../features/admin/client";
import { Feeds } from "../features/admin/Feeds";
import { LettersView } from "../features/admin/LettersView";
import { NamesView } from "../features/admin/NamesView";
import { Overview } from "../features/admin/Overview";
import { Spend } from "../features/admin/Spend";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { adminText as text } from "../text/admin";
import { PageHead } from "../ui/PageHead";
import { Segmented } from "../ui/Segmented";
import { usePageTitle } from "./title";

const VIEWS = {
  overview: Overview,
  articles: Articles,
  letters: LettersView,
  feeds: Feeds,
  spend: Spend,
  names: NamesView,
};
type View = keyof typeof VIEWS;

/** 運営. */
export function AdminPage() {
  usePageTitle(text.title);
  const [open, setOpen] = useState(keptKey.read() !== "");
  const asked = new URLSearchParams(useSearch()).get("view");
  const view: View = asked !== null && asked in VIEWS ? (asked as View) : "overview";
  const Shown = VIEWS[view];
  return (
    <div class="page">
      <PageHead title={text.title} lead={text.lead}>
        {open && (
          <button
            type="button"
            class="button"
            onClick={() => {
              keptKey.forget();
              setOpen(false);
            }}
          >
            {text.leave}
          </button>
        )}
      </PageHead>
      {open ? (
        <>
          <div class="choices">
            <Segmented
              label={text.title}
              choices={(Object.keys(VIEWS) as View[]).map((each) => ({
                href: each === "overview" ? paths.admin : `${paths.admin}?view=${each}`,
                text: text.views[each],
                current: each === view,
              }))}
            />
          </div>
          <Shown />
        </>
      ) : (
        <Door enter={() => setOpen(true)} />
      )}
    </div>
  );
}

/** Asks for the key and tries it before anything is shown. */
function Door({ enter }: { enter: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    keptKey.write(String(new FormData(event.currentTarget).get("key") ?? "").trim());
    askAsOperator("/admin/feeds").then(enter, (error: Error) => {
      keptKey.forget();
      setFault(error.message || text.wrong);
    });
  };
  return (
    <form class="admin-door" onSubmit={submit}>
      <label for="key">{text.key}</label>
      <input
        id="key"
        name="key"
        type="password"
        class="search-field"
        autocomplete="current-password"
        required
      />
      <p class="quiet">{text.keyHint}</p>
      {fault !== null && <p role="alert">{fault}</p>}
      <button type="submit" class="button button-strong">
        {text.enter}
      </button>
    </form>
  );
}
