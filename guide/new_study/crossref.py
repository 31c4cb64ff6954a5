"""What the registry Crossref knows of a DOI, as CSL-JSON."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import quote

from guide.export import csl

ADDRESS = "https://api.crossref.org/works/"
_SECONDS = 20
_WITHOUT_NETWORK = "Try again later, or save the entry that the journal offers and run `make study FILE=entry.bib`."


class RegistryError(RuntimeError):
    """The registry gave no answer that can be used; the message is what to tell the contributor."""


def work(doi: str, address: str = ADDRESS) -> csl.Item:
    """Return the registered work as CSL-JSON. Raises RegistryError when there is none, or no network."""
    request = urllib.request.Request(  # noqa: S310 - the address is ours, never a contributor's
        address + quote(doi, safe="/"), headers={"User-Agent": "back-to-running", "Accept": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            message = json.load(answer)["message"]
    except urllib.error.HTTPError as error:
        if error.code == 404:
            raise RegistryError(f"Crossref has no DOI {doi}. Compare it with the first page of the paper.") from error
        raise RegistryError(f"Crossref answered with the error {error.code}. {_WITHOUT_NETWORK}") from error
    except (OSError, HTTPException) as error:  # no network, no such host, no answer in time, or half of one
        reason = getattr(error, "reason", error)
        raise RegistryError(f"Crossref cannot be reached: {reason}. {_WITHOUT_NETWORK}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise RegistryError(f"Crossref's answer cannot be understood. {_WITHOUT_NETWORK}") from error
    return {**message, "id": doi, "DOI": doi}
