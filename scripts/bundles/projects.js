// What the sheet of projects does, when the reader has opened it (work/project-name.js).
import "../work/project-menu.js"
