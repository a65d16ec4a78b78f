// START-HER.html, which opens the folder.
import { begin } from "../folder/start.js"

begin()
