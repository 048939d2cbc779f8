import { ToolList } from "../features/directories/Directory";
import { PRICES, readToolFilters, toolsAddress } from "../features/directories/filters";
import { useTools } from "../features/directories/queries";
import { useSearch } from "../lib/router";
import { exploreText } from "../text/explore";
import { ja } from "../text/ja";
import { Answered } from "../ui/Answered";
import { NextPage } from "../ui/NextPage";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { Segmented } from "../ui/Segmented";
import { usePageTitle } from "./title";

const text = exploreText.tools;

/** AIツール. */
export function ToolsPage() {
  usePageTitle(ja.pages.tools);
  const filters = readToolFilters(useSearch());
  const answer = useTools(filters);
  const prices = [
    { href: toolsAddress({ category: filters.category }), text: text.any, current: filters.price === null },
    ...PRICES.map((price) => ({
      href: toolsAddress({ category: filters.category, price }),
      text: text.prices[price] ?? price,
      current: filters.price === price,
    })),
  ];
  return (
    <div class="page">
      <PageHead title={filters.category ?? ja.pages.tools} lead={text.lead} />
      <div class="choices">
        <Segmented label={text.price} choices={prices} />
      </div>
      <Answered answer={answer}>
        {(page) =>
          page.items.length > 0 ? (
            <>
              <ToolList tools={page.items} />
              <NextPage href={page.next_cursor && toolsAddress({ ...filters, cursor: page.next_cursor })} />
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
