"""What a change by somebody unknown may try to bring in: scripts, hidden words, addresses that run something."""

from __future__ import annotations

from pathlib import Path

from mistakes import WORDS, Mistake, add, edit

BACK = "docs/back.md"
FIRST = "evidence/studies/first-2010.yml"
SAVED = "Save it again as plain SVG."
ADDRESS = "Write the whole address with https://, or link a file of docs/."
OTHERWISE = "Write Markdown or one of our blocks."
ELSEWHERE = "(https://example.org/)"
TRACK = "docs/pictures/track.svg"
BACK_DRAWN = "docs/drawings/back.svg"


def html(name: str, old: str, new: str, report: str, advice: str = "Write `**words**`.") -> Mistake:
    """Return a page with HTML in it."""
    return Mistake(name, "there_is_no_raw_html", edit(WORDS, old, new), f"{WORDS}:{report}. {advice}")


def link(name: str, target: str, reason: str, shown: str = "") -> Mistake:
    """Return a page whose link to another site has a target that is not safe."""
    change = edit(BACK, ELSEWHERE, f"({target})")
    return Mistake(name, "addresses_are_safe", change, f"{BACK}:67: the address {shown or target} {reason}. {ADDRESS}")


def drawing(name: str, old: str, new: str, report: str) -> Mistake:
    """Return a picture with something in it that is none."""
    return Mistake(name, "pictures_hold_only_pictures", edit(TRACK, old, new), f"{TRACK}:{report}. {SAVED}")


def program(project: Path) -> None:
    """Mark a page as a program."""
    (project / WORDS).chmod(0o755)


def shortcut(project: Path) -> None:
    """Put in the place of a page a link to a file elsewhere."""
    (project / WORDS).rename(project / "words.txt")
    (project / WORDS).symlink_to(project / "words.txt")


def nothing(project: Path) -> None:
    """Put among the drawings a link to a file that is not there."""
    (project / "docs/drawings/gone.svg").symlink_to("nowhere.svg")


def folder(project: Path) -> None:
    """Make a folder with the name of a page."""
    (project / "docs/shoes.md").mkdir()


def large(project: Path) -> None:
    """Put a picture of 210,000 bytes into the guide."""
    path = project / TRACK
    path.write_text(path.read_text("utf-8") + " " * 210_000, "utf-8")
    path.write_text(path.read_text("utf-8")[:210_000], "utf-8")


def file(name: str, path: str, text: str, report: str) -> Mistake:
    """Return a file that is not for readers."""
    return Mistake(name, "files_are_of_known_kinds", add(path, text), f"{path}:1: {report}")


def in_latin_1(project: Path) -> None:
    """Save a template as old editors do."""
    path = project / "overrides/main.html"
    path.write_bytes("é".encode("latin-1") + path.read_bytes())


def twice(project: Path) -> None:
    """Paste the settings below themselves."""
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") * 2, "utf-8")


KINDS = ".jpeg, .jpg, .md, .png, .svg, .webp"
NOT_PUBLISHED = f"a file of a kind that is not published. Allowed: {KINDS}; delete the file."

IN_HTML = (
    html("HTML behind backticks that are no fence", "A pretend", "```shoe``` is a word.\n\nIt <b>is</b> not. A pretend",
         "17: raw HTML <b>"),
    html("HTML behind a fence that is never closed", "A pretend", "```\n\nIt <b>is</b> not. A pretend",
         "17: raw HTML <b>"),
    html("a tag whose end is on another line", "A pretend", "It <b\nclass=a> is not. A pretend", "15: raw HTML <b"),
    html("a page that would be left at once", "A pretend", "It <meta http-equiv=refresh content=0> is not. A pretend",
         "15: raw HTML <meta", advice=OTHERWISE),
    html("an address with words in it", "A pretend", "It <https://example.org/ is> not. A pretend",
         "15: raw HTML <https://example.org/", advice=OTHERWISE),
    html("a paragraph from an editor of texts", "A pretend", '<p class="MsoNormal"><b>A</b></p> pretend', "15: raw HTML <p",
         advice="Take all tags away, and leave the words."),
    html("a picture as a host puts it there", "A pretend", '<img width="9" src="https://example.org/a">A pretend',
         "15: raw HTML <img", advice="Put the picture into docs/, and write `![what it shows](name.png)`."),
)  # fmt: skip

