// At the foot of the page: the button that shows links at everything on it, and the letter, which is
// about the thing that the page's address names. Both wait for edit.js.
(() => {
  const button = document.querySelector("[data-guide-edit]")
  const letter = document.querySelector(".guide-footer__edit a")
  if (!button) return

  const load = () => window.guideLoad("edit")
    .catch(() => window.guideNotice.say(button.dataset.guideTextFailed))
  let about = ""

  button.hidden = false
  button.addEventListener("click", () => load().then(() => window.guideEdit?.toggle()))
  letter.addEventListener("click", (event) => {
    if (location.hash === about) return
    event.preventDefault()
    about = location.hash
    load().then(() => {
      window.guideEdit?.address(letter)
      letter.click()
    })
  })
})()
