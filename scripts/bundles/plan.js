// The page with the plan.
import { begin as beginImport } from "../plan/import.js"
import { begin as beginNews } from "../plan/news.js"
import { begin as beginOut } from "../plan/out.js"
import { begin as beginPlan } from "../plan/page.js"

beginImport()
beginOut()
beginPlan()
beginNews()
