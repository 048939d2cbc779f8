import { ja } from "../text/ja";
import { Notice } from "../ui/Notice";
import { PageHeading } from "../ui/PageHeading";
import { usePageTitle } from "./title";

interface GonePageProps {
  readonly title: string;
  readonly href: string;
  readonly to: string;
}

/** What an address once led to, or never did. */
export function GonePage({ title, href, to }: GonePageProps) {
  usePageTitle(title);
  return (
    <>
      <PageHeading class="page-title">{title}</PageHeading>
      <Notice>
        <p>{ja.errors.notFound}</p>
        <a href={href} class="button">
          {to}
        </a>
      </Notice>
    </>
  );
}

/** Whether the answer says that there is nothing at that address. */
export function isGone(answer: { readonly error: Error | null } | null): boolean {
  const error = answer?.error ?? null;
  return error !== null && "status" in error && (error.status === 404 || error.status === 400);
}
