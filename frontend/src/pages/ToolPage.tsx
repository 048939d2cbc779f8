import { Cards } from "../features/articles/list/Days";
import { Activity } from "../features/directories/Activity";
import { OfficialSite } from "../features/directories/Directory";
import { toolsAddress } from "../features/directories/filters";
import { type Tool, useTool } from "../features/directories/queries";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { exploreText } from "../text/explore";
import { Answered } from "../ui/Answered";
import { PageHead } from "../ui/PageHead";
import { Section } from "../ui/Section";
import { GonePage, isGone } from "./Gone";
import { usePageTitle } from "./title";

const text = exploreText.tools;

/** One tool: what it does, who makes it, what it costs, and what was written about it. */
export function ToolPage({ slug }: { slug: string }) {
  const answer = useTool(slug);
  usePageTitle(answer?.data?.name ?? null);
  if (isGone(answer)) return <GonePage title={text.gone} href={paths.tools} to={text.all} />;
  return (
    <div class="page">
      <Answered answer={answer}>{(tool) => <View tool={tool} />}</Answered>
    </div>
  );
}

function View({ tool }: { tool: Tool }) {
  const now = useNow();
  return (
    <>
      <PageHead title={tool.name} lead={tool.about ?? undefined}>
        <p class="masthead-day">
          <OfficialSite url={tool.site_url} />
        </p>
      </PageHead>
      <dl class="facts">
        {tool.maker !== null && (
          <div class="fact">
            <dt>{text.maker}</dt>
            <dd>
              <a href={paths.company(tool.maker.slug)}>{tool.maker.name}</a>
            </dd>
          </div>
        )}
        {tool.category !== null && (
          <div class="fact">
            <dt>{text.category}</dt>
            <dd>
              <a href={toolsAddress({ category: tool.category })}>{tool.category}</a>
            </dd>
          </div>
        )}
        {tool.price !== null && (
          <div class="fact">
            <dt>{text.price}</dt>
            <dd>{text.prices[tool.price]}</dd>
          </div>
        )}
        {tool.aliases.length > 0 && (
          <div class="fact">
            <dt>{text.aliases}</dt>
            <dd>{tool.aliases.join("、")}</dd>
          </div>
        )}
      </dl>
      {tool.articles > 0 && <Activity weeks={tool.weeks} />}
      <Section title={text.articles}>
        {tool.latest.length > 0 ? (
          <Cards items={tool.latest} now={now} heading="h3" />
        ) : (
          <p class="quiet">{text.noArticles}</p>
        )}
      </Section>
    </>
  );
}
