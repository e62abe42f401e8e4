"""O2: README.md and README.id.md are one document in two languages."""

from composio_kit.authoring.findings import Finding
from composio_kit.authoring.links import document_link_problem, is_external
from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.trees import DOCUMENTS, Course
from composio_kit.messages import messages


def same_documents(course: Course) -> list[Finding]:
    """O2: both exist, with the same tree of headings, and their links arrive."""
    words = messages().rules
    if not course.documents:
        return []
    missing = [name for language, name in DOCUMENTS.items() if language not in course.documents]
    findings = [Finding("O2", name, "", words.document_missing) for name in missing]
    levels = {
        language: [heading.level for heading in read_prose(text).headings]
        for language, text in course.documents.items()
    }
    if not missing and levels["en"] != levels["id"]:
        findings.append(Finding("O2", DOCUMENTS["id"], "", words.headings_differ))
    for language, text in course.documents.items():
        prose = read_prose(text)
        for link in [*prose.links, *(image.source for image in prose.images)]:
            problem = None if is_external(link) else document_link_problem(course.root, text, link)
            if problem:
                findings.append(Finding("O2", DOCUMENTS[language], "", problem))
    return findings
