// The complete plan as a file: on the page with the plan, and elsewhere when a copy is asked for.
import { begin } from "../copies/plan-file.js"
import "../copies/take-copy.js"

begin()
