// Gives the reader a complete copy of all her projects, or of some, as a file that the guide reads
// again.
(() => {
  // What the file is called stands with what may make a copy needed (notice.html).
  const { guideTextCopyName: usualTitle } = document.querySelector("[data-guide-trouble]").dataset

  // Return the file's name. Without ids, all is in the copy.
  function guideCopy(ids = null, title = "") {
    window.guideSaving.flushAll()
    const { text } = window.guidePlanFile.write(ids)
    const day = window.guideFormat.dayOf(new Date())
    const name = window.guideDownload.fileName(title || usualTitle, usualTitle, day, "json")
    window.guideDownload(name, new Blob([text], { type: "application/json" }))
    return name
  }

  window.guideCopy = guideCopy
})()
