// The plan as such a file, when the reader asks for it (export/save.js).
import "../export/markdown.js"
