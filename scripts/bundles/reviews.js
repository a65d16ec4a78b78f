// The list of when each page is to be looked through again.
import { begin } from "../page/reviews.js"

begin()
