import { withParameters } from "../features/directories/filters";
import { useVideos, VideoList } from "../features/videos/VideoList";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { exploreText } from "../text/explore";
import { ja } from "../text/ja";
import { Answered } from "../ui/Answered";
import { NextPage } from "../ui/NextPage";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { usePageTitle } from "./title";

const text = exploreText.videos;

/** 動画. */
export function VideosPage() {
  usePageTitle(ja.pages.videos);
  const now = useNow();
  const answer = useVideos(new URLSearchParams(useSearch()).get("cursor"));
  return (
    <div class="page">
      <PageHead title={ja.pages.videos} lead={text.lead} />
      <Answered answer={answer}>
        {(page) =>
          page.items.length > 0 ? (
            <>
              <VideoList videos={page.items} now={now} />
              <NextPage
                href={page.next_cursor && withParameters(paths.videos, { cursor: page.next_cursor })}
              />
            </>
          ) : (
            <Notice title={text.none}>
              <p>{text.noneText}</p>
            </Notice>
          )
        }
      </Answered>
    </div>
  );
}
