// What every file for other programs is written from, when the reader asks for one.
import "../export/save.js"
