import { tagAddress } from "../features/articles/addresses";
import { keyText } from "../features/digests/calendar";
import { EditionView } from "../features/digests/EditionView";
import { useEdition } from "../features/digests/queries";
import { paths } from "../lib/paths";
import { type EditionKind, digestsText as text } from "../text/digests";
import { Answered } from "../ui/Answered";
import { Notice } from "../ui/Notice";
import { PageHeading } from "../ui/PageHeading";
import { usePageTitle } from "./title";

/** One edition of AI日報, Hacker日報 or 週報. */
export function DigestPage({ kind, edition: key }: { kind: string; edition: string }) {
  const known = kindOf(kind);
  const answer = useEdition(known, key);
  const gone = known !== kind || is404(answer?.error ?? null);
  usePageTitle(gone ? text.gone.title : `${text.names[known]} ${keyText(known, key)}`);
  if (gone) return <Gone kind={known} />;
  return (
    <Answered answer={answer}>{(edition) => <EditionView edition={edition} tagsOf={tagAddress} />}</Answered>
  );
}

export function kindOf(kind: string): EditionKind {
  return kind === "hacker" || kind === "weekly" ? kind : "daily";
}

function is404(error: Error | null): boolean {
  return error !== null && "status" in error && (error.status === 404 || error.status === 400);
}

function Gone({ kind }: { kind: EditionKind }) {
  return (
    <>
      <PageHeading class="page-title">{text.gone.title}</PageHeading>
      <Notice>
        <p>{text.gone.text}</p>
        <a href={paths[kind]} class="button">
          {text.toArchive}
        </a>
      </Notice>
    </>
  );
}
