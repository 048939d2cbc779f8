import { useState } from "preact/hooks";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { askAsOperator, type Named, useOperator } from "./client";

const text = adminText.names;
type Kind = keyof typeof text.kinds;

/** Names that no list knows, and making two of them one. */
export function NamesView() {
  const [kind, setKind] = useState<Kind>("company");
  const answer = useOperator<{ items: Named[] }>(`/admin/entities?kind=${kind}`);
  return (
    <>
      <p class="page-lead">{text.lead}</p>
      <fieldset class="chips admin-states">
        <legend class="sr-only">{adminText.views.names}</legend>
        {(Object.keys(text.kinds) as Kind[]).map((each) => (
          <button
            key={each}
            type="button"
            class={each === kind ? "chip chip-on" : "chip"}
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
          >
            {text.kinds[each]}
          </button>
        ))}
      </fieldset>
      <MergeForm kind={kind} merged={answer.retry} />
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{adminText.none}</p>
          ) : (
            <ul class="chips">
              {items.map((name) => (
                <li key={name.slug} class="chip">
                  {name.name} <span class="quiet">{name.articles}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function MergeForm({ kind, merged }: { kind: Kind; merged: () => void }) {
  const [said, setSaid] = useState<string | null>(null);
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    askAsOperator<{ moved: number }>("/admin/entities/merge", "POST", {
      kind,
      slug: String(given.get("from")),
      into: String(given.get("into")),
    }).then(
      ({ moved }) => {
        setSaid(text.merged(moved));
        merged();
      },
      (error: Error) => setSaid(error.message),
    );
  };
  return (
    <form class="search-form" onSubmit={submit}>
      <input name="from" class="search-field" aria-label={text.from} placeholder={text.from} required />
      <input name="into" class="search-field" aria-label={text.into} placeholder={text.into} required />
      <button type="submit" class="button">
        {text.merge}
      </button>
      <span role="status" class="quiet">
        {said}
      </span>
    </form>
  );
}
