"""A real browser visits the planted pages: nothing runs, and no content security policy is violated (S01)."""

import json

import pytest

from tests.depth import size
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # each time an HTML parser reads the same pages: tests/hostile

# Runs before anything else in each page: whatever a text gets to run, or what the policy had to stop, is counted.
HOOK = """
window.__hits = [];
for (const name of ['__hit', 'alert', 'confirm', 'prompt', 'print'])
  window[name] = (...facts) => { window.__hits.push([name, ...facts].join(' ')); return 1; };
document.addEventListener('securitypolicyviolation', (it) =>
  window.__hits.push(`policy ${it.violatedDirective} ${it.blockedURI} ${it.sourceFile || ''} ${it.sample || ''}`));
"""
# Pictures that fail act before the page is loaded; a focus that moves does with the next picture of the page.
SETTLED = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)


@pytest.fixture(scope="module")
def planted(site) -> dict:
    said = site.manage("shell", "-c", "from tests.hostile.planting_live import plant; plant()").stdout
    return json.loads(said[said.index('{"typed"') :])


def watched(page, own: str, happened: list[str]):
    page.add_init_script(HOOK)
    page.on("dialog", lambda it: (happened.append(f"dialog {it.message}"), it.dismiss()))
    page.on(
        "request", lambda it: None if it.url.startswith((own, "data:", "blob:")) else happened.append(it.url)
    )
    page.on("console", lambda it: "Content Security Policy" in it.text and happened.append(it.text))
    return page


def test_nothing_runs_in_any_sink(site, sessions, planted):
    assert planted["typed"] >= size(100, 400)
    happened, visited = [], 0
    for who, paths in planted["paths"].items():
        page = watched(sessions.page(who), site.url, happened)
        for path in paths:
            answer = page.goto(site.url + path)
            assert answer.status in (200, 422), f"{who} at {path}: {answer.status}"
            page.evaluate(SETTLED)
            happened += [f"{who} at {path}: {each}" for each in page.evaluate("window.__hits")]
            shown = page.evaluate("document.documentElement.outerHTML.includes('«h')")
            visited += shown or path.startswith("/search/")
    assert visited >= 40
    assert not happened, f"{len(happened)}\n" + "\n".join(happened)


def test_the_hook_sees_what_runs(site, sessions):
    """A watch that nothing can trip proves nothing."""
    page = watched(sessions.page(bypass_csp=True), site.url, [])
    page.goto(f"{site.url}/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=__hit()>')")
    page.wait_for_function("window.__hits.length > 0")
