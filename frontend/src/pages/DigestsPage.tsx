import { ArchiveView } from "../features/digests/ArchiveView";
import { useArchive } from "../features/digests/queries";
import { usePath } from "../lib/router";
import { digestsText as text } from "../text/digests";
import { Answered } from "../ui/Answered";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { kindOf } from "./DigestPage";
import { usePageTitle } from "./title";

/** All editions of the kind that the address names. */
export function DigestsPage() {
  const known = kindOf(usePath().split("/")[2] ?? "");
  usePageTitle(text.names[known]);
  const answer = useArchive(known);
  return (
    <div class="page">
      <PageHead title={text.names[known]} lead={text.leads[known]} />
      <Answered answer={answer}>
        {(page) =>
          page.items.length > 0 ? (
            <ArchiveView kind={known} editions={page.items} />
          ) : (
            <Notice title={text.empty.title}>
              <p>{text.empty.text}</p>
            </Notice>
          )
        }
      </Answered>
    </div>
  );
}
