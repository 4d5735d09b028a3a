import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hostPattern, readAddress } from "../src/settings";

describe("a server address", () => {
  for (const [typed, read] of [
    ["http://127.0.0.1:8765", "http://127.0.0.1:8765"],
    [" http://127.0.0.1:8765/ ", "http://127.0.0.1:8765"],
    ["127.0.0.1:8765", "http://127.0.0.1:8765"],
    ["localhost:8765", "http://localhost:8765"],
    ["https://Tactful.Example.com/team/", "https://tactful.example.com/team"],
    ["[::1]:8765", "http://[::1]:8765"],
    ["", null],
    ["not an address", null],
    ["http://", null],
    ["http://127.0.0.1:99999", null],
    ["ftp://127.0.0.1", null],
    ["javascript:alert(1)", null],
    ["http://user:word@127.0.0.1", null],
    ["http://127.0.0.1/?q", null],
  ] as const) {
    it(`“${typed}” is ${read ?? "none"}`, () => {
      assert.equal(readAddress(typed), read);
    });
  }

  it("is covered by a pattern without its port", () => {
    assert.equal(hostPattern("http://127.0.0.1:8765"), "http://127.0.0.1/*");
    assert.equal(hostPattern("https://tactful.example.com/team"), "https://tactful.example.com/*");
  });
});
