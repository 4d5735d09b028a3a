import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import firefox from "../manifest.firefox.json";
import chrome from "../manifest.json";
import packageJson from "../package.json";

describe("the manifest, which is the security document", () => {
  it("asks for these permissions and no more", () => {
    assert.deepEqual(chrome.permissions, ["activeTab", "scripting", "storage"]);
    assert.deepEqual(chrome.host_permissions, ["http://127.0.0.1/*", "http://localhost/*"]);
    assert.equal("web_accessible_resources" in chrome, false);
    assert.equal("externally_connectable" in chrome, false);
  });

  it("lets the extension's pages run their own scripts only", () => {
    assert.match(chrome.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self';/);
  });

  it("pins the id by which Chrome knows the extension", () => {
    const digest = createHash("sha256").update(Buffer.from(chrome.key, "base64")).digest("hex").slice(0, 32);
    const id = Array.from(digest, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
    assert.equal(id, "mojhpikalhkkjfgbhagidddlaabndnpp");
  });

  it("differs for Firefox in the background, the id, and what only Chrome knows", () => {
    const keys = ["background", "browser_specific_settings", "key", "minimum_chrome_version"];
    assert.deepEqual(Object.keys(firefox).sort(), keys);
  });

  it("has the package's version", () => {
    assert.equal(chrome.version, packageJson.version);
  });
});
