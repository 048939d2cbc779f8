"""Without AAINEWS_ADMIN_KEY nobody is the operator."""

from __future__ import annotations

import httpx


def test_no_key_opens_what_is_shut(site: httpx.Client) -> None:
    for headers in ({}, {"Authorization": "Bearer"}, {"Authorization": "Bearer x"}):
        answer = site.get("/api/v1/admin/feeds", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "admin_off")
