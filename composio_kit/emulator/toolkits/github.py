"""GitHub: repositories and issues. What one tool writes, the others read."""

from composio_kit.emulator.catalogue import (
    Account,
    JsonObject,
    Tool,
    ToolFailure,
    Toolkit,
)
from composio_kit.emulator.text import Text

REPO_NOT_FOUND = Text(
    en="There is no repository {owner}/{repo} that this account can see. "
    "List the repositories first.",
    id="Tidak ada repository {owner}/{repo} yang dapat dilihat akun ini. "
    "Lihat dulu daftar repository-nya.",
)
ISSUE_NOT_FOUND = Text(
    en="There is no issue #{number} in {owner}/{repo}. List the issues first.",
    id="Tidak ada issue #{number} di {owner}/{repo}. Lihat dulu daftar issue-nya.",
)

# Per person and purpose: repository, what it is about, and the titles of its open issues.
_SEED: dict[tuple[str, str], tuple[tuple[str, Text, tuple[Text, ...]], ...]] = {
    ("ayu", "work"): (
        (
            "school-garden",
            Text(en="The school garden of class 5B", id="Kebun sekolah kelas 5B"),
            (
                Text(
                    en="Watering schedule for the holidays",
                    id="Jadwal piket menyiram selama liburan",
                ),
                Text(en="Labels for the chilli plants", id="Label untuk tanaman cabai"),
            ),
        ),
        (
            "lesson-plans",
            Text(en="Lesson plans for science, class 5", id="RPP IPA kelas 5"),
            (Text(en="Update the chapter on plants", id="Perbarui bab tentang tumbuhan"),),
        ),
    ),
    ("budi", "work"): (
        (
            "harbour-app",
            Text(en="Ferry times for Surabaya", id="Jadwal kapal feri Surabaya"),
            (
                Text(en="Timetable is wrong on Sundays", id="Jadwal salah di hari Minggu"),
                Text(en="Login page is slow", id="Halaman login lambat"),
            ),
        ),
        (
            "deploy-scripts",
            Text(en="How we release on Fridays", id="Cara kita rilis tiap Jumat"),
            (),
        ),
    ),
}
_ANYBODY = (
    (
        "notes",
        Text(en="Notes of {name}", id="Catatan {name}"),
        (Text(en="Sort the notes by date", id="Urutkan catatan menurut tanggal"),),
    ),
)
_PERSONAL = (
    (
        "recipe-box",
        Text(en="Recipes from {name}'s kitchen", id="Resep dari dapur {name}"),
        (Text(en="Write down the rendang", id="Catat resep rendang"),),
    ),
)


def _handle(name: str, purpose: str) -> str:
    return name if purpose == "work" else f"{name}-at-home"


def _seed(account: Account) -> None:
    owner = account.owner
    personal = _PERSONAL if owner.purpose == "personal" else _ANYBODY
    for name, about, titles in _SEED.get((owner.name.lower(), owner.purpose), personal):
        account.put(
            "repository",
            f"{owner.handle}/{name}",
            {
                "name": name,
                "full_name": f"{owner.handle}/{name}",
                "owner": {"login": owner.handle},
                "description": about.say(account.language, name=owner.name),
                "private": False,
                "stargazers_count": 0,
                "starred": False,
            },
        )
        for title in titles:
            _write_issue(account, owner.handle, name, {"title": title.say(account.language)})


def _repository(account: Account, arguments: JsonObject) -> JsonObject:
    owner, repo = arguments["owner"], arguments["repo"]
    found = account.get("repository", f"{owner}/{repo}".lower())
    if found is None:
        raise ToolFailure(REPO_NOT_FOUND, owner=owner, repo=repo)
    return found


def _issues(account: Account, repository: JsonObject) -> list[JsonObject]:
    name = repository["full_name"]
    return [issue for issue in account.all("issue") if issue["repository"] == name]


def _issue(account: Account, arguments: JsonObject) -> JsonObject:
    repository = _repository(account, arguments)
    number = arguments["issue_number"]
    found = account.get("issue", f"{repository['full_name']}#{number}")
    if found is None:
        raise ToolFailure(
            ISSUE_NOT_FOUND, number=number, owner=arguments["owner"], repo=arguments["repo"]
        )
    return found


def _write_issue(account: Account, owner: str, repo: str, fields: JsonObject) -> JsonObject:
    full_name = f"{owner}/{repo}"
    count = sum(issue["repository"] == full_name for issue in account.all("issue"))
    labels = [{"name": label} for label in fields.get("labels", ())]
    issue = {
        "number": count + 1,
        "title": fields["title"],
        "body": fields.get("body", ""),
        "state": "open",
        "user": {"login": account.owner.handle},
        "labels": labels,
        "comments": 0,
        "repository": full_name,
        "created_at": account.now,
        "updated_at": account.now,
    }
    account.put("issue", f"{full_name}#{count + 1}", issue)
    return issue


