// A plan as a Word file: the path with real headings, a table for each checklist, the questions
// with the answers of each day. It lies down, because a checklist has six columns.
(() => {
  const CENTIMETRE = 567 // in twips, a twentieth of a point, as Word counts lengths
  const PAGE = { width: 21 * CENTIMETRE, height: Math.round(29.7 * CENTIMETRE) } // A4; the library turns it
  const MARGIN = 2 * CENTIMETRE
  const BREADTH = PAGE.height - 2 * MARGIN
  const SANS = "Calibri"
  const SERIF = "Georgia"
  const SYMBOLS = "Segoe UI Symbol"
  const POINT = 2 // sizes of letters are in half points
  // Shares of the breadth.
  const CHECKLIST = [0.11, 0.29, 0.11, 0.1, 0.27, 0.12]
  const OVERVIEW = [0.1, 0.42, 0.26, 0.22]
  const LONG = 800 // letters of notes: a row with more may go on over the page
  const SIGNS = { open: "\u2610", done: "\u2611", "not-relevant": "\u2013" }

  // The guide's own colours as they are on paper, from its stylesheet, as RRGGBB.
  function coloursOf(phase) {
    const probe = document.createElement("span")
    if (phase) probe.dataset.guidePhase = phase
    probe.style.colorScheme = "light"
    probe.style.forcedColorAdjust = "none"
    document.body.append(probe)
    const read = (name) => {
      probe.style.color = `var(--guide-${name})`
      const channels = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3)
      return channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")
    }
    const found = {
      phase: read(phase ? "phase" : "brand"),
      surface: read(phase ? "phase-surface" : "surface"),
      brand: read("brand"),
      border: read("border"),
      ink: read("ink"),
      soft: read("ink-soft"),
      link: read("link"),
    }
    probe.remove()
    return found
  }

  // "da" is Denmark's: a word processor checks spelling by language and country.
  function languageTag() {
    const { language, region } = new Intl.Locale(document.documentElement.lang).maximize()
    return `${language}-${region}`
  }

  function exportWord(plan) {
    const { docx } = window
    const { fill } = window.guideFormat
    const { dueText, shortDay, progressText, signature, stateText } = window.guidePlanDocument
    const { words } = plan
    const general = coloursOf(null)
    const colours = new Map(plan.phases.map(({ id }) => [id, coloursOf(id)]))

    // --- paragraphs

    const run = (text, style = {}) => new docx.TextRun({ text, ...style })
    const paragraph = (style, ...children) => new docx.Paragraph({ style, children })
    const heading = (level, text, color, rest = {}) => new docx.Paragraph({
      heading: docx.HeadingLevel[`HEADING_${level}`], children: [run(text, { color })], ...rest,
    })
    // One paragraph for each line that somebody wrote.
    const linesOf = (style, text) => text.split("\n").map((line) => paragraph(style, run(line)))
    const isOnTheWeb = (page) => /^https?:/.test(page)

    // An id, which leads to its place in the guide when that has an address.
    const mark = ({ id, page }) => (isOnTheWeb(page)
      ? new docx.ExternalHyperlink({ link: page, children: [run(id, { color: general.link, underline: {} })] })
      : run(id))

    // --- tables

    const NO_LINE = { style: docx.BorderStyle.NONE, size: 0, color: "auto" }
    const line = (color, size = 4) => ({ style: docx.BorderStyle.SINGLE, size, color })

    // `rows` are { cells, isLong }, each cell a list of paragraphs.
    function table(shares, heads, rows, colours) {
      const widths = shares.map((share) => Math.round(share * BREADTH))
      const cell = (children, column, rest = {}) => new docx.TableCell({
        children, width: { size: widths[column], type: docx.WidthType.DXA }, ...rest,
      })
      const headRow = new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head, column) => cell(
          [paragraph("GuideHead", run(head, { color: colours.phase }))],
          column,
          { shading: { type: docx.ShadingType.CLEAR, color: "auto", fill: colours.surface }, verticalAlign: docx.VerticalAlign.BOTTOM },
        )),
      })
      return new docx.Table({
        width: { size: BREADTH, type: docx.WidthType.DXA },
        columnWidths: widths,
        layout: docx.TableLayoutType.FIXED,
        tableLook: { firstRow: true, noVBand: true },
        margins: { top: 60, bottom: 60, left: 100, right: 100 },
        borders: {
          top: line(colours.phase, 8),
          bottom: line(general.border),
          left: NO_LINE,
          right: NO_LINE,
          insideHorizontal: line(general.border),
          insideVertical: NO_LINE,
        },
        rows: [headRow, ...rows.map(({ cells, isLong }) => new docx.TableRow({
          cantSplit: !isLong,
          children: cells.map((children, column) => cell(children, column)),
        }))],
      })
    }

    const cellText = (text, style) => [paragraph("GuideCell", run(text, style))]

    function stateCell({ state }) {
      const color = state === "not-relevant" ? general.soft : undefined
      return [paragraph(
        "GuideCell",
        run(`${SIGNS[state]} `, { font: SYMBOLS, color }),
        run(stateText(state, words), { bold: state === "done", color }),
      )]
    }

    const dueCell = ({ due, overdue }) => [
      ...cellText(dueText(due), { bold: overdue }),
      ...(overdue ? [paragraph("GuideSmall", run(words.overdue, { bold: true }))] : []),
    ]

    function noteCell({ reasons, notes }) {
      const told = [
        ...reasons.map((note) => [`${words.reason}, ${signature(note)}`, note.text]),
        ...notes.map((note) => [signature(note), note.text]),
      ]
      return told.length
        ? told.flatMap(([said, text]) => [paragraph("GuideSigned", run(said)), ...linesOf("GuideCell", text)])
        : cellText("")
    }

    const lengthOf = (notes) => notes.reduce((length, { text }) => length + text.length, 0)

    const itemRow = (item) => ({
      cells: [
        stateCell(item), cellText(item.text), cellText(item.who), dueCell(item), noteCell(item),
        [paragraph("GuideSmall", mark(item))],
      ],
      isLong: lengthOf([...item.reasons, ...item.notes]) > LONG,
    })

    function checklist(items, colours) {
      const groups = []
      for (const item of items) {
        if (groups.at(-1)?.title !== item.group) groups.push({ title: item.group, items: [] })
        groups.at(-1).items.push(item)
      }
      const heads = [words.state, words.item, words.who, words.due, words.note, words.id]
      return [
        heading(3, words.checklist, colours.phase),
        ...groups.flatMap((group) => [
          ...(group.title ? [heading(4, group.title, general.ink)] : []),
          table(CHECKLIST, heads, group.items.map(itemRow), colours),
        ]),
      ]
    }

    // --- questions

    function answerParagraphs({ date, notes }, colours) {
      const border = { left: { ...line(colours.phase, 12), space: 8 } }
      const answer = (style, text) => new docx.Paragraph({ style, border, indent: { left: 200 }, children: [run(text)] })
      return notes.flatMap(({ text, source }) => [
        answer("GuideSigned", [`${words.answer} ${shortDay(date)}`, source].filter(Boolean).join(", ")),
        ...text.split("\n").map((one) => answer("GuideAnswer", one)),
      ])
    }

    const questionParagraphs = (question, colours) => [
      paragraph("GuideQuestion", run(question.text)),
      new docx.Paragraph({ style: "GuideSmall", keepNext: true, children: [run(`${words.id}: `), mark(question)] }),
      ...(question.answers.length
        ? question.answers.flatMap((answer) => answerParagraphs(answer, colours))
        : [paragraph("GuideSmall", run(words.without_answer, { italics: true }))]),
    ]

    const part = ({ items, questions }, colours) => [
      ...(items.length ? checklist(items, colours) : []),
      ...(questions.length
        ? [heading(3, words.questions, colours.phase), ...questions.flatMap((question) => questionParagraphs(question, colours))]
        : []),
    ]

    // --- the whole

    const answeredText = ({ answered, questions }) => fill(words.answered, { done: answered, relevant: questions })

    const opening = [
      ...(plan.organisation ? [paragraph("GuideOrganisation", run(plan.organisation))] : []),
      new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [run(plan.title)] }),
      paragraph("GuideLead", run(fill(words.as_of, { date: shortDay(plan.date) }))),
      paragraph("GuideLead", run(`${progressText(plan.progress, words)} \u00b7 ${answeredText(plan.progress)}`)),
      heading(1, words.overview, general.brand),
      table(
        OVERVIEW,
        [words.phase, words.recommendation, words.checklist, words.questions],
        plan.phases.flatMap((phase) => phase.recommendations.map(({ number, title, progress }) => ({
          cells: [
            cellText(phase.title, { bold: true, color: colours.get(phase.id).phase }),
            cellText(`${number}. ${title}`),
            cellText(progressText(progress, words)),
            cellText(progress.questions ? answeredText(progress) : ""),
          ],
          isLong: false,
        }))),
        general,
      ),
    ]

    const path = plan.phases.flatMap((phase) => {
      const own = colours.get(phase.id)
      return [
        heading(1, phase.title, own.phase, { pageBreakBefore: true, border: { bottom: { ...line(own.phase, 12), space: 4 } } }),
        paragraph("GuideLead", run(progressText(phase.progress, words))),
        ...phase.recommendations.flatMap((recommendation) => [
          heading(2, `${recommendation.number}. ${recommendation.title}`, own.phase),
          new docx.Paragraph({ style: "GuideLead", keepNext: true, children: [run(progressText(recommendation.progress, words))] }),
          ...part(recommendation, own),
        ]),
      ]
    })

    const closing = [
      ...(plan.removed.items.length + plan.removed.questions.length
        ? [
          heading(1, words.removed, general.brand, { pageBreakBefore: true }),
          paragraph("GuideLead", run(words.removed_note)),
          ...part(plan.removed, general),
        ]
        : []),
      ...(plan.unknown ? [paragraph("GuideLead", run(fill(words.unknown, { count: plan.unknown })))] : []),
    ]

    const twoSides = (left, right, border) => new docx.Paragraph({
      style: "GuideEdge",
      border,
      tabStops: [{ type: docx.TabStopType.RIGHT, position: BREADTH }],
      children: [run(left), new docx.TextRun({ children: [new docx.Tab(), ...right] })],
    })
    // The words around the fields that Word counts by itself.
    const pageNumber = words.page_number.split(/(\{\w+\})/).map((piece) => (
      { "{page}": docx.PageNumber.CURRENT, "{pages}": docx.PageNumber.TOTAL_PAGES }[piece] ?? piece))
    const edge = line(general.border)
    const header = new docx.Header({ children: [twoSides(plan.organisation, [plan.title], { bottom: { ...edge, space: 4 } })] })
    const footer = new docx.Footer({
      children: [twoSides(
        `${plan.madeWith} \u00b7 ${shortDay(plan.date)}`, pageNumber, { top: { ...edge, space: 4 } },
      )],
    })

    const headingStyle = (size, before, after) => ({
      run: { font: SERIF, size: size * POINT, bold: true, color: general.brand },
      paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
    })
    const style = (id, size, runStyle = {}, paragraphStyle = {}) => ({
      id,
      name: id.replace(/([a-z])([A-Z])/g, "$1 $2"),
      basedOn: "Normal",
      quickFormat: true,
      run: { size: size * POINT, ...runStyle },
      paragraph: { spacing: { before: 0, after: 0 }, ...paragraphStyle },
    })

    const file = new docx.Document({
      title: plan.title,
      creator: plan.organisation || plan.guide,
      lastModifiedBy: plan.organisation || plan.guide,
      description: plan.madeWith,
      styles: {
        default: {
          document: {
            run: { font: SANS, size: 11 * POINT, color: general.ink, language: { value: languageTag() } },
            paragraph: { spacing: { after: 100, line: 264, lineRule: docx.LineRuleType.AUTO } },
          },
          title: { run: { font: SERIF, size: 30 * POINT, bold: true, color: general.brand }, paragraph: { spacing: { after: 160 } } },
          heading1: headingStyle(20, 18, 6),
          heading2: headingStyle(15, 18, 4),
          heading3: headingStyle(12, 12, 4),
          heading4: headingStyle(10.5, 10, 4),
        },
        paragraphStyles: [
          style("GuideOrganisation", 13, { bold: true, color: general.soft }, { spacing: { after: 80 } }),
          style("GuideLead", 11, { color: general.soft }, { spacing: { after: 40 } }),
          style("GuideHead", 9.5, { bold: true }, { keepNext: true }),
          style("GuideCell", 10),
          style("GuideSmall", 8, { color: general.soft }),
          style("GuideQuestion", 11, { bold: true }, { spacing: { before: 200, after: 20 }, keepNext: true, keepLines: true }),
          style("GuideSigned", 8.5, { bold: true, color: general.soft }, { spacing: { before: 60, after: 0 }, keepNext: true }),
          style("GuideAnswer", 11),
          style("GuideEdge", 9, { color: general.soft }),
        ],
      },
      sections: [{
        properties: {
          titlePage: true,
          page: {
            size: { ...PAGE, orientation: docx.PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: CENTIMETRE, footer: CENTIMETRE },
          },
        },
        headers: { default: header, first: new docx.Header({ children: [new docx.Paragraph("")] }) },
        footers: { default: footer, first: footer },
        children: [...opening, ...path, ...closing],
      }],
    })
    return docx.Packer.toBlob(file)
  }

  window.guideExportWord = exportWord
})()
