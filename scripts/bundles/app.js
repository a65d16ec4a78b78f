// The guide without a network, when the page has come (app/start.js).
import "../app/app.js"
