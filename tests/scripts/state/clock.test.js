// The time that records carry.
import assert from "node:assert/strict"
import { now } from "../../../scripts/state/clock.js"

Deno.test("no two moments are the same, and a clock that was put back makes nothing older", () => {
  const real = Date.now
  try {
    Date.now = () => 1700000000000
    const [first, second] = [now(), now()]
    Date.now = () => 1600000000000
    assert.deepEqual([second, now()], [first + 1, first + 2])
    assert.equal(now(1800000000000), 1800000000001)
    assert.equal(now(), 1800000000002)
  } finally {
    Date.now = real
  }
})