def _page(items: list[JsonObject], arguments: JsonObject) -> list[JsonObject]:
    size, page = arguments.get("per_page", 30), arguments.get("page", 1)
    return items[(page - 1) * size : page * size]


def get_the_authenticated_user(account: Account, arguments: JsonObject) -> JsonObject:
    return {"login": account.owner.handle, "name": account.owner.name, "type": "User"}


def list_repositories(account: Account, arguments: JsonObject) -> JsonObject:
    return {"repositories": _page(account.all("repository"), arguments)}


def get_a_repository(account: Account, arguments: JsonObject) -> JsonObject:
    repository = _repository(account, arguments)
    waiting = [issue for issue in _issues(account, repository) if issue["state"] == "open"]
    return {**repository, "open_issues_count": len(waiting)}


def list_repository_issues(account: Account, arguments: JsonObject) -> JsonObject:
    state = arguments.get("state", "open")
    issues = [
        issue
        for issue in _issues(account, _repository(account, arguments))
        if state in ("all", issue["state"])
    ]
    if arguments.get("direction", "desc") == "desc":
        issues.reverse()
    return {"issues": _page(issues, arguments)}


def create_an_issue(account: Account, arguments: JsonObject) -> JsonObject:
    repository = _repository(account, arguments)
    return _write_issue(account, repository["owner"]["login"], repository["name"], arguments)


def get_an_issue(account: Account, arguments: JsonObject) -> JsonObject:
    return _issue(account, arguments)


def update_an_issue(account: Account, arguments: JsonObject) -> JsonObject:
    issue = _issue(account, arguments)
    changes: JsonObject = {
        name: arguments[name] for name in ("title", "body", "state") if name in arguments
    }
    if "labels" in arguments:
        changes["labels"] = [{"name": label} for label in arguments["labels"]]
    issue = {**issue, **changes, "updated_at": account.now}
    account.put("issue", f"{issue['repository']}#{issue['number']}", issue)
    return issue


def create_an_issue_comment(account: Account, arguments: JsonObject) -> JsonObject:
    issue = _issue(account, arguments)
    place = f"{issue['repository']}#{issue['number']}"
    comment = {
        "id": account.new_id(),
        "body": arguments["body"],
        "user": {"login": account.owner.handle},
        "created_at": account.now,
    }
    account.put("comment", f"{place}/{comment['id']}", {"issue": place, **comment})
    account.put("issue", place, {**issue, "comments": issue["comments"] + 1})
    return comment


def list_issue_comments(account: Account, arguments: JsonObject) -> JsonObject:
    issue = _issue(account, arguments)
    place = f"{issue['repository']}#{issue['number']}"
    found = [comment for comment in account.all("comment") if comment["issue"] == place]
    return {"comments": _page(found, arguments)}


def star_a_repository(account: Account, arguments: JsonObject) -> JsonObject:
    repository = _repository(account, arguments)
    if not repository["starred"]:
        stars = repository["stargazers_count"] + 1
        repository = {**repository, "starred": True, "stargazers_count": stars}
        account.put("repository", repository["full_name"], repository)
    return {"full_name": repository["full_name"], "starred": True}


_STRING: JsonObject = {"type": "string"}
_WHERE: dict[str, JsonObject] = {
    "owner": {"type": "string", "minLength": 1, "description": "The account that owns it."},
    "repo": {"type": "string", "minLength": 1, "description": "The name of the repository."},
}
_NUMBER: dict[str, JsonObject] = {
    "issue_number": {"type": "integer", "minimum": 1, "description": "The number of the issue."}
}
_PAGES: dict[str, JsonObject] = {
    "per_page": {"type": "integer", "minimum": 1, "maximum": 100, "default": 30},
    "page": {"type": "integer", "minimum": 1, "default": 1},
}
_LABELS: JsonObject = {"type": "array", "items": _STRING, "description": "Names of labels."}
_STATE: JsonObject = {"type": "string", "enum": ["open", "closed"]}

