import type { ComponentChildren } from "preact";
import type { Article } from "../../../api/types";
import { provenanceText } from "../../../text/provenance";
import { LongTime } from "../../../ui/Moment";

type Made = Article["provenance"];

/** What the folded part of 「この記事のできるまで」 says. */
export function Facts({ article }: { article: Article }) {
  const made = article.provenance;
  return (
    <>
      <p class="quiet">{provenanceText.note}</p>
      <dl>
        <Fact name={provenanceText.source}>
          <a href={article.url} target="_blank" rel="noopener noreferrer">
            {article.url}
          </a>
        </Fact>
        {made.fetched_at !== null && (
          <Fact name={provenanceText.fetched}>
            <LongTime at={made.fetched_at} date={null} />
          </Fact>
        )}
        {made.analysed_at !== null && (
          <Fact name={provenanceText.analysed}>
            <LongTime at={made.analysed_at} date={null} />
          </Fact>
        )}
        {made.models.length > 0 && <Fact name={provenanceText.models}>{models(made)}</Fact>}
        {made.prompts.length > 0 && <Fact name={provenanceText.prompts}>{made.prompts.join("、")}</Fact>}
        {made.segments_total > 0 && <Fact name={provenanceText.body}>{counts(made)}</Fact>}
        <Fact name={provenanceText.checks}>
          <Checks checks={made.checks} />
        </Fact>
      </dl>
    </>
  );
}

function models(made: Made): string {
  const names = made.models.join("、");
  return made.model_label === null ? names : `${names}（${made.model_label}）`;
}

function counts(made: Made): string {
  return provenanceText.counts(
    made.segments_total,
    made.segments_translated,
    made.segments_original,
    made.segments_pending,
  );
}

function Checks({ checks }: { checks: Made["checks"] }) {
  if (checks.length === 0) return provenanceText.noFindings;
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li key={`${check.kind}-${check.severity}-${check.shown}`}>
          {provenanceText.finding(check.label, check.count)}
          <span class="quiet">（{check.shown ? provenanceText.shown : provenanceText.resolved}）</span>
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
