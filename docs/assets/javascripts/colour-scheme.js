// The reader's choice of light, dark, or as the device has it. Set before the page is drawn;
// the button shows once there is a script to answer it.
(() => {
  const SCHEMES = ["auto", "light", "dark"]
  const KEY = "colour-scheme"
  const root = document.documentElement
  const storage = window.guideStorage

  function chosen() {
    const saved = storage.get(KEY)?.scheme
    return SCHEMES.includes(saved) ? saved : "auto"
  }

  function apply(scheme) {
    root.dataset.guideScheme = scheme
    const button = document.querySelector("[data-guide-colour-scheme]")
    // Another tab may say something while this page is still on its way.
    const label = button?.querySelector("[data-guide-scheme-name]")
    if (!label) return
    button.hidden = false
    const name = button.dataset[`guideText${scheme[0].toUpperCase()}${scheme.slice(1)}`]
    label.textContent = name
    button.title = name
    for (const icon of button.querySelectorAll("[data-guide-scheme-icon]")) {
      icon.hidden = icon.dataset.guideSchemeIcon !== scheme
    }
  }

  apply(chosen())
  document.addEventListener("DOMContentLoaded", () => apply(chosen()))
  document.addEventListener("guide:storage-change", () => apply(chosen()))
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-guide-colour-scheme]")) return
    const next = SCHEMES[(SCHEMES.indexOf(root.dataset.guideScheme) + 1) % SCHEMES.length]
    storage.put(KEY, { scheme: next, at: storage.now() })
    apply(next)
  })
})()
