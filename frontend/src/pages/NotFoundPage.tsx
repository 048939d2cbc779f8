import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import { Notice } from "../ui/Notice";
import { PageHeading } from "../ui/PageHeading";
import { usePageTitle } from "./title";

export function NotFoundPage() {
  usePageTitle(ja.pages.notFound);
  return (
    <>
      <PageHeading class="page-title">{ja.pages.notFound}</PageHeading>
      <Notice>
        <p>{ja.errors.notFound}</p>
        <a href={paths.home} class="button">
          {ja.errors.toList}
        </a>
      </Notice>
    </>
  );
}
