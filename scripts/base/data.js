// What publish/ writes for the scripts (assets/catalogue/, assets/search/, assets/edit/): classic
// scripts that each give one global, because a page from a disk may load scripts but fetch no data.

/**
 * Which checklist items there are, by phase and recommendation; `page` is seen from the site's root.
 * @typedef {{ id: string, page: string, items: string[] }} CatalogueRecommendation
 * @typedef {{ id: string, recommendations: CatalogueRecommendation[] }} CataloguePhase
 * @typedef {{ phases: CataloguePhase[] }} Catalogue
 *
 * Which id each former id has become, by kind: { item: { old: "new" } }.
 * @typedef {Record<string, Record<string, string>>} FormerIds
 *
 * The words of everything in the catalogue, and of what the guide has given up.
 * @typedef {{ id: string, text: string, group: string, page: string }} ItemText
 * @typedef {{ id: string, text: string, page: string }} QuestionText
 * @typedef {{ id: string, number: number, title: string, page: string, items: ItemText[], questions: QuestionText[] }} RecommendationTexts
 * @typedef {{ id: string, title: string, recommendations: RecommendationTexts[] }} PhaseTexts
 * @typedef {{ kind: string, id: string, text: string }} RetiredText
 * @typedef {{ number: string, date: string }} EditionText
 * @typedef {Record<string, string>} ExportWords the names in Export in macros/model/settings.py
 * @typedef {{ phases: PhaseTexts[], retired: RetiredText[], edition: EditionText, export: ExportWords }} CatalogueTexts
 *
 * Every edition, the newest first; `things` are "item/<id>" and "question/<id>".
 * @typedef {{ kind: string, label: string, text: string, things: string[] }} EditionChange
 * @typedef {{ number: string, changes: EditionChange[] }} Edition
 *
 * Where everything is written (macros/handed_on/written_places.py). A file is its number in `files`; `entries`
 * are by what begins an anchor and by what follows its hyphen, `pages` by address.
 * @typedef {[file: number, line: number, title: string]} WrittenEntry
 * @typedef {[kind: string, id: string, file: number, line: number]} EntryWithPage
 * @typedef {{ title: string, file: number, line: number, headings: Record<string, number>, entry?: EntryWithPage }} WrittenPage
 * @typedef {{ suggest: string, edit: string, about: string, about_page: string, subject: string, letter: string, to_whom: string, shown: string, hide: string }} ProposalWords
 * @typedef {object} WrittenPlaces
 * @property {string} mail where letters go, or ""
 * @property {string} edit what the addresses of files begin with where they are edited, or ""
 * @property {string} host
 * @property {string} edition
 * @property {ProposalWords} words
 * @property {Record<string, string>} kinds what each kind is called
 * @property {Record<string, Record<string, WrittenEntry>>} entries
 * @property {Record<string, WrittenPage>} pages
 * @property {string[]} files
 */

/** @param {string} name */
const given = (name) => /** @type {Record<string, any>} */ (globalThis)[name]

/** @returns {FormerIds} */
export const formerIds = () => given("guideFormerIds") ?? {}

/** Null until it is loaded. @returns {Catalogue | null} */
export const catalogue = () => given("guideCatalogue") ?? null

/** Null until it is loaded. @returns {CatalogueTexts | null} */
export const catalogueTexts = () => given("guideCatalogueTexts") ?? null

/** @returns {Edition[]} */
export const editions = () => given("guideEditions") ?? []

/** What publish/search/index.py writes; its shape is in search/index.js. Null until it is loaded. */
export const searchIndex = () => given("guideSearchIndex") ?? null

/** The places of a page by its number, as publish/search/index.py writes them. */
export const searchPlaces = () => given("guideSearchPlaces")

/** The files of places put what they hold in it: to be called before the first is loaded. */
export function expectSearchPlaces() {
  /** @type {Record<string, unknown>} */ (globalThis).guideSearchPlaces ??= {}
}

/** Null until it is loaded. @returns {WrittenPlaces | null} */
export const writtenPlaces = () => given("guideEditing") ?? null
