"""What the environment says about a build is brought into one form, or refused in a sentence that says what to write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.build.settings import SettingError, checked, repo_url, review_date, site_url, source_date_epoch

FOLDER = "https://owner.example/back-to-running/"
LETTERS = st.text(st.sampled_from("ab/.%& ?#:@é\\\"'<>~A0"), max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("  \n", ""),
        (FOLDER, FOLDER),
        ("https://owner.example/back-to-running", FOLDER),
        (f"  {FOLDER}\n", FOLDER),
        ("HTTPS://Owner.Example/back-to-running", FOLDER),
        ("https://owner.example//back-to-running//", FOLDER),
        ("https://owner.example/x/../back-to-running/./", FOLDER),
        ("https://owner.example/back-to-running/index.html", FOLDER),
        ("https://owner.example", "https://owner.example/"),
        ("https://owner.example/", "https://owner.example/"),
        ("http://owner.example/guide", "http://owner.example/guide/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:8000/guide/", "http://127.0.0.1:8000/guide/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://owner.example/Back-To-Running/", "https://owner.example/Back-To-Running/"),
        ("https://owner.example/my guide/", "https://owner.example/my%20guide/"),
        ("https://owner.example/my%20guide/", "https://owner.example/my%20guide/"),
        ("https://owner.example/100%/", "https://owner.example/100%25/"),
        ("https://owner.example/läufer/", "https://owner.example/l%C3%A4ufer/"),
        ("https://läufer.example/", "https://xn--lufer-gra.example/"),
        ('https://owner.example/a"b&c/', "https://owner.example/a%22b%26c/"),
        ("https://owner.example/~anna/", "https://owner.example/~anna/"),
        ("https://owner.example\\guide", "https://owner.example/guide/"),
    ],
)
def test_an_address_is_brought_into_its_normal_form(written: str, meant: str) -> None:
    assert site_url(written) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("owner.example/guide", "does not begin with https://. Write the address of the folder, like https://owner.example/guide/"),
        ("//owner.example/guide/", "does not begin with https://. Write the address of the folder, like https://owner.example/guide/"),
        ("localhost:8000", "does not begin with https://"),
        ("https:/owner.example/", "does not begin with https://"),
        ("/back-to-running/", "does not begin with https://"),
        ("ftp://owner.example/guide", "begins with ftp://. Write the address of the folder, like https://owner.example/guide/"),
        ("file:///guide/", "begins with file://"),
        ("https://owner.example/guide/?branch=main", "like https://owner.example/guide/"),
        ("https://owner.example/guide#top", "like https://owner.example/guide/"),
        ("https://owner.example?x", "like https://owner.example/"),
        ("https://anna:secret@owner.example/", "holds a name or password, which every reader would see"),
        ("https:///guide/", "names no host that can be reached"),
        ("https://", "names no host that can be reached"),
        ("https://my site.example/", "names no host that can be reached"),
        ("https://owner.example:port/", "names no host that can be reached"),
        ("https://owner..example/", "names no host that can be reached"),
        ('https://owner"onload=x/', "names no host that can be reached"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_folder_is_refused_in_a_sentence(written: str, said: str) -> None:
    with pytest.raises(SettingError) as refused:
        site_url(written)
    message = str(refused.value)
    assert message.startswith(f"SITE_URL is “{written}”, which ")
    assert said in message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" ", ""),
        ("https://code.example/owner/guide/", "https://code.example/owner/guide"),
        ("git@code.example:owner/guide.git", "https://code.example/owner/guide.git"),
        ("ssh://git@code.example/owner/guide.git", "https://code.example/owner/guide.git"),
        ('https://code.example/a"b', "https://code.example/a%22b"),
    ],
)
def test_the_repository_is_found_by_its_pages_or_by_where_a_clone_comes_from(written: str, meant: str) -> None:
    assert repo_url(written) == checked({"REPO_URL": written})["REPO_URL"] == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("code.example/owner/guide", "REPO_URL is “code.example/owner/guide”, which does not begin with https://. Write the "
         "address of the repository, like https://code.example/owner/guide/"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("https://code.example/owner/guide?tab=readme#x", "has a part behind “?” or “#”, which no repository has"),
        ("https://anna:secret@code.example/guide", "REPO_URL of code.example holds a name or password, which every reader would "
         "see. Write the address of the repository, like https://code.example/guide"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_repository_is_refused_and_no_password_is_told(written: str, said: str) -> None:
    with pytest.raises(SettingError) as refused:
        repo_url(written)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


@given(LETTERS, LETTERS)
def test_whatever_is_written_pages_can_print_what_comes_out(host: str, path: str) -> None:
    try:
        address = site_url(f"https://{host}/{path}")
    except SettingError:
        return
    assert re.fullmatch(r"https://[a-z0-9_.:\[\]-]+(/[^/\s\"'<>&?#\\]+)*/", address)
    assert site_url(address) == address


@pytest.mark.parametrize(("written", "day"), [("2026-11-28", "2026-11-28"), (" 20261128\n", "2026-11-28"), ("", "")])
def test_a_day_is_brought_into_its_normal_form(written: str, day: str) -> None:
    assert review_date(written) == day


@pytest.mark.parametrize("written", ["today", "28.11.2026", "2026-13-01", "2026-11"])
def test_what_is_no_day_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(
        SettingError, match=rf"^REVIEW_DATE is “{written}”, which is no day\. Write it like 2026-11-28\.$"
    ):
        review_date(written)


@pytest.mark.parametrize(("written", "moment"), [("1764000000", "1764000000"), (" 0\n", "0"), ("", "0")])
def test_a_moment_is_brought_into_its_normal_form(written: str, moment: str) -> None:
    assert source_date_epoch(written) == moment


@pytest.mark.parametrize("written", ["abc", "-1", "1.5", "2026-11-28", "99999999999999", "١٢"])
def test_what_is_no_moment_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(
        SettingError, match=rf"^SOURCE_DATE_EPOCH is “{written}”, which is no moment in seconds since 1970\. "
    ):
        checked({"SOURCE_DATE_EPOCH": written})


def test_each_setting_is_brought_into_its_form_and_the_rest_of_the_environment_stays_as_it_is() -> None:
    given = {"HOME": " a", "SITE_URL": "https://owner.example", "REVIEW_DATE": "20261128 "}
    assert checked(given) == {"HOME": " a", "SITE_URL": "https://owner.example/", "REVIEW_DATE": "2026-11-28"}
