"""A paper as one page of HTML: nothing is loaded from anywhere, nothing runs in it."""

from html import escape

from jobs.printing.paper import PARTY, Block, Masthead, Paper, Run, Style
from jobs.printing.typography import unbroken

TAGS = {
    Style.TITLE: "h1",
    Style.SECTION: "h2",
    Style.HEADLINE: "h3",
}

LOOK = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --link: #1f3f7f; --red: #a4161a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --link: #9dbcff; --red: #ff9d9d; }
}
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 1.2rem/1.55 "Times New Roman", "Liberation Serif", Tinos, "Noto Serif", serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.2rem; }
header { display: flex; flex-wrap: wrap; gap: .6rem 2rem; justify-content: space-between;
  text-align: center; font-size: 1rem; }
header div { flex: 1 1 14rem; } header p { margin: 0; }
header p, h1, .subtitle { text-wrap: balance; }
header .party { font-weight: bold; text-decoration: underline; text-underline-offset: .25em;
  white-space: nowrap; font-size: min(1rem, 5.5vw); }
h1 { font-size: 1.45rem; text-align: center; margin: 1.6rem 0 .2rem; color: var(--red); }
.subtitle { font-weight: bold; } .subtitle, .note { text-align: center; margin: .2rem 0; }
.note, .small { font-style: italic; } .small { margin-top: 2rem; font-size: 1rem; }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; } h3 { font-size: 1.2rem; margin: 1rem 0 .2rem; }
p { margin: .3rem 0; } a { color: var(--link); }
@media print { main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } }
""".strip()


def written(paper: Paper) -> bytes:
    """Return the paper as a page, UTF-8."""
    blocks = "\n".join(map(_block, paper.blocks))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n'
        f"<title>{escape(paper.title)}</title>\n<style>\n{LOOK}\n</style>\n</head>\n"
        f"<body>\n<main>\n{_masthead(paper.masthead)}\n{blocks}\n</main>\n</body>\n</html>\n"
    ).encode()


def _masthead(masthead: Masthead) -> str:
    left = [
        f"<p>{escape(masthead.superior.upper())}</p>" if masthead.superior else "",
        f"<p><strong>{escape(masthead.issuer.upper())}</strong></p>" if masthead.issuer else "",
    ]
    right = f'<p class="party">{PARTY}</p><p><em>{escape(unbroken(masthead.dated))}</em></p>'
    return f"<header><div>{''.join(left)}</div><div>{right}</div></header>"


def _block(block: Block) -> str:
    tag = TAGS.get(block.style)
    if tag:
        return f"<{tag}>{escape(block.text)}</{tag}>"
    return f'<p class="{block.style}">{"".join(map(_run, block.runs))}</p>'


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.link.startswith(("http://", "https://")):
        text = f'<a href="{escape(run.link)}" rel="noreferrer noopener">{text}</a>'
    if run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text
