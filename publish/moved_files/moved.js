// Sends the reader on from where a page once stood, with the anchor that she came for. Without
// scripts the page does so by itself, to the top of the new one.
(() => {
  const target = new URL(document.currentScript.dataset.guideTo, location.href)
  target.search ||= location.search
  target.hash ||= location.hash
  location.replace(target)
})()
