"""Measure the page with the plan: python -m bench.plan [--projects 60] [--site-dir site]."""

from __future__ import annotations

import argparse
import statistics
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from publish.base.project import ROOT
from publish.tools.browser import find_chromium

PAGE = "min-plan/index.html"
ROUNDS = 10

# Every field of every item and question, in one project after the other.
FILL = """(count) => {
  const { phases } = guideCatalogue
  const { create, keyOf } = guideModules["state/project"]
  const storage = guideModules["state/storage"]
  const { now } = guideModules["state/clock"]
  const items = phases.flatMap(({ recommendations }) => recommendations.flatMap((one) => one.items))
  const questions = [...document.querySelectorAll("[data-guide-answers]")]
    .map(({ dataset }) => dataset.guideAnswers)
  const people = ["Ane", "Bo", "Driften", "Kommunen", "Mette"]
  const by = storage.copyId()
  for (let number = 0; number < count; number += 1) {
    const project = create(`Renovering ${number}`, "Boligforeningen")
    const put = (thing, record) => storage.put(keyOf(project, thing), record)
    const at = () => now()
    const text = (words) => ({ texts: [{ text: words, at: at(), by }] })
    for (const [index, id] of items.entries()) {
      put(`item/${id}/status`, { value: ["open", "done", "not-relevant"][index % 3], at: at(), by })
      put(`item/${id}/who`, { value: people[index % 5], at: at(), by })
      put(`item/${id}/due`, { value: `2026-${10 + index % 3}-${10 + index % 18}`, at: at(), by })
      put(`item/${id}/note`, text(`Aftalt på møde ${index}.`))
    }
    for (const [index, id] of questions.entries()) {
      put(`question/${id}/answer/20261101-a${index}`, text(`Vi har talt om det på møde ${index}.`))
    }
  }
  return { keys: storage.keys().length, trouble: storage.trouble() }
}"""

PAINTED = """const painted = async () => {
  await new Promise(requestAnimationFrame)
  await new Promise((done) => setTimeout(done))
}"""

CHOOSE = f"""async ([name, value]) => {{
  {PAINTED}
  const field = document.querySelector("[data-guide-plan-filter]").elements[name]
  const start = performance.now()
  if (field.type === "checkbox") field.checked = Boolean(value)
  else field.value = value
  field.dispatchEvent(new Event("change", {{ bubbles: true }}))
  await painted()
  return performance.now() - start
}}"""

TICK = f"""async (index) => {{
  {PAINTED}
  const boxes = document.querySelectorAll("[data-guide-plan-list] [data-guide-checklist-item]")
  const start = performance.now()
  boxes[index].click()
  await painted()
  return performance.now() - start
}}"""

WATCH_KEYS = """() => {
  window.keyTimes = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (["keydown", "input", "keyup"].includes(entry.name)) keyTimes.push(entry.duration)
    }
  }).observe({ type: "event", durationThreshold: 16 })
}"""

CHOICES = [
    ("state", "open"), ("state", ""), ("phase", "under"), ("phase", ""), ("written", "yes"),
    ("written", ""), ("who", "=Ane"), ("who", ""), ("overdue", "yes"), ("overdue", ""),
    ("order", "date"), ("order", "guide"), ("kind", "item"), ("kind", ""),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def measure(page: Page, address: str, projects: int) -> None:
    """Fill the browser, measure, and print what was found, in ms."""
    page.goto(address)
    print("filled:", page.evaluate(FILL, projects))
    page.goto(address)
    page.wait_for_load_state("load")
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    print(f"page ready after {timing['loadEventEnd']:.0f}")
    page.evaluate("guideModules['state/journal'].journal.restored")

    for name, value in CHOICES:
        _report(f"filter {name}={value or 'all'}", [
            _both_ways(page, name, value) for _ in range(ROUNDS)
        ])
    _report("tick", [page.evaluate(TICK, index) for index in range(ROUNDS)])

    page.evaluate(WATCH_KEYS)
    field = page.locator("[data-guide-plan-list] .guide-answers textarea").first
    field.focus()
    page.keyboard.type("Vi skriver et svar, som bliver gemt, mens vi skriver det. " * 3, delay=40)
    page.wait_for_function("() => new Promise((done) => setTimeout(() => done(true), 600))")
    times = sorted(page.evaluate("keyTimes"))
    late = sum(time > 50 for time in times)
    print(f"typing: {len(times)} events of 16 ms or more, {late} over 50, slowest {times[-1]:.0f}")


def _both_ways(page: Page, name: str, value: str) -> float:
    """Return how long the choice takes, made from another one."""
    other = next(v for n, v in CHOICES if n == name and v != value)
    page.evaluate(CHOOSE, [name, other])
    return float(page.evaluate(CHOOSE, [name, value]))


def _report(what: str, times: list[float]) -> None:
    print(f"{what}: median {statistics.median(times):.0f}, slowest {max(times):.0f}")


def main() -> None:
    """Serve the site and measure in Chromium."""
    parser = argparse.ArgumentParser(description="Measure the page with the plan.")
    parser.add_argument("--projects", type=int, default=60)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    arguments = parser.parse_args()
    handler = partial(_Quiet, directory=str(arguments.site_dir.absolute()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(300_000)
        measure(page, f"http://127.0.0.1:{server.server_port}/{PAGE}", arguments.projects)
        chromium.close()
        server.shutdown()


if __name__ == "__main__":
    main()
