// Asking the server, one question at a time: a newer question makes the older one's answer worthless.

/** The server did not answer, or answered with an error; `status` is 0 when it is away. */
export class LintProblem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class LintClient {
  #running = null;

  /** The draft object for `question`, or null when a newer question was asked meanwhile. */
  async ask(question) {
    this.cancel();
    const running = (this.#running = new AbortController());
    try {
      const answer = await request(question, running.signal);
      return running.signal.aborted ? null : answer;
    } catch (problem) {
      if (running.signal.aborted) return null;
      throw problem instanceof LintProblem ? problem : new LintProblem(0, "The server does not answer.");
    }
  }

  cancel() {
    this.#running?.abort();
    this.#running = null;
  }
}

async function request(question, signal) {
  const response = await fetch("/api/v1/lint", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    body: JSON.stringify({ ...question, offsets: "utf-16" }),
    signal,
  });
  const answer = await response.json();
  if (response.status === 401) throw new LintProblem(401, "The server has a new token. Please reload this page.");
  if (!response.ok) throw new LintProblem(response.status, answer.message);
  return answer.drafts[0];
}
