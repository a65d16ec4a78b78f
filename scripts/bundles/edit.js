// Letters and links at everything on the page, when the reader has asked for them (edit/start.js).
import "../edit/edit.js"
