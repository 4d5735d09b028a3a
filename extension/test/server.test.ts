import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint, probe, type Fetch } from "../src/background/server";
import { draftOf } from "./finding";

const CONNECTION = { server: "http://127.0.0.1:8765", token: "secret" };
const HEALTHY = { status: "ok", name: "tactful", version: "0.1.0" };
const NOTHING_FOUND = { schema: "tactful-report/1", drafts: [{ findings: [] }] };

type Reply = readonly [status: number, body: unknown] | "silent";

/** A server that answers by path; what it is asked is written down. */
function serverWith(replies: Readonly<Record<string, Reply>>): {
  fetch: Fetch;
  asked: [string, RequestInit][];
} {
  const asked: [string, RequestInit][] = [];
  const fetch: Fetch = (url, init) => {
    asked.push([url, init]);
    const reply = replies[new URL(url).pathname] ?? [404, {}];
    if (reply === "silent") return Promise.reject(new TypeError("Failed to fetch"));
    const [status, body] = reply;
    return Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
  };
  return { fetch, asked };
}

describe("a lint", () => {
  it("sends the text with the token and counts in UTF-16", async () => {
    const { fetch, asked } = serverWith({ "/api/v1/lint": [200, NOTHING_FOUND] });
    assert.deepEqual(await lint(fetch, CONNECTION, draftOf("Hi")), {
      state: "done",
      findings: [],
      rulebook: "",
      hears: false,
    });
    const [[url, init]] = asked as [[string, RequestInit]];
    assert.equal(url, "http://127.0.0.1:8765/api/v1/lint");
    assert.equal(new Headers(init.headers).get("Authorization"), "Bearer secret");
    assert.deepEqual(JSON.parse(init.body as string), {
      text: "Hi",
      content_type: "text/plain",
      offsets: "utf-16",
    });
  });

  it("sends subject, customer's message and team where there are any", async () => {
    const { fetch, asked } = serverWith({ "/api/v1/lint": [200, NOTHING_FOUND] });
    await lint(
      fetch,
      { ...CONNECTION, team: "acme" },
      { text: "Hi", subject: "Re: May", customer: "We moved." },
    );
    const sent = JSON.parse(asked[0]?.[1].body as string) as Record<string, unknown>;
    assert.deepEqual(
      [sent["subject"], sent["customer_message"], sent["team"]],
      ["Re: May", "We moved.", "acme"],
    );
  });

  for (const reply of ["silent", [401, {}], [500, "oops"], [200, "<html>"], [200, {}]] as const) {
    it(`is away on ${JSON.stringify(reply)}`, async () => {
      const { fetch } = serverWith({ "/api/v1/lint": reply });
      assert.deepEqual(await lint(fetch, CONNECTION, draftOf("Hi")), { state: "away" });
    });
  }
});

describe("a probe", () => {
  const cases: readonly [state: string, health: Reply, answer: Reply][] = [
    ["silent", "silent", "silent"],
    ["stranger", [200, "<h1>It works!</h1>"], [404, {}]],
    ["stranger", [200, { name: "other", version: "1" }], [404, {}]],
    ["wrong-token", [200, HEALTHY], [401, {}]],
    ["no-team", [200, HEALTHY], [404, {}]],
    ["refused", [200, HEALTHY], [403, {}]],
    ["starting", [200, HEALTHY], [503, {}]],
    ["failing", [200, HEALTHY], [500, {}]],
    ["failing", [200, HEALTHY], [200, { schema: "tactful-report/2" }]],
    ["connected", [200, HEALTHY], [200, NOTHING_FOUND]],
  ];
  for (const [state, health, answer] of cases) {
    it(`says ${state} for ${JSON.stringify([health, answer])}`, async () => {
      const { fetch } = serverWith({ "/healthz": health, "/api/v1/lint": answer });
      assert.equal((await probe(fetch, CONNECTION)).state, state);
    });
  }

  it("asks nothing of an address that is none", async () => {
    const { fetch, asked } = serverWith({});
    assert.equal((await probe(fetch, { server: "http://", token: "" })).state, "malformed");
    assert.deepEqual(asked, []);
  });

  it("sends no request with a token that is not there", async () => {
    const { fetch, asked } = serverWith({ "/healthz": [200, HEALTHY] });
    assert.equal((await probe(fetch, { ...CONNECTION, token: "" })).state, "no-token");
    assert.equal(asked.length, 1);
  });
});
