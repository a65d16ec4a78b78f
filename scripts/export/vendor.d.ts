// What the export uses of the vendored libraries (docs/assets/vendor/), which each give one global.

declare namespace Papa {
  function unparse(rows: string[][], options: { delimiter: string; newline: string; escapeFormulae: RegExp }): string
}

declare namespace ICAL {
  class Time {
    static fromJSDate(moment: Date, isUtc: boolean): Time
    static fromDateString(day: string): Time
    readonly icaltype: string
  }

  class Component {
    constructor(name: string)
    addPropertyWithValue(name: string, value: string | number | Time): void
    addSubcomponent(component: Component): void
    toString(): string
  }
}

declare namespace docx {
  // Parts of a file; that each has its kind only lets the checker tell one from another.
  abstract class Part<Kind> {
    protected readonly kind: Kind
  }
  class TextRun extends Part<"run"> {
    constructor(options: RunOptions)
  }
  class Tab extends Part<"tab"> {}
  class ExternalHyperlink extends Part<"link"> {
    constructor(options: { link: string; children: TextRun[] })
  }
  class Paragraph extends Part<"paragraph"> {
    constructor(options: ParagraphOptions | string)
  }
  class TableCell extends Part<"cell"> {
    constructor(options: TableCellOptions)
  }
  class TableRow extends Part<"row"> {
    constructor(options: { children: TableCell[]; cantSplit: boolean; tableHeader?: boolean })
  }
  class Table extends Part<"table"> {
    constructor(options: TableOptions)
  }
  class Header extends Part<"header"> {
    constructor(options: { children: Paragraph[] })
  }
  class Footer extends Part<"footer"> {
    constructor(options: { children: Paragraph[] })
  }
  class Document extends Part<"document"> {
    constructor(options: DocumentOptions)
  }
  const Packer: { toBlob(file: Document): Promise<Blob> }

  // --- how it looks; lengths in twentieths of a point, sizes of letters in half points

  interface RunStyle {
    bold?: boolean
    italics?: boolean
    color?: string
    font?: string
    size?: number
    underline?: Record<string, never>
    language?: { value: string }
  }
  interface RunOptions extends RunStyle {
    text?: string
    children?: (string | Tab)[]
  }
  interface Border {
    style: string
    size: number
    color: string
    space?: number
  }
  type Borders = Partial<Record<"top" | "bottom" | "left" | "right", Border>>
  interface ParagraphStyle {
    spacing?: { before?: number; after?: number; line?: number; lineRule?: string }
    indent?: { left: number }
    border?: Borders
    keepNext?: boolean
    keepLines?: boolean
    pageBreakBefore?: boolean
    tabStops?: { type: string; position: number }[]
  }
  interface ParagraphOptions extends ParagraphStyle {
    style?: string
    heading?: string
    children: (TextRun | ExternalHyperlink)[]
  }
  interface Style {
    run: RunStyle
    paragraph: ParagraphStyle
  }
  interface NamedStyle extends Style {
    id: string
    name: string
    basedOn: string
    quickFormat: boolean
  }
  interface Width {
    size: number
    type: string
  }
  interface CellLook {
    shading?: { type: string; color: string; fill: string }
    verticalAlign?: string
  }
  interface TableCellOptions extends CellLook {
    children: Paragraph[]
    width: Width
  }
  interface TableOptions {
    width: Width
    columnWidths: number[]
    layout: string
    tableLook: { firstRow: boolean; noVBand: boolean }
    margins: Record<"top" | "bottom" | "left" | "right", number>
    borders: Record<"top" | "bottom" | "left" | "right" | "insideHorizontal" | "insideVertical", Border>
    rows: TableRow[]
  }
  interface Styles {
    default: Record<string, Partial<Style>>
    paragraphStyles: NamedStyle[]
  }
  interface Section {
    properties: {
      titlePage: boolean
      page: {
        size: { width: number; height: number; orientation: string }
        margin: Record<"top" | "bottom" | "left" | "right" | "header" | "footer", number>
      }
    }
    headers: { default: Header; first: Header }
    footers: { default: Footer; first: Footer }
    children: (Paragraph | Table)[]
  }
  interface DocumentOptions {
    title: string
    creator: string
    lastModifiedBy: string
    description: string
    styles: Styles
    sections: Section[]
  }

  const BorderStyle: { NONE: string; SINGLE: string }
  const HeadingLevel: Record<"TITLE" | "HEADING_1" | "HEADING_2" | "HEADING_3" | "HEADING_4", string>
  const LineRuleType: { AUTO: string }
  const PageNumber: { CURRENT: string; TOTAL_PAGES: string }
  const PageOrientation: { LANDSCAPE: string }
  const ShadingType: { CLEAR: string }
  const TableLayoutType: { FIXED: string }
  const TabStopType: { RIGHT: string }
  const VerticalAlign: { BOTTOM: string }
  const WidthType: { DXA: string }
}
