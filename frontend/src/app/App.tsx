import { usePath } from "../lib/router";
import { useArrival } from "./arrival";
import { pageAt } from "./routes";

/** The id of the element that holds the page. */
export const PAGE = "page";

/**
 * What stands inside <main>. Around it is the frame, which the service sends with every page. The page has an element of
 * its own because what of a served page has no place in ours is taken out of elements only.
 */
export function App() {
  useArrival();
  const path = usePath();
  const { Page, params } = pageAt(path);
  return (
    <div id={PAGE}>
      <Page key={JSON.stringify(params)} params={params} />
    </div>
  );
}
