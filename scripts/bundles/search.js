// What finds and shows, when the reader has turned to the search (search/open.js).
import "../search/show.js"
