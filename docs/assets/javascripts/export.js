// Takes a project's plan out of the guide as a file. What that needs is loaded when it is asked for.
(() => {
  const ALWAYS = [
    "assets/catalogue/texts.js",
    "assets/javascripts/plan-document.js",
    "assets/javascripts/download.js",
  ]
  const FORMATS = {
    word: {
      extension: "docx",
      scripts: ["assets/vendor/docx/docx.js", "assets/javascripts/export-word.js"],
      write: (plan) => window.guideExportWord(plan),
    },
    sheet: {
      extension: "csv",
      scripts: ["assets/vendor/papaparse/papaparse.js", "assets/javascripts/export-sheet.js"],
      write: (plan) => window.guideExportSheet(plan),
    },
    markdown: {
      extension: "md",
      scripts: ["assets/javascripts/export-markdown.js"],
      write: (plan) => window.guideExportMarkdown(plan),
    },
    calendar: {
      extension: "ics",
      scripts: ["assets/vendor/ical/ical.js", "assets/javascripts/export-calendar.js"],
      write: (plan) => window.guideExportCalendar(plan),
    },
  }

  // Give the reader the plan of a project (the current one) as `format`, a key of FORMATS. The
  // promise holds the file's name; null when there is nothing to put in it (no item has a date).
  // It is broken when a script cannot be loaded or the file cannot be made.
  async function save(format, project = window.guideProject.currentId()) {
    const { extension, scripts, write } = FORMATS[format]
    await Promise.all([...ALWAYS, ...scripts].map(window.guideLoad))
    const plan = window.guidePlanDocument(project)
    const blob = await write(plan)
    if (blob === null) return null
    const day = window.guidePlanDocument.dayOf(plan.date)
    const name = window.guideDownload.fileName(plan.title, plan.words.unnamed, day, extension)
    window.guideDownload(name, blob)
    return name
  }

  window.guideExport = { save }
})()
