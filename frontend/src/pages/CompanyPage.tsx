import { companyAddress, modelAddress } from "../features/articles/addresses";
import { Cards } from "../features/articles/list/Days";
import { Activity } from "../features/directories/Activity";
import { Names, OfficialSite } from "../features/directories/Directory";
import { type Company, useCompany } from "../features/directories/queries";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { exploreText } from "../text/explore";
import { Answered } from "../ui/Answered";
import { PageHead } from "../ui/PageHead";
import { Section } from "../ui/Section";
import { GonePage, isGone } from "./Gone";
import { usePageTitle } from "./title";

const text = exploreText.companies;

/** One company: how much is written about it, what it makes, the newest articles. */
export function CompanyPage({ slug }: { slug: string }) {
  const answer = useCompany(slug);
  usePageTitle(answer?.data?.name ?? null);
  if (isGone(answer)) return <GonePage title={text.gone} href={paths.companies} to={text.all} />;
  return (
    <div class="page">
      <Answered answer={answer}>{(company) => <View company={company} />}</Answered>
    </div>
  );
}

function View({ company }: { company: Company }) {
  const now = useNow();
  return (
    <>
      <PageHead title={company.name} lead={company.about ?? undefined}>
        <p class="masthead-day">
          {company.japanese !== null && <span class="quiet">{company.japanese}</span>}
          <OfficialSite url={company.site_url} />
        </p>
      </PageHead>
      <dl class="shares" aria-label={text.shares}>
        {company.shares.map((share) => (
          <div key={share.days}>
            <dt>{text.share(share.days)}</dt>
            <dd>
              <span class="figures-value">
                {share.share === null ? "–" : `${(share.share * 100).toFixed(1)}%`}
              </span>
              <span class="quiet">{text.shareOf(share.articles, share.of)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Activity weeks={company.weeks} />
      {company.models.length > 0 && (
        <Section title={text.models}>
          <Names names={company.models} to={modelAddress} />
        </Section>
      )}
      {company.tools.length > 0 && (
        <Section title={text.tools}>
          <Names names={company.tools} to={paths.tool} />
        </Section>
      )}
      <Section title={text.articles} aside={<a href={companyAddress(company.slug)}>{text.allArticles}</a>}>
        <Cards items={company.latest} now={now} heading="h3" />
      </Section>
      {company.aliases.length > 0 && (
        <p class="quiet aliases">
          {text.aliases}: {company.aliases.join("、")}
        </p>
      )}
    </>
  );
}
