import { paths } from "../../lib/paths";
import { safeUrl } from "../../lib/richtext";
import { exploreText as text } from "../../text/explore";
import type { CompanyCard, NamedCount, ToolCard } from "./queries";

export function CompanyList({ companies }: { companies: readonly CompanyCard[] }) {
  return (
    <ol class="directory">
      {companies.map((company) => (
        <li key={company.slug} class="entry">
          <h2 class="entry-name">
            <a href={paths.company(company.slug)} class="card-link">
              {company.name}
            </a>
            {company.japanese !== null && <span class="quiet">{company.japanese}</span>}
          </h2>
          {company.about !== null && <p class="entry-about">{company.about}</p>}
          <p class="quiet">{text.count(company.articles)}</p>
        </li>
      ))}
    </ol>
  );
}

export function ToolList({ tools }: { tools: readonly ToolCard[] }) {
  return (
    <ol class="directory">
      {tools.map((tool) => (
        <li key={tool.slug} class="entry">
          <h2 class="entry-name">
            <a href={paths.tool(tool.slug)} class="card-link">
              {tool.name}
            </a>
            {tool.maker !== null && <span class="quiet">{tool.maker.name}</span>}
          </h2>
          {tool.about !== null && <p class="entry-about">{tool.about}</p>}
          <p class="quiet entry-facts">
            {tool.category !== null && <span>{tool.category}</span>}
            {tool.price !== null && <span>{text.tools.prices[tool.price]}</span>}
            {tool.articles > 0 && <span>{text.count(tool.articles)}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Names with how many articles each has. */
export function Names({ names, to }: { names: readonly NamedCount[]; to: (slug: string) => string }) {
  return (
    <ul class="chips">
      {names.map((name) => (
        <li key={name.slug}>
          <a href={to(name.slug)} class="chip">
            {name.name}
            <span class="quiet">{name.articles}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function OfficialSite({ url }: { url: string | null }) {
  const safe = safeUrl(url);
  if (safe === null) return null;
  return (
    <a class="button" href={safe} target="_blank" rel="noopener noreferrer">
      {text.site}
    </a>
  );
}
