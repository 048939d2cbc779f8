import { usePath } from "../lib/router";
import { useArrival } from "./arrival";
import { Layout } from "./Layout";
import { pageAt } from "./routes";

export function App() {
  useArrival();
  const path = usePath();
  const { Page, params } = pageAt(path);
  return (
    <Layout>
      <Page key={JSON.stringify(params)} params={params} />
    </Layout>
  );
}
