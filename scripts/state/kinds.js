// What a reader works with: the kinds of things as a key names them (item/<id>/status), the fields
// of each, and the kind of record each field has. macros/guide/outline.py knows the same kinds.
import kinds from "./kinds.json" with { type: "json" }

/** @typedef {"register" | "text"} Shape */

export const KINDS = Object.keys(kinds)

/** Of a checklist item. */
export const ITEM_FIELDS = Object.keys(kinds.item)

/** Of every kind. @type {Record<string, Shape>} */
export const SHAPES = Object.assign({}, ...Object.values(kinds))
