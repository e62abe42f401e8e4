import pytest
from playwright.sync_api import expect
from tests.browser.axe import violations
from tests.browser.contrast import TEXTS_WITH_LITTLE_CONTRAST
from tests.browser.notebook import photograph

def test_link(notebook):
    out = notebook.run("import ipywidgets as w\nw.HTML(f'<a target=_blank href={session.authorize(\"github\").redirect_url}>Go</a>')")
    tab = notebook.follow(out.get_by_role("link"))
    tab.get_by_role("button").first.click()
    tab.get_by_role("heading").wait_for()
    tab.close()
    assert notebook.in_kernel("print(connections(composio,'user_ayu').status[0])") == "ACTIVE"

@pytest.mark.parametrize("theme", ["light","dark"])
def test_looks(notebook, theme):
    notebook.use_theme(theme)
    out = notebook.run("import ipywidgets as w\nb=w.Button(description='Hi')\nb.on_click(lambda _: setattr(b,'description','Ho'))\nw.VBox([b,w.HTML('<p>Hello')])")
    out.get_by_role("button").click()
    expect(out.get_by_role("button")).to_have_text("Ho")
    assert violations(out)==[]
    assert out.evaluate(TEXTS_WITH_LITTLE_CONTRAST)==[]
    photograph(out,"x"+theme)
    photograph(notebook.page,"xp"+theme)

def test_clock(notebook):
    notebook.run("r=session.authorize('github')")
    notebook.control("clock", seconds=700)
    assert notebook.in_kernel("print(connections(composio,'user_ayu').status[0])") == "EXPIRED"

def test_restart_reload(notebook):
    notebook.run("1+1")
    notebook.reload()
    notebook.restart_kernel()