IN_ADDRESSES = (
    link("a link that runs a script", "javascript:x", "begins with javascript:"),
    link("a link that runs a script, written with an entity", "javascript&#58;x", "begins with javascript:",
         "javascript:x"),
    link("a link that runs a script, in capitals", "JavaScript:x", "begins with javascript:"),
    link("a link that carries a page", "data:text/plain,x", "begins with data:"),
    link("a link that does not say how", "//example.org/", "leads to another host and does not say how"),
    link("a link that hides its host", "https://nhs.uk@example.org/", "hides its host behind an @"),
    Mistake(
        "an address that tells who opened it",
        "addresses_are_safe",
        edit(BACK, ELSEWHERE, "(https://example.org/a?page=2&utm_source=news&fbclid=IwAR1#part)"),
        f"{BACK}:67: the address tells somebody that it was opened, behind its question mark. "
        "Write https://example.org/a?page=2#part.",
    ),
    Mistake(
        "an address of a fact that tells who opened it",
        "facts_and_front_matter_are_plain_text",
        edit(FIRST, "doi: 10.5555/example.1", "url: https://example.org/a?gclid=1"),
        f"{FIRST}:7: the address tells somebody that it was opened. Write https://example.org/a.",
    ),
    Mistake(
        "a page of the guide by its address on a host",
        "addresses_are_safe",
        edit(BACK, ELSEWHERE, "(https://owner.example/guide/words.html#first)"),
        f"{BACK}:67: owner.example is the host of no source. If you mean the page of the guide, write words.md.",
    ),
    Mistake(
        "a link by a mark that runs a script",
        "addresses_are_safe",
        edit(BACK, "[elsewhere](https://example.org/).", "[elsewhere][1].\n\n[1]: data:x"),
        f"{BACK}:69: the address data:x begins with data:. {ADDRESS}",
    ),
    Mistake(
        "an action that runs a script",
        "addresses_are_safe",
        edit(BACK, "link: words.md#what-pretend-means", "link: javascript:x"),
        f"{BACK}:8: the address javascript:x begins with javascript:. {ADDRESS}",
    ),
)  # fmt: skip

