import { CompanyList } from "../features/directories/Directory";
import { withParameters } from "../features/directories/filters";
import { useCompanies } from "../features/directories/queries";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { exploreText } from "../text/explore";
import { ja } from "../text/ja";
import { Answered } from "../ui/Answered";
import { NextPage } from "../ui/NextPage";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { usePageTitle } from "./title";

const text = exploreText.companies;

/** 企業. */
export function CompaniesPage() {
  usePageTitle(ja.pages.companies);
  const answer = useCompanies(new URLSearchParams(useSearch()).get("cursor"));
  return (
    <div class="page">
      <PageHead title={ja.pages.companies} lead={text.lead} />
      <Answered answer={answer}>
        {(page) =>
          page.items.length > 0 ? (
            <>
              <CompanyList companies={page.items} />
              <NextPage
                href={page.next_cursor && withParameters(paths.companies, { cursor: page.next_cursor })}
              />
            </>
          ) : (
            <Notice title={text.none}>
              <p>{text.noneText}</p>
            </Notice>
          )
        }
      </Answered>
    </div>
  );
}
