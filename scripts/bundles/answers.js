// Pages with questions.
import { begin } from "../work/answers.js"

begin()
