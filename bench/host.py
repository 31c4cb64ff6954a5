"""`python -m bench.host FOLDER`: what nginx with deploy/nginx.conf answers on this machine, of a folder that `make hosts` made.

It asks for pages and what they load, packed as browsers ask for it, over connections that stay open, and for a bounded
time and number of requests. It counts what failed; nothing here fails a change.
"""

from __future__ import annotations

import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests import nginx

CLIENTS, REQUESTS = 20, 20_000


def main(folder: Path) -> None:
    """Ask nginx for `REQUESTS` files of the folder, and print a row for the table: requests, errors, speed, p50, p99."""
    paths = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    paths += [
        path.relative_to(folder).as_posix()
        for path in sorted((folder / "assets").rglob("*.*"))
        if path.suffix in {".css", ".js"}
    ]
    times: list[float] = []
    failed: list[str] = []
    with nginx.serving(folder.absolute()) as port:
        began = time.perf_counter()
        clients = [
            threading.Thread(target=_client, args=(port, paths, number, times, failed)) for number in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        took = time.perf_counter() - began
    times.sort()
    print("| requests | errors | a second | p50 | p99 |\n| --- | --- | --- | --- | --- |")
    half, most = (times[int(len(times) * part)] * 1000 for part in (0.5, 0.99))
    print(f"| {len(times):,} | {len(failed)} | {len(times) / took:,.0f} | {half:.1f} ms | {most:.1f} ms |")
    for one in failed[:5]:
        print(one, file=sys.stderr)


def _client(port: int, paths: list[str], number: int, times: list[float], failed: list[str]) -> None:
    """Ask for files one after the other, beginning at another one than the other clients, and note what it took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    for step in range(REQUESTS // CLIENTS):
        path = paths[(number * 97 + step) % len(paths)]
        began = time.perf_counter()
        try:
            connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200 or len(content) != int(answer.headers["Content-Length"]):
                failed.append(f"{path}: {answer.status}, {len(content)} bytes")
        except (OSError, HTTPException) as error:
            failed.append(f"{path}: {error}")
            connection.close()
        times.append(time.perf_counter() - began)
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/for-hosts"))
