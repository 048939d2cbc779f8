import { useState } from "preact/hooks";
import { paths } from "../../lib/paths";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { Act } from "./Act";
import { askAsOperator, type Troubled, useOperator } from "./client";
import { Editor } from "./Editor";

const text = adminText.articles;
const STATES = ["partly", "held", "retrying"] as const;

/** Articles that need somebody; one of them opened. */
export function Articles() {
  const [state, setState] = useState<(typeof STATES)[number]>("partly");
  const [opened, setOpened] = useState<string | null>(null);
  if (opened !== null)
    return (
      <>
        <button type="button" class="button" onClick={() => setOpened(null)}>
          {text.back}
        </button>
        <Editor id={opened} />
      </>
    );
  return (
    <>
      <fieldset class="chips admin-states">
        <legend class="sr-only">{adminText.views.articles}</legend>
        {STATES.map((each) => (
          <button
            key={each}
            type="button"
            class={each === state ? "chip chip-on" : "chip"}
            aria-pressed={each === state}
            onClick={() => setState(each)}
          >
            {text.states[each]}
          </button>
        ))}
      </fieldset>
      <List key={state} state={state} open={setOpened} />
    </>
  );
}

function List({ state, open }: { state: string; open: (id: string) => void }) {
  const answer = useOperator<{ items: Troubled[] }>(`/admin/articles?state=${state}&limit=100`);
  return (
    <Answered answer={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="quiet">{adminText.none}</p>
        ) : (
          <ul class="admin-list">
            {items.map((article) => (
              <li key={article.id}>
                <h2 class="card-title">{article.title}</h2>
                <p class="quiet">
                  {article.source_slug}
                  {article.blocked > 0 && ` ・ ${text.blocked(article.blocked)}`}
                  {article.failures > 0 && ` ・ ${text.failures(article.failures)}`}
                </p>
                {article.reason !== null && (
                  <p>
                    {article.reason} <span class="quiet">{article.detail}</span>
                  </p>
                )}
                <p class="admin-acts">
                  <button type="button" class="button" onClick={() => open(article.id)}>
                    {text.open}
                  </button>
                  <Act
                    text={text.retry}
                    done={text.asked}
                    act={() => askAsOperator(`/admin/articles/${article.id}/retry`, "POST")}
                  />
                  <a href={paths.article(article.id)}>{text.page}</a>
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
