import type { Article, ArticleCard } from "../../../api/types";
import { Link } from "../../../lib/router";
import { afterText } from "../../../text/after";
import { Importance } from "../../../ui/Meter";
import { Byline } from "../Byline";
import { companyAddress } from "../filters";
import { TitleLink } from "../Title";

export function Related({ articles, now }: { articles: readonly ArticleCard[]; now: number }) {
  if (articles.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related" class="section-title">
        {afterText.related}
      </h2>
      <ul class="related-list">
        {articles.map((article) => (
          <li key={article.id}>
            <article class="related-item">
              <Byline article={article} now={now} />
              <h3 class="related-title">
                <TitleLink article={article} />
              </h3>
              <Importance level={article.score?.importance ?? null} />
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
            <Link class="chip" href={companyAddress(company.slug)}>
              {company.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
