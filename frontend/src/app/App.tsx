import { Route, Switch } from "wouter-preact";
import { paths } from "../lib/paths";
import { ArticlePage } from "../pages/ArticlePage";
import { ArticlesPage } from "../pages/ArticlesPage";
import { NotFoundPage } from "../pages/NotFoundPage";
import { useArrival } from "./arrival";
import { Layout } from "./Layout";
import { lazily } from "./lazily";

const SourcesPage = lazily(() => import("../pages/SourcesPage").then((module) => module.SourcesPage));
const AboutPage = lazily(() => import("../pages/AboutPage").then((module) => module.AboutPage));

/** Resolves when the page at a path can be drawn without waiting for more code. */
export async function pageReady(path: string): Promise<void> {
  if (path === paths.sources) await SourcesPage.ready();
  if (path === paths.about) await AboutPage.ready();
}

export function App() {
  useArrival();
  return (
    <Layout>
      <Switch>
        <Route path={paths.home} component={ArticlesPage} />
        <Route path={paths.articles} component={ArticlesPage} />
        <Route path="/articles/:id">{({ id }) => <ArticlePage key={id} id={id} />}</Route>
        <Route path={paths.sources} component={SourcesPage} />
        <Route path={paths.about} component={AboutPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Layout>
  );
}
