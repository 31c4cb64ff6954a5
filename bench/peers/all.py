"""All generators of the comparison, in the order of the table: ours, full themes, bare pages, and our real site apart."""

from __future__ import annotations

from bench.peers.doks import Doks
from bench.peers.eleventy import Eleventy
from bench.peers.hugo import Hugo
from bench.peers.material import Material
from bench.peers.mkdocs_theme import MkDocsTheme
from bench.peers.ours import Ours, RealSite
from bench.peers.peer import Peer
from bench.peers.starlight import Starlight
from bench.peers.zensical import Zensical
from bench.table import Kinds

PEERS: tuple[Peer, ...] = (Ours(), Material(), MkDocsTheme(), Zensical(), Starlight(), Doks(), Eleventy(), Hugo())
REAL = RealSite()
KINDS = Kinds(frozenset(one.name for one in PEERS if one.bare), frozenset({REAL.name}))
