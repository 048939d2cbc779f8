import { get } from "../../../api/request";
import { useAnswer } from "../../../api/use-answer";
import { paths } from "../../../lib/paths";
import { ja } from "../../../text/ja";

const HEADLINES = 3;

/** The newest AI日報: what it says first. Nothing where there is none yet. */
export function Teaser() {
  const answer = useAnswer(get("/api/v1/digests/{kind}", { path: { kind: "daily" }, query: { limit: 1 } }));
  const edition = answer?.data?.items[0];
  if (edition === undefined) return null;
  return (
    <section class="teaser" aria-label={ja.pages.daily}>
      <h2 class="teaser-title">
        <a href={paths.digest("daily", edition.key)}>{edition.title}</a>
      </h2>
      <p class="teaser-lead">{edition.lead}</p>
      <ul class="teaser-lines">
        {edition.headlines.slice(0, HEADLINES).map((headline) => (
          <li key={headline}>{headline}</li>
        ))}
      </ul>
    </section>
  );
}
