import { longTime } from "../../lib/jst";
import { paths } from "../../lib/paths";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { Section } from "../../ui/Section";
import { Act } from "./Act";
import { askAsOperator, type Letters, useOperator } from "./client";

const text = adminText.letters;

/** What readers wrote and nobody has dealt with yet. */
export function LettersView() {
  const answer = useOperator<Letters>("/admin/letters");
  const settle = (kind: string, id: number) =>
    askAsOperator(`/admin/letters/${kind}/${id}/settle`, "POST").then(answer.retry);
  return (
    <Answered answer={answer}>
      {({ corrections, contact }) => (
        <>
          <Section title={text.corrections}>
            {corrections.length === 0 && <p class="quiet">{adminText.none}</p>}
            <ul class="admin-list">
              {corrections.map((each) => (
                <li key={each.id}>
                  <p>
                    <a href={paths.article(each.article_id)}>{each.title}</a>{" "}
                    <span class="quiet">{longTime({ at: each.created_at, date: null })}</span>
                  </p>
                  <dl>
                    <Fact name={text.shownThen} value={each.shown ?? ""} />
                    <Fact name={text.problem} value={each.problem} />
                    <Fact name={text.suggestion} value={each.suggestion} />
                  </dl>
                  <p class="admin-acts">
                    {each.suggestion !== "" && (
                      <Act
                        strong
                        text={text.adopt}
                        done={adminText.articles.saved}
                        act={() =>
                          askAsOperator(placeOf(each.article_id, each.segment_id), "PUT", {
                            ja: each.suggestion,
                          }).then(() => settle("corrections", each.id))
                        }
                      />
                    )}
                    <Act text={text.settle} done="" act={() => settle("corrections", each.id)} />
                  </p>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={text.contact}>
            {contact.length === 0 && <p class="quiet">{adminText.none}</p>}
            <ul class="admin-list">
              {contact.map((each) => (
                <li key={each.id}>
                  <p>
                    <strong>{each.subject}</strong>{" "}
                    <span class="quiet">
                      {each.name || text.anonymous} {each.email}{" "}
                      {longTime({ at: each.created_at, date: null })}
                    </span>
                  </p>
                  <p class="admin-message">{each.message}</p>
                  <Act text={text.settle} done="" act={() => settle("contact", each.id)} />
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Answered>
  );
}

/** The summary is a part of the analysis; everything else that readers report is a segment. */
function placeOf(article: string, segment: string): string {
  const part = segment === "tldr" ? "analysis" : "segments";
  return `/admin/articles/${article}/${part}/${segment}`;
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
