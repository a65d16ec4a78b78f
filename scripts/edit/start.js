// At the foot of the page: the button that shows links at everything on it, and the letter, which is
// about the thing that the page's address names. Both wait for edit.js.
import { find, seek, wordOf } from "../base/dom.js"
import { say } from "../page/notice.js"

/** What does the work, or null where it does not come. @param {HTMLElement} button */
async function fetched(button) {
  try {
    return await import("./edit.js")
  } catch {
    say(wordOf(button, "guideTextFailed"))
    return null
  }
}

/** @param {HTMLAnchorElement} letter @param {HTMLElement} button */
function beginLetter(letter, button) {
  let about = "" // the part of the page's address that the letter has
  letter.addEventListener("click", async (event) => {
    if (location.hash === about) return
    event.preventDefault()
    about = location.hash
    const edit = await fetched(button)
    edit?.address(letter)
    letter.click()
  })
}

export function begin() {
  const button = seek(document, "[data-guide-edit]", HTMLElement)
  if (!button) return
  button.hidden = false
  button.addEventListener("click", async () => {
    const edit = await fetched(button)
    edit?.toggle()
  })
  beginLetter(find(document, ".guide-footer__edit a", HTMLAnchorElement), button)
}
