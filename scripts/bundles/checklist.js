// Pages with checklists.
import { begin } from "../work/checklist.js"

begin()
