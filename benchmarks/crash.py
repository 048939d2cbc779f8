"""kill -9 at random moments of an ingestion: is everything published, once, and nothing paid for twice?

    python -m benchmarks.crash --kills 25 [--articles 30] [--database postgresql://…]

A worker ingests invented articles from a web on loopback and asks the tests' model server. It is killed, again and
again, at random moments between its start and its end, and started again; the last life may finish. A call counts as
repeated where the server saw it after an answer to the same question had been stored. With --database (an address of a
server on which databases may be made) everything runs on Postgres, and a second trial follows: two workers, one of
which is killed and never comes back; `takeover_seconds` is the time until the other has finished everything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import Random
from typing import Any

import psycopg
from psycopg import sql
from sqlmodel import col, func, select

from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.logs import configure_logs
from aainews.pipeline.model import Model
from aainews.pipeline.service import Pipeline
from aainews.settings import read_settings
from aainews.store.database import open_engine, reading
from aainews.tables import ArticleRow, LLMCallRow, PublicationRow
from benchmarks.invented import invent
from benchmarks.newsrooms import Trial, read_lines, trial

LATENCY = 0.25
CONCURRENCY = 4
LONGEST_LIFE = 120.0
TAKEOVER_LIMIT = 300.0
LAST_LIVES = 3
CALLS_AN_ARTICLE = 1.1
"""One reading each; now and then a line is asked for again."""
RETRY_SECONDS = 75.0


class LoggedModel(Model):
    """Notes each question under our key and under the server's, so that the server's log can be read by either."""

    def ask(self, request: LLMRequest, priority: int) -> LLMAnswer:
        messages = [message.model_dump() for message in request.messages]
        body = json.dumps([messages, request.json_schema], sort_keys=True, ensure_ascii=False)
        names = {"ours": request.key(self.profile.name), "servers": hashlib.sha256(body.encode()).hexdigest()[:16]}
        with Path(os.environ["CRASH_ASKS"]).open("a", encoding="utf-8") as log:
            log.write(json.dumps(names) + "\n")
        return super().ask(request, priority)


def start_worker(trial: Trial, verb: str, name: str) -> subprocess.Popen[bytes]:
    environment = trial.environment | {"AAINEWS_EXECUTOR_ID": name}
    return subprocess.Popen([sys.executable, "-m", "benchmarks.crash", verb], env=environment)


def published(trial: Trial) -> int:
    """Articles with nothing left to do."""
    with reading(trial.database) as session:
        settled = (
            select(func.count())
            .select_from(PublicationRow)
            .join(ArticleRow, col(ArticleRow.id) == col(PublicationRow.article_id))
            .where(col(ArticleRow.next_try_at).is_(None))
        )
        return session.exec(settled).one()


def main() -> None:
    if sys.argv[1:] in (["ingest"], ["work"]):
        worker(sys.argv[1])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--database", help="a Postgres server; without it SQLite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with crash_trial(options.articles, options.database) as one:
        kill_again_and_again(one, options.kills, options.articles, Random(options.seed))
        result = measured(one, options.kills, options.articles)
    if options.database:
        with crash_trial(options.articles, options.database) as two:
            result["takeover_seconds"] = round(leave_one_for_dead(two, options.articles), 1)
            second = measured(two, 1, options.articles)
            result["lost"] += second["lost"]
            result["repeated_calls"] += second["repeated_calls"]
    for name, value in result.items():
        print(f"{name:<18}{value}")
    print(json.dumps(result))


def worker(verb: str) -> None:
    """What is killed. Its whole state is in the database."""
    configure_logs("WARNING")
    settings = read_settings()
    with Pipeline(settings, open_engine(settings), LoggedModel(settings)) as pipeline:
        if verb == "ingest":
            pipeline.ingest()
        else:
            pipeline.work(lambda: False)


def kill_again_and_again(trial: Trial, kills: int, articles: int, dice: Random) -> None:
    """Lives of random length: each sixth ends at any time since its start, the others after some calls."""
    for number in range(kills):
        life = start_worker(trial, "ingest", "one")
        before = len(trial.calls)
        if number % 6 == 0:
            time.sleep(dice.uniform(0.1, 4.0))
        else:
            left = max(1.0, articles * CALLS_AN_ARTICLE - before)
            await_calls(trial, life, before + dice.randint(1, max(1, int(2 * left / (kills - number)))))
            time.sleep(dice.uniform(0, 2 * LATENCY))
        life.kill()
        life.wait()
        print(f"kill {number + 1:>2}: {len(trial.calls):>4} calls, {published(trial):>3} published", flush=True)
    for _ in range(LAST_LIVES):
        if start_worker(trial, "ingest", "one").wait(LONGEST_LIFE) != 0:
            raise SystemExit("the last life did not end well")
        if published(trial) >= articles:
            return
        time.sleep(RETRY_SECONDS)  # an article that could not be had at the first try has a date for the next


def await_calls(trial: Trial, life: subprocess.Popen[bytes], count: int) -> None:
    deadline = time.monotonic() + LONGEST_LIFE
    while len(trial.calls) < count and life.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)


def leave_one_for_dead(trial: Trial, articles: int) -> float:
    """Seconds from the death of one of two workers until the other has published everything."""
    survivor = start_worker(trial, "work", "survivor")
    victim = start_worker(trial, "ingest", "victim")
    await_calls(trial, victim, max(1, articles // 2))
    victim.kill()
    victim.wait()
    died = time.monotonic()
    while published(trial) < articles and time.monotonic() - died < TAKEOVER_LIMIT:
        time.sleep(0.2)
    seconds = time.monotonic() - died
    survivor.kill()
    survivor.wait()
    return seconds


def measured(trial: Trial, kills: int, articles: int) -> dict[str, Any]:
    with reading(trial.database) as session:
        per_article = session.exec(select(PublicationRow.url, func.count()).group_by(PublicationRow.url)).all()
    wanted = {trial.web.url(f"/{each.name}") for each in invent(articles)}
    once = {url for url, count in per_article if count == 1} & wanted
    print_states(trial, wanted - once)
    return {
        "kills": kills,
        "articles": articles,
        "published_once": min(len(once), published(trial)),
        "lost": len(wanted) - len(once),
        "repeated_calls": repeated_calls(trial),
        "takeover_seconds": None,
    }


def print_states(trial: Trial, urls: set[str]) -> None:
    """Why these are not published, as their rows say."""
    with reading(trial.database) as session:
        rows = session.exec(select(ArticleRow).where(col(ArticleRow.url).in_(urls))).all()
    for row in rows:
        print(row.url, row.error_code, row.error_detail, row.next_try_at, row.duplicate_of)


def repeated_calls(trial: Trial) -> int:
    """Calls in the server's log that began after the answers to all questions of the same words were stored."""
    with reading(trial.database) as session:
        rows = session.exec(
            select(LLMCallRow.key, func.min(LLMCallRow.created_at))
            .where(col(LLMCallRow.answer).is_not(None))
            .group_by(LLMCallRow.key)
        ).all()
    stored = {key: moment.timestamp() for key, moment in rows}
    asked: dict[str, set[str]] = {}
    for names in read_lines(Path(trial.environment["CRASH_ASKS"])):
        asked.setdefault(names["servers"], set()).add(names["ours"])
    unknown = [call for call in trial.calls if call["key"] not in asked]
    if unknown:
        raise SystemExit(f"{len(unknown)} calls in the server's log that no worker noted")
    return sum(
        all(stored.get(ours, float("inf")) < call["time"] for ours in asked[call["key"]]) for call in trial.calls
    )


@contextmanager
def crash_trial(articles: int, server: str | None) -> Generator[Trial]:
    """On a database of its own of that Postgres server; without one on SQLite."""
    with (
        scratch_database(server) if server else nullcontext("") as address,
        tempfile.NamedTemporaryFile(prefix="asks-", suffix=".jsonl") as asks,
        trial(
            articles,
            ["--latency", str(LATENCY)],
            DATABASE_URL=address,
            AAINEWS_LLM_CONCURRENCY=str(CONCURRENCY),
            CRASH_ASKS=asks.name,
        ) as one,
    ):
        yield one


@contextmanager
def scratch_database(server: str) -> Generator[str]:
    """A database of its own on that server; dropped at the end."""
    name = f"aainews_crash_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{server.rstrip('/')}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


if __name__ == "__main__":
    main()
