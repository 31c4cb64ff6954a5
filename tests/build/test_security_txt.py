"""Whoever finds a weakness reads in `.well-known/security.txt` where to report it, and how long that holds (RFC 9116)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from guide.build.hosts import security_txt
from tests.conftest import EPOCH, REPO_URL, SITE_URL

MADE = {"REPO_URL": f"{REPO_URL}/", "SITE_URL": SITE_URL, "REVIEW_DATE": "2026-11-28"}


def written(folder: Path, **environment: str) -> dict[str, str]:
    security_txt.write(folder, {**MADE, **environment})
    text = (folder / ".well-known/security.txt").read_text("utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_it_names_the_private_form_the_policy_and_where_it_belongs(tmp_path: Path) -> None:
    assert written(tmp_path) == {
        "Contact": f"{REPO_URL}/security/advisories/new",
        "Expires": "2027-05-27T00:00:00Z",
        "Preferred-Languages": "en",
        "Policy": f"{REPO_URL}/security/policy",
        "Canonical": f"{SITE_URL}.well-known/security.txt",
    }


def test_under_a_path_it_does_not_say_that_it_belongs_there(tmp_path: Path) -> None:
    assert "Canonical" not in written(tmp_path, SITE_URL="https://owner.example/guide/")


def test_it_holds_for_less_than_a_year_from_the_day_of_the_build_and_each_build_renews_it(tmp_path: Path) -> None:
    days = [written(tmp_path, REVIEW_DATE=day)["Expires"] for day in ("2026-11-28", "2026-12-05")]
    assert days == ["2027-05-27T00:00:00Z", "2027-06-03T00:00:00Z"]
    assert datetime.timedelta(security_txt.DAYS) < datetime.timedelta(365)


def test_without_a_day_that_of_the_commit_counts(tmp_path: Path) -> None:
    day = datetime.datetime.fromtimestamp(EPOCH, datetime.UTC).date() + datetime.timedelta(security_txt.DAYS)
    assert written(tmp_path, REVIEW_DATE="", SOURCE_DATE_EPOCH=str(EPOCH))["Expires"] == f"{day}T00:00:00Z"


def test_on_gitlab_it_names_the_form_whose_reports_are_confidential(tmp_path: Path) -> None:
    assert written(tmp_path, REPO_URL="https://gitlab.com/a/b")["Contact"].endswith(
        "/a/b/-/issues/new?issue%5Bconfidential%5D=true"
    )


@pytest.mark.parametrize("address", ["", " ", "https://codeberg.org/a/b"])
def test_a_site_that_knows_no_repository_or_only_public_forms_names_nobody(tmp_path: Path, address: str) -> None:
    security_txt.write(tmp_path, {**MADE, "REPO_URL": address})
    assert list(tmp_path.iterdir()) == []
