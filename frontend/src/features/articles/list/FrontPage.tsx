import type { ArticleCard } from "../../../api/types";
import { ja } from "../../../text/ja";
import { Importance } from "../../../ui/Meter";
import { Badges } from "../Badges";
import { Byline } from "../Byline";
import { Tags } from "../Tags";
import { TitleLink } from "../Title";

interface FrontPageProps {
  readonly lead: ArticleCard;
  readonly beside: readonly ArticleCard[];
  readonly now: number;
}

/** The lead story and the three beside it. */
export function FrontPage({ lead, beside, now }: FrontPageProps) {
  return (
    <section class="front" aria-label={ja.front.label}>
      <article class="lead">
        <Importance level={lead.score?.importance ?? null} />
        <h2 class="lead-title">
          <TitleLink article={lead} />
        </h2>
        {lead.tldr !== null && <p class="lead-gist">{lead.tldr}</p>}
        <Byline article={lead} now={now} />
        <div class="card-foot">
          <Tags tags={lead.tags.slice(0, 5)} />
          <Badges article={lead} />
        </div>
      </article>
      <ul class="beside">
        {beside.map((article) => (
          <li key={article.id}>
            <article class="beside-item">
              <Importance level={article.score?.importance ?? null} />
              <h2 class="beside-title">
                <TitleLink article={article} />
              </h2>
              <Byline article={article} now={now} />
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}
