"""Write `.well-known/security.txt` (RFC 9116): where whoever finds a weakness can report it without the public reading along."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from guide.markdown.extension import day
from guide.markdown.repository import forge, repository

PLACE = ".well-known/security.txt"
# Each build renews it. The guide is built every week as long as anybody looks after it; half a year after the last build,
# whoever finds a weakness should no longer count on an answer.
DAYS = 180


def write(site: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Write the file into a built site that knows its repository.

    Without REPO_URL, or where every report is public, there is nobody to name.

    `environment` holds REPO_URL, SITE_URL, REVIEW_DATE and SOURCE_DATE_EPOCH as a build has them. Readers of such files
    ask for it at the root of a host only, so it says where it belongs only there.
    """
    address = repository(environment.get("REPO_URL"))
    there = forge(address)
    if not address or not there.private:
        return
    published = environment.get("SITE_URL", "")
    made = day(environment.get("REVIEW_DATE", "").strip(), environment)
    lines = [
        f"Contact: {address}{there.private}",
        f"Expires: {made + datetime.timedelta(DAYS)}T00:00:00Z",
        "Preferred-Languages: en",
        f"Policy: {address}{there.policy}",
    ]
    if published and urlsplit(published).path in ("", "/"):
        lines.append(f"Canonical: {published.rstrip('/')}/{PLACE}")
    path = site / PLACE
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
