import { companyAddress, modelAddress, tagAddress } from "../features/articles/addresses";
import { withParameters } from "../features/directories/filters";
import {
  KINDS,
  readTrendView,
  type TrendView,
  trendParameters,
  useTrends,
  WINDOWS,
} from "../features/trends/queries";
import { TrendList } from "../features/trends/TrendList";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { exploreText } from "../text/explore";
import { ja } from "../text/ja";
import { Answered } from "../ui/Answered";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { Segmented } from "../ui/Segmented";
import { usePageTitle } from "./title";

const text = exploreText.trends;
const address = (view: TrendView) => withParameters(paths.trends, trendParameters(view));
const TO = {
  tag: tagAddress,
  company: companyAddress,
  model: modelAddress,
};

/** トレンド. */
export function TrendsPage() {
  usePageTitle(ja.pages.trends);
  const view = readTrendView(useSearch());
  const answer = useTrends(view);
  return (
    <div class="page">
      <PageHead title={ja.pages.trends} lead={text.lead} />
      <div class="choices">
        <Segmented
          label={text.kind}
          choices={KINDS.map((kind) => ({
            href: address({ ...view, kind }),
            text: text.kinds[kind],
            current: kind === view.kind,
          }))}
        />
        <Segmented
          label={text.window}
          choices={WINDOWS.map((window) => ({
            href: address({ ...view, window }),
            text: text.windows[window],
            current: window === view.window,
          }))}
        />
      </div>
      <Answered answer={answer}>
        {(trends) =>
          trends.items.length > 0 ? (
            <TrendList trends={trends} to={TO[trends.kind]} />
          ) : (
            <Notice title={text.none} />
          )
        }
      </Answered>
    </div>
  );
}
