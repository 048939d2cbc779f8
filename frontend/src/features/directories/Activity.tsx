import { exploreText } from "../../text/explore";
import { ChartFrame } from "../../ui/ChartFrame";
import { Columns } from "../../ui/Columns";

interface ActivityProps {
  readonly weeks: readonly { readonly week: string; readonly articles: number }[];
}

const { activity } = exploreText;

/** Articles week by week. */
export function Activity({ weeks }: ActivityProps) {
  const total = weeks.reduce((sum, { articles }) => sum + articles, 0);
  return (
    <ChartFrame
      title={activity.title}
      says={activity.says(weeks.length, total)}
      columns={[activity.week, activity.articles]}
      rows={weeks.filter(({ articles }) => articles > 0).map(({ week, articles }) => [week, articles])}
    >
      <Columns values={weeks.map(({ articles }) => articles)} />
    </ChartFrame>
  );
}
