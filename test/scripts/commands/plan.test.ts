import { expect } from "chai";
import { describe, it } from "mocha";

import { nextStepText } from "../../../scripts/commands/support/awaitingText.js";
import { message } from "../../../scripts/messages/index.js";

describe("nextStepText", () => {
  const commandIn = (request: string): string | undefined =>
    nextStepText(request, [], { text: (key, values) => message("en", key, values) }).split("\n")[1];

  it("gives a command that a shell takes as it is meant", () => {
    expect(commandIn("licenses/approvals/律师.issue.json")).to.equal(
      "  elicense approve licenses/approvals/律师.issue.json",
    );
    expect(commandIn("my $files/it's.json")).to.equal(String.raw`  elicense approve 'my $files/it'\''s.json'`);
  });
});
