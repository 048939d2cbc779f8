"""openapi.yaml is what the code says, and what the running service keeps to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from aainews.api.app import openapi_yaml

COMMITTED = Path(__file__).parents[2] / "openapi.yaml"
DOCUMENT: dict[str, Any] = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))
OPERATIONS = [(path, verb, operation) for path, item in DOCUMENT["paths"].items() for verb, operation in item.items()]
NAMES = [operation["operationId"] for _, _, operation in OPERATIONS]


def test_the_committed_document_is_what_the_code_makes() -> None:
    assert openapi_yaml() == COMMITTED.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENT["components"]["schemas"])
def test_every_field_of_an_answer_is_required(name: str) -> None:
    schema = DOCUMENT["components"]["schemas"][name]
    assert set(schema.get("required", ())) == set(schema.get("properties", ()))


@pytest.mark.parametrize(("path", "verb", "operation"), OPERATIONS, ids=NAMES)
def test_an_operation_documents_its_errors_as_problems(path: str, verb: str, operation: dict[str, Any]) -> None:
    errors = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
    assert {"400", "500"} <= set(errors)
    assert all(list(answer["content"]) == ["application/problem+json"] for answer in errors.values())
    assert "422" not in errors


@pytest.mark.parametrize("operation_id", NAMES)
def test_answers_to_generated_requests_keep_to_the_document(site: httpx.Client, operation_id: str) -> None:
    if operation_id == "followEvents":
        pytest.skip("an answer without an end has tests of its own in test_letters_and_events")
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    operation = schema.find_operation_by_id(operation_id)

    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much),
        derandomize=True,
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        answer = case.call(base_url=str(site.base_url))
        assert answer.status_code < 500
        # A cursor, and weights that add up to 0, cannot be told from others by their form.
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    ask()
