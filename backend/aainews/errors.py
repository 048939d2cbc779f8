"""Errors that carry a code, a status, and whether trying again helps.

    AAINewsError
    ├── ConfigError            settings or catalogue cannot be used; start stops
    ├── FetchError             an address could not be had
    │   └── RefusedError       we will not ask for it (private address, robots, scheme)
    ├── FeedError              the bytes are no feed that can be read
    ├── ExtractError           the page holds no article that can be read
    ├── ComputingError         what we compute on a text did not come to an end
    ├── LLMError               the model could not be asked or did not answer
    │   ├── LLMLimited         429; `retry_after` seconds
    │   ├── BudgetSpent        not asked: the day's money is used up; `retry_after` seconds
    │   └── LLMAnswerError     it answered, but not with what was asked for (cut off, refused, not the type)
    └── NotFound               nothing has that id

Logs get the English cause; readers get the Japanese text of the code (READER_TEXT).
"""

from __future__ import annotations


class AAINewsError(Exception):
    """`code` is stable and short, `status` an HTTP status for the API, `retryable` whether trying again may help."""

    code = "error"
    status = 500
    retryable = False

    def __init__(self, detail: str = "", *, code: str | None = None, retryable: bool | None = None) -> None:
        self.detail = detail
        if code is not None:
            self.code = code
        if retryable is not None:
            self.retryable = retryable
        super().__init__(f"{self.code}: {detail}" if detail else self.code)

    def __reduce__(self) -> tuple[object, ...]:
        """It may have happened in another process: what it was made of is carried over, and not its message alone."""
        return _as_it_was, (type(self), self.args, self.__dict__)


def _as_it_was(kind: type[AAINewsError], args: tuple[object, ...], state: dict[str, object]) -> AAINewsError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ConfigError(AAINewsError):
    code = "config"


class FetchError(AAINewsError):
    """An address could not be had. `http_status` where the server answered; `retry_after` in seconds where it said."""

    code = "fetch"
    status = 502
    retryable = True

    def __init__(
        self,
        detail: str = "",
        *,
        code: str | None = None,
        retryable: bool | None = None,
        http_status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail, code=code, retryable=retryable)
        self.http_status = http_status
        self.retry_after = retry_after


class RefusedError(FetchError):
    code = "refused"
    retryable = False


class FeedError(AAINewsError):
    code = "not_a_feed"
    status = 502
    retryable = True


class ExtractError(AAINewsError):
    code = "no_article"
    status = 502


class ComputingError(AAINewsError):
    code = "computing_timeout"
    retryable = True


class LLMError(AAINewsError):
    code = "llm"
    status = 503
    retryable = True


class LLMLimited(LLMError):
    code = "llm_limited"

    def __init__(self, detail: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class BudgetSpent(LLMError):
    """Not asked, as the budget allows no question of this depth; `detail` says how deep work still goes."""

    code = "budget"

    def __init__(self, detail: str = "", *, retry_after: float) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class LLMAnswerError(LLMError):
    """It answered, but not with what was asked for; the tokens of a wasted answer are paid for all the same."""

    code = "llm_answer"

    def __init__(self, detail: str = "", *, input_tokens: int = 0, output_tokens: int = 0) -> None:
        super().__init__(detail)
        self.input_tokens = input_tokens
        self.output_tokens = output_tokens


class NotFound(AAINewsError):
    code = "not_found"
    status = 404


READER_TEXT: dict[str, str] = {
    "error": "内部エラーが発生しました。",
    "config": "設定に誤りがあります。",
    "not_found": "お探しのものは見つかりませんでした。",
    "invalid_parameter": "パラメーターの値が正しくありません。",
    "admin_off": "運営用の鍵が設定されていません。",
    "key_refused": "鍵が正しくありません。",
    "too_many_keys": "誤った鍵が続いたため、1分ほど受け付けません。",
    "too_much_posted": "送信が多すぎます。しばらくしてからもう一度お試しください。",
    "unknown_parameter": "使えないパラメーターが含まれています。",
    "method_not_allowed": "この操作はできません。",
    "search_empty": "探す言葉がありません。",
    "search_only_minus": "除く言葉だけでは探せません。",
    "search_too_short": "かな1文字では探せません。",
    "search_too_many": "探す言葉が多すぎます。",
    "fetch": "取得に失敗しました。",
    "timeout": "時間内に応答がありませんでした。",
    "connect": "接続できませんでした。",
    "dns": "ホスト名を解決できませんでした。",
    "tls": "安全な接続を確立できませんでした。",
    "http_404": "ページが見つかりませんでした（404）。",
    "http_410": "ページは削除されています（410）。",
    "http_429": "アクセスが多すぎると断られました（429）。時間をおいて再取得します。",
    "http_4xx": "取得を断られました。",
    "http_5xx": "配信元のサーバーでエラーが起きています。",
    "too_large": "大きすぎるため読み込みませんでした。",
    "truncated": "応答が途中で切れました。",
    "empty": "中身が空でした。",
    "redirect_loop": "転送が繰り返されました。",
    "private_address": "内部アドレスへの接続を拒否しました。",
    "robots": "robots.txt により取得していません。",
    "scheme": "対応していないアドレスです。",
    "not_a_feed": "フィードとして読めませんでした。",
    "html_as_feed": "フィードではなくウェブページが返されました。",
    "dtd_refused": "安全でない XML（DTD）のため読み込みませんでした。",
    "off_topic": "AI のニュースではないため、扱っていません。",
    "no_article": "本文を取り出せませんでした。",
    "not_html": "ウェブページではありませんでした。",
    "computing_timeout": "本文の処理が時間内に終わりませんでした。",
    "llm": "モデルに問い合わせできませんでした。",
    "llm_limited": "モデルの利用上限に達しました。時間をおいて再開します。",
    "budget": "本日のモデル利用予算に達しました。翌日に再開します。",
    "llm_answer": "モデルの応答が使えませんでした。",
    "llm_timeout": "モデルから時間内に応答がありませんでした。",
    "llm_connect": "モデルに接続できませんでした。",
    "llm_server": "モデルの提供元でエラーが起きています。",
    "llm_auth": "モデルの利用キーが受け付けられませんでした。",
    "llm_too_long": "モデルが一度に読める長さを超えました。",
    "llm_start": "内蔵モデルを起動できませんでした。",
    "llm_request": "モデルへの問い合わせが受け付けられませんでした。",
}


def reader_text(code: str) -> str:
    """The Japanese text of a code; an HTTP status code of its class where it has none of its own."""
    if code in READER_TEXT:
        return READER_TEXT[code]
    if code.startswith("http_"):
        return READER_TEXT[f"http_{code[5:6]}xx"] if code[5:6] in "45" else READER_TEXT["fetch"]
    return READER_TEXT["error"]
