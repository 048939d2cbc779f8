import type { ComponentChildren } from "preact";
import type { Article } from "../../../api/types";
import { articleText } from "../../../text/article";
import { LongTime } from "../../../ui/Moment";

type Made = Article["provenance"];

/** How the page was made: by which model, with which prompt, what the checks found. */
export function Provenance({ article }: { article: Article }) {
  const made = article.provenance;
  return (
    <details class="provenance">
      <summary>{articleText.provenance.title}</summary>
      <p class="quiet">{articleText.provenance.note}</p>
      <dl>
        <Fact name={articleText.provenance.source}>
          <a href={article.url} target="_blank" rel="noopener noreferrer">
            {article.url}
          </a>
        </Fact>
        {made.fetched_at !== null && (
          <Fact name={articleText.provenance.fetched}>
            <LongTime at={made.fetched_at} date={null} />
          </Fact>
        )}
        {made.analysed_at !== null && (
          <Fact name={articleText.provenance.analysed}>
            <LongTime at={made.analysed_at} date={null} />
          </Fact>
        )}
        {made.models.length > 0 && <Fact name={articleText.provenance.models}>{models(made)}</Fact>}
        {made.prompts.length > 0 && (
          <Fact name={articleText.provenance.prompts}>{made.prompts.join("、")}</Fact>
        )}
        {made.segments_total > 0 && <Fact name={articleText.provenance.body}>{counts(made)}</Fact>}
        <Fact name={articleText.provenance.checks}>
          <Checks checks={made.checks} />
        </Fact>
      </dl>
    </details>
  );
}

function models(made: Made): string {
  const names = made.models.join("、");
  return made.model_label === null ? names : `${names}（${made.model_label}）`;
}

function counts(made: Made): string {
  return articleText.provenance.counts(
    made.segments_total,
    made.segments_translated,
    made.segments_original,
    made.segments_pending,
  );
}

function Checks({ checks }: { checks: Made["checks"] }) {
  if (checks.length === 0) return articleText.provenance.noFindings;
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li key={`${check.kind}-${check.severity}-${check.shown}`}>
          {articleText.provenance.finding(check.label, check.count)}
          <span class="quiet">
            （{check.shown ? articleText.provenance.shown : articleText.provenance.resolved}）
          </span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
