import { OperatorText } from "../features/operator/OperatorText";
import { paths } from "../lib/paths";
import { usePath } from "../lib/router";
import { ja } from "../text/ja";
import { usePageTitle } from "./title";

const { pages } = ja;
const TITLES: Readonly<Record<string, string>> = {
  [paths.about]: pages.about,
  [paths.commerce]: pages.commerce,
  [paths.privacy]: pages.privacy,
  [paths.developers]: pages.developers,
};

/** A page that is the operator's text alone: について, 特定商取引法に基づく表記, プライバシー, API. */
export function TextPage() {
  const path = usePath();
  const title = TITLES[path] ?? "";
  usePageTitle(title);
  return <OperatorText key={path} name={path.slice(1)} title={title} />;
}
