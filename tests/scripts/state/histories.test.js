// The laws of what readers write: copies become one in any order, and nothing is lost. People at two
// or three copies of the guide, whose clocks stand still, go backwards or run years ahead, type,
// tick, put aside and fetch each other's plans.
import "../page.js"
import { holds } from "../random.js"
import { differencesIn, lossesIn, randomHistory } from "./histories.js"

Deno.test("nothing is lost, what was replaced does not come back, and the newest tick wins", () => {
  holds({
    count: 600,
    make: randomHistory,
    faultsOf: lossesIn,
    known: [
      // written again by a clock that stands still
      [["type", "a", 0, ["ja"]], ["leave", "a"], ["type", "a", 0, [""]], ["leave", "a"], ["type", "a", 0, ["ja"]]],
      // a tab goes on where another has written
      [["type", "a", 0, ["ja"]], ["type", "a", 1, ["nej"]], ["look", "a", 0], ["type", "a", 0, ["jagt"]]],
    ],
  })
})

Deno.test("copies become one in any order, however often", () => {
  holds({ count: 100, make: randomHistory, faultsOf: differencesIn })
})
