// Pages with checklists or questions: their fields.
import { begin as beginAnswers } from "../work/answers.js"
import { begin as beginChecklist } from "../work/checklist.js"

beginChecklist()
beginAnswers()