TOOLKIT = Toolkit(
    slug="github",
    name="GitHub",
    description="Repositories, issues and comments of a GitHub account.",
    category="Developer tools",
    colour="#24292f",
    auth_scheme="OAUTH2",
    scopes={
        "repo": Text(
            en="read and change your repositories and issues",
            id="membaca dan mengubah repository serta issue Anda",
        ),
        "user": Text(en="read your profile", id="membaca profil Anda"),
    },
    handle=_handle,
    seed=_seed,
    tools=(
        Tool(
            slug="GITHUB_GET_THE_AUTHENTICATED_USER",
            name="Get the authenticated user",
            description="Tells whose GitHub account is connected: login and name.",
            parameters={},
            required=(),
            tags=("readOnlyHint", "idempotentHint", "openWorldHint", "Users", "mcpIgnore"),
            scopes=("user",),
            run=get_the_authenticated_user,
        ),
        Tool(
            slug="GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER",
            name="List repositories for the authenticated user",
            description="Lists the repositories that the connected account owns.",
            parameters=_PAGES,
            required=(),
            tags=("openWorldHint", "readOnlyHint", "repos", "important"),
            scopes=("repo",),
            run=list_repositories,
        ),
        Tool(
            slug="GITHUB_GET_A_REPOSITORY",
            name="Get a repository",
            description="Returns one repository with its description, stars and open issues.",
            parameters=_WHERE,
            required=("owner", "repo"),
            tags=("openWorldHint", "readOnlyHint", "repos"),
            scopes=("repo",),
            run=get_a_repository,
        ),
        Tool(
            slug="GITHUB_LIST_REPOSITORY_ISSUES",
            name="List repository issues",
            description="Lists the issues of a repository, open ones unless told otherwise.",
            parameters={
                **_WHERE,
                "state": {"type": "string", "enum": ["open", "closed", "all"], "default": "open"},
                "direction": {"type": "string", "enum": ["asc", "desc"], "default": "desc"},
                **_PAGES,
            },
            required=("owner", "repo"),
            tags=("important", "issues", "openWorldHint", "readOnlyHint", "idempotentHint"),
            scopes=("repo",),
            run=list_repository_issues,
        ),
        Tool(
            slug="GITHUB_CREATE_AN_ISSUE",
            name="Create an issue",
            description="Creates a new issue in a repository.",
            parameters={
                **_WHERE,
                "title": {"type": "string", "minLength": 1, "description": "One line."},
                "body": {"type": "string", "description": "The text of the issue, Markdown."},
                "labels": _LABELS,
            },
            required=("owner", "repo", "title"),
            tags=("important", "openWorldHint", "Repository Management"),
            scopes=("repo",),
            run=create_an_issue,
        ),
        Tool(
            slug="GITHUB_GET_AN_ISSUE",
            name="Get an issue",
            description="Returns one issue of a repository by its number.",
            parameters={**_WHERE, **_NUMBER},
            required=("owner", "repo", "issue_number"),
            tags=("openWorldHint", "readOnlyHint", "idempotentHint", "Issues", "mcpIgnore"),
            scopes=("repo",),
            run=get_an_issue,
        ),
        Tool(
            slug="GITHUB_UPDATE_AN_ISSUE",
            name="Update an issue",
            description="Changes an issue: its title, body or labels, or closes it.",
            parameters={
                **_WHERE,
                **_NUMBER,
                "title": _STRING,
                "body": _STRING,
                "state": _STATE,
                "labels": _LABELS,
            },
            required=("owner", "repo", "issue_number"),
            tags=("issues", "openWorldHint", "updateHint", "mcpIgnore"),
            scopes=("repo",),
            run=update_an_issue,
        ),
        Tool(
            slug="GITHUB_CREATE_AN_ISSUE_COMMENT",
            name="Create an issue comment",
            description="Writes a comment under an issue.",
            parameters={
                **_WHERE,
                **_NUMBER,
                "body": {"type": "string", "minLength": 1, "description": "The comment."},
            },
            required=("owner", "repo", "issue_number", "body"),
            tags=("important", "openWorldHint", "Comments"),
            scopes=("repo",),
            run=create_an_issue_comment,
        ),
        Tool(
            slug="GITHUB_LIST_ISSUE_COMMENTS",
            name="List issue comments",
            description="Lists the comments under an issue, the oldest first.",
            parameters={**_WHERE, **_NUMBER, **_PAGES},
            required=("owner", "repo", "issue_number"),
            tags=("issues", "openWorldHint", "readOnlyHint"),
            scopes=("repo",),
            run=list_issue_comments,
        ),
        Tool(
            slug="GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER",
            name="Star a repository for the authenticated user",
            description="Puts a star on a repository.",
            parameters=_WHERE,
            required=("owner", "repo"),
            tags=("updateHint", "openWorldHint", "important", "Stars"),
            scopes=("repo",),
            run=star_a_repository,
        ),
    ),
)
