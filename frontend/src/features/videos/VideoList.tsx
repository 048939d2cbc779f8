import { useState } from "preact/hooks";
import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { useAnswer } from "../../api/use-answer";
import { paths } from "../../lib/paths";
import { exploreText } from "../../text/explore";
import { Icon } from "../../ui/Icon";
import { ShortTime } from "../../ui/Moment";

export type Video = components["schemas"]["Video"];
const text = exploreText.videos;

export const useVideos = (cursor: string | null) =>
  useAnswer(get("/api/v1/videos", { query: { ...(cursor !== null && { cursor }) } }));

export function VideoList({ videos, now }: { videos: readonly Video[]; now: number }) {
  return (
    <ol class="videos">
      {videos.map((video) => (
        <li key={video.article.id}>
          <OneVideo video={video} now={now} />
        </li>
      ))}
    </ol>
  );
}

function OneVideo({ video, now }: { video: Video; now: number }) {
  const { article } = video;
  return (
    <article class="video">
      <Player video={video} />
      <div class="video-text">
        <p class="byline">
          <span class="byline-source">{article.source.name}</span>
          <ShortTime at={article.published_at} date={article.published_date} now={now} />
          {video.seconds !== null && (
            <span>
              <span class="sr-only">{text.lengthLabel} </span>
              {text.length(video.seconds)}
            </span>
          )}
        </p>
        <h2 class="card-title">
          <a href={paths.article(article.id)}>{article.title}</a>
        </h2>
        {article.tldr !== null && <p class="card-gist">{article.tldr}</p>}
        <p>
          <a class="quiet" href={article.url} target="_blank" rel="noopener noreferrer">
            {text.watch}
          </a>
        </p>
      </div>
    </article>
  );
}

/** A plain surface until somebody presses it: nothing is asked of another site before. */
function Player({ video }: { video: Video }) {
  const [playing, setPlaying] = useState(false);
  const id = video.video_id;
  if (id === null || !/^[\w-]{6,20}$/.test(id)) return <div class="video-frame" aria-hidden="true" />;
  if (playing)
    return (
      <iframe
        class="video-frame"
        src={`https://www.youtube-nocookie.com/embed/${id}`}
        title={text.player(video.article.title)}
        allow="fullscreen; picture-in-picture"
        allowFullScreen
      />
    );
  return (
    <button type="button" class="video-frame" title={text.playHint} onClick={() => setPlaying(true)}>
      <Icon name="play" />
      {text.play}
      <span class="sr-only">: {video.article.title}</span>
    </button>
  );
}
