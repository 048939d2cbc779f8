import { ApiError } from "../api/request";
import { ja } from "../text/ja";
import { Notice } from "./Notice";

/** What went wrong, in the service's own Japanese words where it gave some, and a way to try again. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <Notice title={ja.errors.title} role="alert">
      <p>{reason(error)}</p>
      {error instanceof ApiError && error.status > 0 && <p class="quiet">{ja.errors.code(error.code)}</p>}
      {retry !== undefined && (
        <button type="button" class="button" onClick={retry}>
          {ja.errors.retry}
        </button>
      )}
    </Notice>
  );
}

function reason(error: unknown): string {
  if (!(error instanceof ApiError)) return ja.errors.unknown;
  return error.status === 0 ? ja.errors.network : error.message || ja.errors.unknown;
}
