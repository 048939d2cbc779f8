import type { ArticleCard } from "../../../api/types";
import { kept } from "../../../lib/kept";
import { Badges } from "../Badges";
import { Byline, Standing } from "../Byline";
import { SaveButton } from "../SaveButton";
import { Tags } from "../Tags";
import { TitleLink } from "../Title";

interface CardProps {
  readonly article: ArticleCard;
  readonly now: number;
  readonly heading?: "h2" | "h3";
}

/** One article of the list: weight in the margin, then who and when, title, gist. */
export function Card({ article, now, heading: Heading = "h3" }: CardProps) {
  return (
    <article class="card" data-article={article.id} data-read={kept().read.includes(article.id)}>
      <Standing article={article} />
      <div class="card-text">
        <Byline article={article} now={now} />
        <Heading class="card-title">
          <TitleLink article={article} />
        </Heading>
        {article.tldr !== null && <p class="card-gist">{article.tldr}</p>}
        <div class="card-foot">
          <Tags tags={article.tags.slice(0, 4)} />
          <Badges article={article} />
        </div>
        <SaveButton article={article} />
      </div>
    </article>
  );
}
