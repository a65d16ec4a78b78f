// Takes a project's plan out of the guide as a file.
(() => {
  // What a format needs besides is in the page's template of the same name: "export-word".
  const FORMATS = {
    word: { extension: "docx", write: (plan) => window.guideExportWord(plan) },
    sheet: { extension: "csv", write: (plan) => window.guideExportSheet(plan) },
    markdown: { extension: "md", write: (plan) => window.guideExportMarkdown(plan) },
    calendar: { extension: "ics", write: (plan) => window.guideExportCalendar(plan) },
  }

  // Give the reader the plan of the current project as `format`, a key of FORMATS. The
  // promise holds the file's name; null when there is nothing to put in it (no item has a date).
  // It is broken when a script cannot be loaded or the file cannot be made.
  async function save(format) {
    const { extension, write } = FORMATS[format]
    await window.guideLoad(`export-${format}`)
    const plan = window.guidePlanDocument(window.guideProject.currentId())
    const blob = await write(plan)
    if (blob === null) return null
    const day = window.guideFormat.dayOf(plan.date)
    const name = window.guideDownload.fileName(plan.title, plan.words.unnamed, day, extension)
    window.guideDownload(name, blob)
    return name
  }

  window.guideExport = { save }
})()
