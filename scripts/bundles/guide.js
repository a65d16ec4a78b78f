// What every page has. It stands at the foot of the page, after all that it works on.
import { begin as beginApp } from "../app/start.js"
import { begin as beginEditing } from "../edit/start.js"
import { begin as beginNavigation } from "../page/navigation.js"
import { begin as beginNotice } from "../page/notice.js"
import { begin as beginTerms } from "../page/term.js"
import { begin as beginTrouble } from "../page/trouble.js"
import { begin as beginSearch } from "../search/open.js"
// Where people work, and where copies are handed out: both come later, and must share these.
import "../state/kinds.js"
import "../state/writer.js"
import { takeOverTicks } from "../state/earlier-releases.js"
import { begin as beginProgress } from "../work/progress.js"
import { begin as beginProjectName } from "../work/project-name.js"
import { begin as beginSaving } from "../work/saving.js"

beginNavigation()
beginSearch()
takeOverTicks()
beginNotice()
beginTrouble()
beginSaving()
beginProgress()
beginProjectName()
beginTerms()
beginEditing()
beginApp()
