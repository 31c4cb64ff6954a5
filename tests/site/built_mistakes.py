"""Each way in which a built page can be wrong: what to change in `tests/fixtures/built/`, and the finding it must bring."""

from __future__ import annotations

from typing import NamedTuple

from guide.lint import examples
from guide.lint.built.rules import RULES
from guide.lint.rule import rule_id


class Case(NamedTuple):
    """One change of one file, and the only finding that all rules together may then report."""

    rule: str
    name: str
    file: str
    old: str
    new: str
    finding: str


STAR = '<p><span role="img" aria-label="A star">★</span></p>'
HOST = "is loaded from another host. Put the file into the project."
CHANGED = "the content security policy is missing or changed. Take it from partials/head.html."
NOT_CLASSIC = "a script that is not a classic `defer` script. It would not run from disk."
SHOWN = "Fix the block or reference."


def _points_to_nothing(attribute: str, old: str, line: int) -> Case:
    return Case(
        "ids_are_unique", f"{attribute} without target", "index.html", f'{attribute}="{old}"', f'{attribute}="gone"',
        f"index.html:{line}: {attribute} points to gone, which is not there.",
    )  # fmt: skip


def _from_elsewhere(what: str, element: str, address: str = "https://cdn.example/a") -> Case:
    return Case(
        "nothing_comes_from_another_host", what, "index.html", STAR, element, f"index.html:18: {address} {HOST}"
    )


def _shown(what: str, text: str, shown: str) -> Case:
    return Case(
        "sources_of_blocks_do_not_show", what, "index.html", STAR, f"<p>\n{text}\n</p>",
        f"index.html:19: the page shows “{shown}”. {SHOWN}",
    )  # fmt: skip


NOT_OURS = "Only our templates make HTML: find the page, fact or template that it comes from."
MOVED = "Take the page from overrides/moved.html."
ADDRESS = "Write the whole address with https://, or link a file of docs/."


def _harmful(what: str, element: str, shown: str) -> Case:
    return Case("html_is_harmless", what, "index.html", STAR, element, f"index.html:18: {shown}. {NOT_OURS}")


def _leads(what: str, target: str, reason: str, shown: str = "") -> Case:
    line = 1 if "&" in target else 18  # what is written with an entity is not found again
    return Case(
        "addresses_of_pages_are_safe", what, "index.html", STAR, f'<p><a href="{target}">a</a></p>',
        f"index.html:{line}: the address {shown or target} {reason}. {ADDRESS}",
    )  # fmt: skip


OF_RULES = tuple(
    Case(rule.__name__, f"the example of {name}", one.file, one.right, one.faulty, one.reported)
    for rule in RULES
    for name, one in examples.read().items()
    if name == rule_id(rule)
)

