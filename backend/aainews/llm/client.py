"""Asks any OpenAI-compatible endpoint, and turns what comes back into our values and errors."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import urlsplit

from openai import DefaultHttpxClient, OpenAI
from openai.resources.chat import Chat
from openai.types.chat import ChatCompletion

from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.errors import LLMAnswerError, LLMError, LLMLimited
from aainews.llm.dialect import Dialect, dialect_of
from aainews.llm.endpoint import Endpoint
from aainews.llm.failures import as_llm_error, refusal_of
from aainews.llm.limiter import Limiter, backoff
from aainews.llm.rates import Rates
from aainews.logs import logger

import_module("httpcore2")  # with us: the SDK's client would load it when it is made, before the first question
PATIENCE = 120.0
"""Seconds that transient failures are waited out: two of the one-minute windows in which providers count."""
LONGEST_WAIT = 20.0
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no certificate: to read all that may be trusted takes 20 ms, and our own machine is asked without TLS."""

log = logger("llm")


class ModelClient:
    """One model at one endpoint, for any number of threads.

    `address` gives the base URL at each call, for a server that may come back at another port; without it the
    endpoint's own is used. Keeps no answers, counts no money, and never logs a key or a message.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        timeout: float = 120.0,
        address: Callable[[], str] | None = None,
        limiter: Limiter | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.limiter = limiter or Limiter(
            endpoint.profile.concurrency, Rates(endpoint.requests_per_minute, endpoint.tokens_per_minute)
        )
        self._timeout = timeout
        self._address = address
        self._dialect = dialect_of(endpoint.profile.name)
        self._sdks: dict[str | None, OpenAI] = {}
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The name under which calls are recorded and keyed."""
        return self.endpoint.profile.name

    def complete(self, request: LLMRequest, priority: int = 0) -> LLMAnswer:
        """Asks once, when it is this request's turn (a lower `priority` goes first).

        A refusal, and an answer cut off (`finish_reason` `length`), are answers: read them.
        Raises LLMLimited (429), LLMAnswerError (an empty answer), and LLMError with the codes llm_timeout,
        llm_connect and llm_server (worth trying again), llm_auth, llm_too_long and llm_request (not).
        """
        with self.limiter.turn(priority, _most_tokens(request)) as turn:
            try:
                answer, headers = self._ask(request)
            except LLMLimited as limit:
                self.limiter.limited(turn, limit.retry_after)
                raise
            self.limiter.answered(turn, answer.input_tokens + answer.output_tokens, headers)
            return answer

    def complete_with_retry(self, request: LLMRequest, priority: int = 0, patience: float = PATIENCE) -> LLMAnswer:
        """Like `complete`, and waits transient failures out for `patience` seconds from the first one.

        An answer that is no use (LLMAnswerError) is not asked for again: the same words would bring it again.
        """
        failures, give_up = 0, 0.0
        while True:
            try:
                return self.complete(request, priority)
            except LLMAnswerError:
                raise
            except LLMError as error:
                failures += 1
                give_up = give_up or time.monotonic() + patience
                wait = self._wait_before_retry(error, failures)
                if not error.retryable or time.monotonic() + wait > give_up:
                    raise
                log.info("llm_retry", purpose=request.purpose, code=error.code, failures=failures, wait=round(wait, 1))
                if not isinstance(error, LLMLimited):
                    time.sleep(wait)

    def prepare(self) -> None:
        """Loads what the first question would wait for: the SDK makes its parts when they are first used."""
        _ = self._chat().completions.with_raw_response

    def close(self) -> None:
        with self._lock:
            for sdk in self._sdks.values():
                sdk.close()
            self._sdks.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _wait_before_retry(self, error: LLMError, failures: int) -> float:
        """Seconds; after a 429 it is the limiter's shared pause that makes the next turn wait."""
        return self.limiter.paused_for if isinstance(error, LLMLimited) else backoff(failures, longest=LONGEST_WAIT)

    def _ask(self, request: LLMRequest) -> tuple[LLMAnswer, Mapping[str, str]]:
        chat = self._chat()  # may start the embedded model, which is no part of the answer's time
        start = time.monotonic()
        completion, headers = self._create(chat, request)
        answer = _answer(completion, self.model, time.monotonic() - start)
        if self.endpoint.embedded:  # its server calls itself by the path of its file, which is nobody's business
            answer = answer.model_copy(update={"model": self.model})
        return answer, headers

    def _create(self, chat: Chat, request: LLMRequest) -> tuple[object, Mapping[str, str]]:
        """Sends it; a 400 that names a field which can do without is learnt from, and the rest sent at once."""
        tried: set[Dialect] = set()
        while True:
            dialect = self._dialect
            tried.add(dialect)
            try:
                # The body is made from plain values; the SDK's overloads cannot be told which fields it holds.
                create = cast(Callable[..., Any], chat.completions.with_raw_response.create)
                raw = create(**dialect.body(request, self.model), extra_body=self.endpoint.extra_body or None)
                return raw.parse(), raw.headers
            except Exception as error:
                other = dialect.without(refusal_of(error) or "")
                if other is None or other in tried:
                    raise as_llm_error(error) from error
                log.info("llm_dialect", model=self.model, dialect=repr(other))
                self._dialect = other

    def _chat(self) -> Chat:
        address = self._address() if self._address else self.endpoint.base_url
        with self._lock:
            if address not in self._sdks:
                self._sdks[address] = self._new_sdk(address)
            return self._sdks[address].chat

    def _new_sdk(self, address: str | None) -> OpenAI:
        parts = urlsplit(address or "https:")
        loopback = parts.hostname in {"127.0.0.1", "localhost", "::1"}
        http = DefaultHttpxClient(
            trust_env=not loopback,  # a proxy of the environment cannot reach our own machine
            verify=NOBODY if loopback and parts.scheme == "http" else True,
        )
        return OpenAI(
            api_key=self.endpoint.api_key.get_secret_value(),
            base_url=address,
            timeout=self._timeout,
            max_retries=0,
            http_client=http,
        )


def _most_tokens(request: LLMRequest) -> int:
    """What it may come to, as providers count it beforehand: what is sent, and the longest answer that is allowed.
    Three bytes a token: some 1.3 times the truth for English, about the truth for Japanese, and costs nothing."""
    return sum(len(message.content.encode()) for message in request.messages) // 3 + request.max_output_tokens


def _answer(completion: object, model: str, seconds: float) -> LLMAnswer:
    """Reads the parts we keep. Raises LLMError where the body is none of the protocol, LLMAnswerError where empty."""
    if not isinstance(completion, ChatCompletion):
        raise LLMError("the body is not of the protocol", code="llm_server")
    usage: Any = completion.usage
    details = getattr(usage, "prompt_tokens_details", None)
    counts = {
        "input_tokens": getattr(usage, "prompt_tokens", 0),
        "output_tokens": getattr(usage, "completion_tokens", 0),
    }
    choice = completion.choices[0] if completion.choices else None
    if choice is None or not (choice.message.content or choice.message.refusal):
        reason = choice.finish_reason if choice else "no choice"
        raise LLMAnswerError(f"empty answer ({reason})", **counts)
    return LLMAnswer(
        text=choice.message.content or "",
        finish_reason=choice.finish_reason,
        refusal=choice.message.refusal,
        model=completion.model or model,
        cached_tokens=getattr(details, "cached_tokens", None) or 0,
        seconds=seconds,
        **counts,
    )