IN_FILES = (
    Mistake(
        "a drawing that is a link to nothing",
        "files_are_text",
        nothing,
        "docs/drawings/gone.svg:1: the file is a link that leads to nothing. Put the file itself here, or delete the link.",
    ),
    Mistake(
        "a folder with the name of a page",
        "files_are_text",
        folder,
        "docs/shoes.md:1: a folder has the name of a file. Rename it, or delete it.",
    ),
    Mistake("a line of the menu without the space behind its colon", "the_menu_stays_in_the_guide",
            edit("mkdocs.yml", "- Words: words.md", "- Words:words.md"),
            "mkdocs.yml:13: “Words:words.md” has no space behind its colon. Write `Words: words.md`."),
    Mistake("a line of the menu with a space that does not break", "settings_can_be_read",
            edit("mkdocs.yml", "- Words: words.md", "- Words:\u00a0words.md"),
            "mkdocs.yml:13: a space that does not break stands where YAML needs a plain one. Type the space anew."),
    Mistake("a setting that stands twice", "settings_can_be_read",
            edit("mkdocs.yml", "plugins: []", "plugins: []\nplugins: []"),
            "mkdocs.yml:21: `plugins` stands twice. Keep one of the two; the first is on line 20."),
    file("a page that is no Markdown", "docs/about/free.html", "1", NOT_PUBLISHED),
    file("a page for old browsers", "docs/about/free.xhtml", "1", NOT_PUBLISHED),
    file("a page from a simple editor", "docs/about/free.txt", "1",
         "a file of a kind that is not published. A page ends in .md: give it that ending."),
    file("a page with its ending in capitals", "docs/about/free.MD", "1",
         "a file of a kind that is not published. Write its ending in small letters."),
    file("a page beside the folder of pages", "free.md", "---\ntitle: Free\n---\n",
         "nobody reads a page here. Move it: name it docs/free.md."),
    file("a program among the facts", "evidence/run.sh", "1",
         "a file of a kind that is not published. Allowed: .json, .md, .yaml, .yml; delete the file."),
    file("a name that needs quotes", "docs/pictures/a b.svg", "<svg/>",
         "“a b.svg” is no name for a file. Use small letters, digits and hyphens, and the ending in small letters."),
    file("a page that no disk of Windows can hold", "docs/about/aux.md", "1",
         "“aux.md” is no name for a file on Windows. Call it otherwise."),
    file("a page named in capitals", "docs/about/SHOES.md", "1",
         "“SHOES.md” is no name for a file. Use small letters, digits and hyphens, and the ending in small letters."),
    Mistake("a template in another encoding than UTF-8", "files_are_text", in_latin_1,
            "overrides/main.html:1: the byte 0xe9 is no UTF-8. Save it as UTF-8."),
    Mistake("a line as long as a file", "files_are_text", edit(WORDS, "A pretend", "[" * 5_000 + "A pretend"),
            f"{WORDS}:15: the line has 5,042 bytes, and 4,000 are the most. Write one sentence a line."),
    Mistake("an address with a bracket in its host", "files_are_text",
            edit(WORDS, "A pretend", "[It](https://[nhs.uk/) A pretend"),
            f"{WORDS}:15: the address https://[nhs.uk/ has a square bracket in the name of its host. Correct the name."),
    Mistake("settings pasted twice", "settings_can_be_read", twice,
            "mkdocs.yml:37: the settings stand here again, from the first one on. Keep one of the two."),
    Mistake("a folder of pages that is not there", "settings_can_be_read", edit("mkdocs.yml", "docs_dir: docs", "docs_dir: dosc"),
            "mkdocs.yml:3: the setting `docs_dir` is refused: The path 'dosc' isn't an existing directory. Correct it."),
    Mistake("a page marked as a program", "files_are_of_known_kinds", program,
            f"{WORDS}:1: the file is marked as a program. Take the mark away: `chmod -x {WORDS}`."),
    Mistake("a page that is a link to another file", "files_are_of_known_kinds", shortcut,
            f"{WORDS}:1: the file is a link to another one. Put the file itself here."),
    Mistake("a picture that is too large", "pictures_hold_only_pictures", large,
            f"{TRACK}:1: the picture has 210,000 bytes, 200,000 are the most. Make it smaller, for readers on slow phones."),
    Mistake("a picture that is none", "pictures_hold_only_pictures", add("docs/pictures/photo.png", "<html>"),
            "docs/pictures/photo.png:1: the file is no PNG picture. Save the picture again as PNG."),
    *(Mistake(f"a drawing without {name}", "pictures_hold_only_pictures", edit(BACK_DRAWN, f' {name}="{size}"', ""),
              f"{BACK_DRAWN}:1: the drawing has no {name}. Give the svg its size, "
              "or it fills the window where our style is missing.")
      for name, size in (("viewBox", "0 0 20 20"), ("width", "20"), ("height", "20"))),
    Mistake("a drawing that makes its page heavy", "pictures_hold_only_pictures",
            edit(BACK_DRAWN, "</svg>", f"<!--{'x' * 6000}--></svg>"),
            f"{BACK_DRAWN}:1: the picture has 6,166 bytes, 6,000 are the most. Make it smaller, for readers on slow phones."),
    drawing("a script in a picture", "</svg>", "<script>x()</script></svg>", "1: the drawing holds <script>"),
    drawing("a page in a picture", "</svg>", "<foreignObject/></svg>", "1: the drawing holds <foreignObject>"),
    drawing("a picture that loads another", "</svg>", '<use href="https://example.org/a.svg#b"/></svg>',
            "1: the drawing holds the address https://example.org/a.svg#b in href"),
    drawing("a picture with declarations", "<svg ", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg ", "1: the drawing holds <!DOCTYPE"),
)  # fmt: skip

IN_TEXTS = (
    Mistake("HTML in a title", "facts_and_front_matter_are_plain_text", edit(WORDS, "title: Words", "title: <b>Words"),
            f"{WORDS}:2: raw HTML <b>. Write plain text."),
    Mistake("HTML in a fact", "facts_and_front_matter_are_plain_text", edit(FIRST, "title: An", "title: <b>An"),
            f"{FIRST}:1: raw HTML <b>. Write plain text."),
    Mistake("an address in a fact that hides its host", "facts_and_front_matter_are_plain_text",
            edit(FIRST, "doi: 10.5555/example.1", "url: https://nhs.uk@example.org/"),
            f"{FIRST}:7: the address https://nhs.uk@example.org/ hides its host behind an @. {ADDRESS}"),
    Mistake("words that are turned round", "nothing_is_unseen", edit(WORDS, "looks real", "looks \u202ereal"),
            f"{WORDS}:15: a character that nobody sees, U+202E (RIGHT-TO-LEFT OVERRIDE). "
            "Delete it, and type the words beside it anew."),
    Mistake("a source in a title", "facts_and_front_matter_are_plain_text",
            edit(WORDS, "title: Words", 'title: "Words[@first-2010]"'),
            f"{WORDS}:2: [@first-2010 is understood in the text of pages only. Write plain text."),
    Mistake("a character of no width in a title", "facts_and_front_matter_are_plain_text",
            edit(WORDS, "title: Words", 'title: "Words\\u200b"'),
            f"{WORDS}:2: a character that nobody sees, U+200B (ZERO WIDTH SPACE). Delete it."),
)  # fmt: skip

CASES = (*IN_HTML, *IN_ADDRESSES, *IN_FILES, *IN_TEXTS)
