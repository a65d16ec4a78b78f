// Before anything is drawn: what the browser keeps, and the colours that the reader has chosen.
import { begin } from "../page/colour-scheme.js"

begin()
