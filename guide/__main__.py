"""`python -m guide VERB …` is the command `guide`."""

import sys
from pathlib import Path


def _told(error: SyntaxError) -> str:
    """Return a mistake in the machine itself as a finding of the guide is told."""
    path = Path(error.filename or "guide")
    here = Path.cwd()
    name = path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
    return (
        f"{name}:{error.lineno or 1}: this is not valid Python: {error.msg}. Correct the line, or take the change back."
    )


try:
    from guide.cli import main

    code = main()
except SyntaxError as error:
    print(_told(error), file=sys.stderr)
    code = 1
sys.exit(code)
