"""openapi.yaml: made from the code, the same bytes each time, and what the SPA's types are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Text of several lines as a block, so that a change of it reads well in a diff; no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (the library's signature)
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def as_yaml(document: Mapping[str, Any]) -> str:
    text: str = yaml.dump(dict(document), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text
