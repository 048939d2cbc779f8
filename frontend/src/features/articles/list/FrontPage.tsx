import type { ArticleCard, Score } from "../../../api/types";
import { ja } from "../../../text/ja";
import { listText } from "../../../text/list";
import { ScoreBar } from "../../../ui/Meter";
import { Badges } from "../Badges";
import { Byline, Standing } from "../Byline";
import { SaveButton } from "../SaveButton";
import { Tags } from "../Tags";
import { TitleLink } from "../Title";

interface FrontPageProps {
  readonly lead: ArticleCard;
  readonly beside: readonly ArticleCard[];
  readonly now: number;
}

const AXES = ["depth", "relevance", "practicality", "novelty"] as const;

/** Why it leads, in four bars; where there is room only. */
function Axes({ score }: { score: Score }) {
  return (
    <ul class="lead-axes">
      {AXES.map((axis) => (
        <li key={axis}>
          {ja.axes[axis]} <ScoreBar score={score[axis]} />
        </li>
      ))}
    </ul>
  );
}

/** The lead story and the three beside it. */
export function FrontPage({ lead, beside, now }: FrontPageProps) {
  return (
    <section class="front" aria-label={listText.front.label}>
      <article class="lead">
        <Standing article={lead} />
        <h2 class="lead-title">
          <TitleLink article={lead} />
        </h2>
        {lead.tldr !== null && <p class="lead-gist">{lead.tldr}</p>}
        <Byline article={lead} now={now} />
        {lead.score !== null && <Axes score={lead.score} />}
        <div class="card-foot">
          <Tags tags={lead.tags.slice(0, 5)} />
          <Badges article={lead} />
        </div>
        <SaveButton article={lead} />
      </article>
      <ul class="beside">
        {beside.map((article) => (
          <li key={article.id}>
            <article class="beside-item">
              <Standing article={article} />
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
