"""A Markdown text taken apart: what a reader reads, and the facts that no translation changes."""

import re
from dataclasses import dataclass
from functools import cache

from bs4 import BeautifulSoup, Comment, Tag
from markdown_it import MarkdownIt

# Stands for a piece of code or an address, so that the words around it stay apart.
HOLE = "\ufffc"

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_ADDRESS = re.compile(r"https?://[^\s<>\"'\ufffc]*[^\s<>\"'\ufffc.,;:!?)]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_BLOCKS = re.compile(
    r"^(p|li|h[1-6]|td|th|tr|br|hr|summary|details|div|caption|blockquote|table|ul|ol)$"
)
_BOUNDARY = "\x1e"
# What a Mermaid picture says: in brackets, bars or quotes, after `as` and after a colon.
_LABEL = re.compile(
    r"""\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||"[^"]*"|(?<=\sas\s).*$|:.*$""", re.MULTILINE
)


@dataclass(frozen=True)
class Heading:
    """A heading: its level and its text."""

    level: int
    text: str

    @property
    def anchor(self) -> str:
        """What a link to it says after the `#`, in JupyterLab."""
        return self.text.replace(" ", "-")


@dataclass(frozen=True)
class Fence:
    """A block of code, and the language it says it is in."""

    language: str
    text: str

    @property
    def is_picture(self) -> bool:
        """Whether it is drawn (Mermaid), so that its labels are prose."""
        return self.language == "mermaid"

    @property
    def fact(self) -> str:
        """What no translation may change: all of it, or a picture without its labels."""
        text = _LABEL.sub("", self.text) if self.is_picture else self.text
        return f"{self.language}\n{text}"

    @property
    def labels(self) -> list[str]:
        """The words in a picture."""
        if not self.is_picture:
            return []
        return [label.strip('"[](){}|: ') for label in _LABEL.findall(self.text)]


@dataclass(frozen=True)
class Image:
    """An image: where it is and what it says to who cannot see it."""

    source: str
    alt: str


@dataclass(frozen=True)
class Prose:
    """One Markdown text.

    Attributes
    ----------
    blocks
        the text of each paragraph, heading, list item and table cell, labels of
        pictures and descriptions of images included; code and addresses are holes.
    unstressed
        the same without what is in italics or bold.
    """

    blocks: tuple[str, ...]
    unstressed: tuple[str, ...]
    headings: tuple[Heading, ...]
    code: tuple[str, ...]
    fences: tuple[Fence, ...]
    links: tuple[str, ...]
    images: tuple[Image, ...]

    @property
    def numbers(self) -> list[str]:
        """The numbers in the text, written alike: 1,000 and 1.000, 1.5 and 1,5."""
        found = _NUMBER.findall(" ".join(self.blocks))
        return [re.sub(r"[.,]", " ", number) for number in found]

    @property
    def words(self) -> int:
        """How many words a reader reads; a piece of code counts as one."""
        return sum(len(block.split()) for block in self.blocks)


@cache
def read_prose(source: str) -> Prose:
    """Take a Markdown text apart, with the HTML in it."""
    soup = BeautifulSoup(_MARKDOWN.render(source), "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    headings = tuple(
        Heading(int(tag.name[1]), tag.get_text()) for tag in soup.find_all(re.compile("^h[1-6]$"))
    )
    fences = tuple(_fence(tag) for tag in _removed(soup, "pre"))
    code = tuple(tag.get_text() for tag in soup.find_all("code"))
    for tag in soup.find_all("code"):
        tag.replace_with(HOLE)
    images = tuple(
        Image(str(tag.get("src", "")), str(tag.get("alt", ""))) for tag in _removed(soup, "img")
    )
    links = [str(tag["href"]) for tag in soup.find_all("a", href=True)]
    spoken = [image.alt for image in images] + [label for f in fences for label in f.labels]
    whole, addresses = _blocks(soup)
    for tag in soup.find_all(["em", "strong", "i", "b"]):
        tag.replace_with(HOLE)
    unstressed, _ = _blocks(soup)
    return Prose(
        blocks=(*whole, *filter(None, spoken)),
        unstressed=(*unstressed, *filter(None, spoken)),
        headings=headings,
        code=code,
        fences=fences,
        links=tuple(links + [each for each in addresses if each not in links]),
        images=images,
    )


def html_blocks(html: str) -> list[str]:
    """What a reader reads in an HTML output, block by block; code is a hole, style is nothing."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(["style", "script", "pre"]):
        tag.decompose()
    for tag in soup.find_all("code"):
        tag.replace_with(HOLE)
    return _blocks(soup)[0]


def _removed(soup: BeautifulSoup, name: str) -> list[Tag]:
    return [tag.extract() for tag in soup.find_all(name)]


def _fence(pre: Tag) -> Fence:
    code = pre.find("code")
    classes = (code.get("class") or []) if isinstance(code, Tag) else []
    language = next((str(c).removeprefix("language-") for c in classes), "")
    return Fence(language, pre.get_text())


def _blocks(soup: BeautifulSoup) -> tuple[list[str], list[str]]:
    """The text of every block, and the bare addresses that stood in it."""
    copy = BeautifulSoup(str(soup), "html.parser")
    for tag in copy.find_all(_BLOCKS):
        tag.insert_before(_BOUNDARY)
        tag.insert_after(_BOUNDARY)
    text = copy.get_text()
    blocks = [re.sub(r"\s*\n\s*", " ", block).strip() for block in text.split(_BOUNDARY)]
    return [_ADDRESS.sub(HOLE, block) for block in blocks if block], _ADDRESS.findall(text)