CASES = (
    *OF_RULES,
    Case("links_resolve", "dead anchor", "index.html", "#part", "#gone",
         "index.html:15: other.html has no #gone. Correct the anchor."),
    Case("links_resolve", "missing picture", "index.html", "picture.svg", "gone.svg",
         "index.html:17: gone.svg is not in the site. Fix the link in the page or template."),
    Case("links_resolve", "missing style sheet", "404.html", "/site.css", "/gone.css",
         "404.html:8: /gone.css is not in the site. Fix the link in the page or template."),
    Case("links_resolve", "a link of the page for what is missing that begins at that page", "404.html", "/index.html",
         "index.html",
         "404.html:13: index.html begins at this page, which a host shows at any address. Let it begin with a slash."),
    Case("links_resolve", "a link from the root of the host", "index.html", '"other.html"', '"/other.html"',
         "index.html:15: /other.html begins at the root of the host. From disk it leads nowhere: begin it at this page."),
    Case("links_resolve", "a link out of the folder", "index.html", "other.html#part", "../other.html",
         "index.html:15: ../other.html is not in the site. Fix the link in the page or template."),
    Case("links_resolve", "a link in other capitals", "index.html", "other.html#part", "Other.html",
         "index.html:15: Other.html is not in the site. Fix the link in the page or template."),
    Case("links_resolve", "a missing picture for sharp screens", "index.html", STAR,
         '<img alt="A line" src="picture.svg" srcset="picture.svg 1x, gone.png 2x">',
         "index.html:18: gone.png is not in the site. Fix the link in the page or template."),
    Case("links_resolve", "a missing background", "site.css", "max-inline-size: 40rem", "background: url('gone.png')",
         "site.css:2: gone.png is not in the site. Fix the address in the style sheet."),
    Case("links_resolve", "a missing background behind one that is there", "site.css", "max-inline-size: 40rem",
         "background: url(picture.svg), url('gone.png')",
         "site.css:2: gone.png is not in the site. Fix the address in the style sheet."),
    Case("addresses_are_joined_once", "an address for a script joined twice", "404.html", "<main>", '<main data-base="//">',
         "404.html:11: // has two slashes in a row. Join it with one in the template."),
    _from_elsewhere("a picture for sharp screens from elsewhere",
                    '<img alt="A line" src="picture.svg" srcset="https://cdn.example/a 2x">', "https://cdn.example/a 2x"),
    _from_elsewhere("a style sheet from elsewhere", '<link rel="stylesheet" href="https://cdn.example/a">'),
    _from_elsewhere("an address without a scheme", '<link rel="icon" href="//cdn.example/a">', "//cdn.example/a"),
    _from_elsewhere("a document from elsewhere", '<object data="https://cdn.example/a"></object>'),
    _from_elsewhere("a poster from elsewhere", '<video poster="https://cdn.example/a"></video>'),
    Case("nothing_comes_from_another_host", "an imported style sheet", "site.css", "main {",
         '@import "https://cdn.example/a.css";\nmain {',
         "site.css:1: the style sheet loads from another host. Put the file into the project."),
    Case("nothing_comes_from_another_host", "a background from elsewhere", "site.css", "max-inline-size: 40rem",
         "background: url(//cdn.example/a)",
         "site.css:2: the style sheet loads from another host. Put the file into the project."),
    Case("policy_is_kept", "no policy", "other.html", "Content-Security-Policy", "X", f"other.html:1: {CHANGED}"),
    Case("policy_is_kept", "a style attribute", "index.html", '<p id="hint">', '<p id="hint" style="color: red">',
         "index.html:21: an inline style on <p>. Use a class of components.css."),
    Case("policy_is_kept", "a style element", "index.html", "</head>", "<style>p { color: red }</style>\n</head>",
         "index.html:11: an inline style on <style>. Use a class of components.css."),
    Case("policy_is_kept", "an inline script", "index.html", "</head>", "<script>alert(1)</script>\n</head>",
         "index.html:11: an inline script. Put it into overrides/assets/js/."),
    Case("policy_is_kept", "a script that holds up the page", "index.html", "<script defer src", "<script src",
         f"index.html:9: {NOT_CLASSIC}"),
    Case("policy_is_kept", "a module", "index.html", "</head>",
         '<script defer type="module" src="assets/js/site.js?"></script>\n</head>',
         f"index.html:11: {NOT_CLASSIC}"),
    Case("policy_is_kept", "an event attribute", "index.html", '<button type="button"', '<button type="button" onclick="x()"',
         "index.html:24: the event attribute onclick. Add the listener in a script."),
    Case("one_main_heading_and_levels_in_order", "no main heading", "404.html", "<h1>This page is not there</h1>", "",
         "404.html:1: 0 main headings. A page has exactly one h1."),
    Case("one_main_heading_and_levels_in_order", "a skipped level", "index.html", STAR, "<h4>Deep</h4>",
         "index.html:18: <h4> follows <h2>. Do not skip a level."),
    Case("heads_are_complete", "an empty description", "other.html", "Another built page without a fault.", "",
         "other.html:1: the description is empty. Fill it in the page's front matter."),
    Case("heads_are_complete", "a title twice", "other.html", "<title>The good other page", "<title>The good first page",
         "other.html:1: index.html has the same title. Each page needs its own."),
    Case("heads_are_complete", "a description twice", "other.html", "Another built page", "A built page",
         "other.html:1: index.html has the same description. Each page needs its own."),
    Case("heads_are_complete", "no language", "other.html", '<html lang="en">', "<html>",
         "other.html:1: the page names no language. Set theme.language."),
    Case("heads_are_complete", "a page that search engines pass over", "other.html", "<title>The good other page",
         '<meta name="robots" content="noindex"><title>The good other page',
         "other.html:6: search engines are told to pass the page over. Take the meta `robots` out of the template."),
    Case("there_are_no_hover_tips", "a short form that only a mouse explains", "index.html", STAR,
         '<p><abbr title="National Health Service">NHS</abbr></p>',
         "index.html:18: a hover tip “National Health Service” on <abbr>. Say it in the text, or leave it out."),
    _points_to_nothing("aria-labelledby", "field", 25),
    _points_to_nothing("aria-describedby", "hint", 23),
    _points_to_nothing("for", "word", 22),
    _points_to_nothing("popovertarget", "more", 24),
    Case("pictures_have_words", "a drawing without words", "index.html", ' aria-label="A star"', "",
         "index.html:18: a drawing without words. Add the option `alt:` to its block."),
    Case("pictures_have_words", "words that are heard after the name of the image they stand in", "index.html", ">★</span>",
         '>★ <b aria-hidden="true">A</b> shines</span>',
         "index.html:18: an image holds words, which Firefox reads out after its name. Leave out the role and the name."),
    Case("pictures_have_words", "an SVG that is read out", "index.html", '<svg aria-hidden="true"', "<svg",
         "index.html:19: an SVG that is neither hidden nor named. Add aria-hidden to the file."),
    Case("descriptions_for_machines_are_valid", "an invented reviewer", "index.html",
         '"MedicalWebPage"', '"MedicalWebPage", "reviewedBy": "A"',
         "index.html:10: the structured data names a reviewer. Leave it out until there is one."),
    _shown("a reference that was not understood", "Text.[@haake-2007]", "[@haake-2007]"),
    _shown("the braces of a template", "{{ page.title }}", "{{"),
    _harmful("a page in the page", "<iframe></iframe>", "the element <iframe>"),
    _harmful("a page written into an attribute", '<p srcdoc="a">a</p>', "the attribute srcdoc on <p>"),
    _harmful("a program in the page", "<object></object>", "the element <object>"),
    _harmful("another base for all links", "<base>", "the element <base>"),
    _harmful("an element that no browser knows", "<x-y></x-y>", "the element <x-y>"),
    _harmful("a form that is sent", '<form action="other.html"></form>', "the attribute action on <form>"),
    _harmful("a button that sends", '<button formaction="other.html">a</button>', "the attribute formaction on <button>"),
    _harmful("a link that tells on the reader", '<a href="other.html" ping="other.html">a</a>', "the attribute ping on <a>"),
    _harmful("a page fetched in advance", '<link rel="prefetch" href="other.html">', "<link rel=prefetch>"),
    _harmful("a page in a drawing", '<svg aria-hidden="true"><foreignObject></foreignObject></svg>',
             "the element <foreignObject>"),
    _harmful("a drawing that changes a link", '<svg aria-hidden="true"><set attributeName="href"/></svg>', "the element <set>"),
    _harmful("an event attribute in a template", '<template><p onclick="x()">a</p></template>',
             "the event attribute onclick on <p>"),
    Case("old_addresses_lead_on", "a page that leads on and that search engines list", "old.html", "noindex", "index",
         f"old.html:10: the page only leads on, and search engines may list it. {MOVED}"),
    Case("old_addresses_lead_on", "a page that leads on and gives an address that the site does not have", "old.html",
         "</head>", '<link rel="canonical" href="https://guide.example/other.html">\n</head>',
         f"old.html:11: the page gives https://guide.example/other.html as its address, and the site has none. {MOVED}"),
    Case("old_addresses_lead_on", "a page that leads on and is large", "old.html", "<title>", f"<title>{'a' * 1500}",
         f"old.html:10: the page only leads on, and is larger than 1500 bytes. {MOVED}"),
    Case("html_is_harmless", "a page with a text that is left at once", "other.html", "<link rel",
         '<meta http-equiv="refresh" content="0; url=index.html">\n<link rel',
         f"other.html:8: <meta http-equiv=refresh>. {NOT_OURS}"),
    _leads("a link that runs a script, in capitals", "JavaScript:x", "begins with javascript:"),
    _leads("a link that runs a script, written with an entity", "javascript&#58;x", "begins with javascript:", "javascript:x"),
    _leads("a link that runs a script, torn by a tab", "java&Tab;script:x", "begins with javascript:", "javascript:x"),
    _leads("a link that runs a script, behind a control character", "&#1;javascript:x", "begins with javascript:",
           "javascript:x"),
    _leads("a link that carries a page", "data:text/html,a", "begins with data:"),
    _leads("a link without encryption", "http://example.org/", "begins with http:"),
    _leads("a link that does not say how", "//example.org/", "leads to another host and does not say how"),
    _leads("a link that hides its host", "https://nhs.uk@example.org/", "hides its host behind an @"),
    _leads("a link to letters that look like others", "https://nhѕ.uk/", "has letters in its host that look like others"),
    Case("addresses_of_pages_are_safe", "a menu that leads out of the guide", "index.html", STAR,
         '<nav><a href="https://example.org/">Shop</a></nav>',
         f"index.html:18: the address https://example.org/ leads out of the guide in a menu. {ADDRESS}"),
    Case("addresses_of_pages_are_safe", "a picture that carries its own page", "index.html", STAR,
         '<img alt="A line" src="data:image/svg+xml,a">',
         f"index.html:18: the address data:image/svg+xml,a begins with data:. {ADDRESS}"),
    Case("addresses_of_pages_are_safe", "a part of a drawing from elsewhere", "index.html", STAR,
         '<svg aria-hidden="true"><use xlink:href="https://example.org/a.svg#b"/></svg>',
         f"index.html:18: the address https://example.org/a.svg#b leads to another host. {ADDRESS}"),
    Case("addresses_of_pages_are_safe", "a link in a template", "index.html", STAR,
         '<template><a href="javascript:x">a</a></template>',
         f"index.html:18: the address javascript:x begins with javascript:. {ADDRESS}"),
    Case("nothing_is_unseen_in_pages", "words that are turned round", "index.html", STAR, "<p>\u202ea</p>",
         "index.html:18: a character that nobody sees, U+202E (RIGHT-TO-LEFT OVERRIDE). "
         "Find it in the page or fact, and delete it."),
)  # fmt: skip
