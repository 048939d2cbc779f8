import { useId } from "preact/hooks";
import type { Article, ArticleCard } from "../../../api/types";
import { afterText } from "../../../text/after";
import { companyAddress } from "../addresses";
import { Byline, Standing } from "../Byline";
import { TitleLink } from "../Title";

interface RelatedProps {
  readonly title: string;
  readonly articles: readonly ArticleCard[];
  readonly now: number;
}

/** Where to read on: other reports of the same story, or other stories near to it. */
export function Related({ title, articles, now }: RelatedProps) {
  const id = useId();
  if (articles.length === 0) return null;
  return (
    <section class="related" aria-labelledby={id}>
      <h2 id={id} class="section-title">
        {title}
      </h2>
      <ul class="related-list">
        {articles.map((article) => (
          <li key={article.id}>
            <article class="related-item">
              <Byline article={article} now={now} />
              <h3 class="related-title">
                <TitleLink article={article} />
              </h3>
              <Standing article={article} />
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Companies({ companies }: { companies: Article["companies"] }) {
  if (companies.length === 0) return null;
  return (
    <section class="companies" aria-labelledby="companies">
      <h2 id="companies" class="section-title">
        {afterText.companies}
      </h2>
      <ul class="chips">
        {companies.map((company) => (
          <li key={company.slug}>
            <a class="chip" href={companyAddress(company.slug)}>
              {company.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
