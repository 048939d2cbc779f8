import { Link } from "wouter-preact";
import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import { Notice } from "../ui/Notice";
import { usePageTitle } from "./title";

export function NotFoundPage() {
  usePageTitle(ja.pages.notFound);
  return (
    <>
      <h1 class="page-title" tabIndex={-1}>
        {ja.pages.notFound}
      </h1>
      <Notice title={ja.errors.notFound}>
        <Link href={paths.home} class="button">
          {ja.errors.toList}
        </Link>
      </Notice>
    </>
  );
}
