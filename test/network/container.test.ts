import { expect } from "chai";
import { describe, it } from "mocha";
import { parse as parseYaml } from "yaml";

import { containerCommand } from "../../network/files/containerCommand.js";
import { filesOf } from "../../network/files/index.js";
import { assemble } from "../../network/Network.js";
import { nodesOf } from "../../network/Node.js";
import { engine } from "../../network/profile.js";
import { cards } from "./departments.js";
import { imageEnvironment } from "./imageEnvironment.js";

const network = assemble(cards);
const files = filesOf(network);

/** A node's options by their names, of its command line. */
function optionsOf(command: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    command.map((argument) => {
      const [, name, value] = /^--([a-z-]+)=(.*)$/.exec(argument)!;
      return [name!, value!] as const;
    }),
  );
}

/** What compose.yaml has the image called with. */
function composeCommand(member: string, role: string): readonly string[] {
  const { services } = parseYaml(files.get(`nodes/${member}/compose.yaml`)!) as {
    readonly services: Readonly<Record<string, { readonly image: string; readonly command: readonly string[] }>>;
  };
  expect(services[role]!.image).to.equal("hyperledger/besu:26.8.0");
  return services[role]!.command;
}

describe("a node in a container", () => {
  it("is run by the image of the version that is the oldest to be supported", () => {
    expect(engine.image).to.equal(`hyperledger/besu:${engine.version}`);
  });

  for (const node of nodesOf(network)) {
    const { member, role, name } = node;
    const command = composeCommand(member.name, role);

    it(`has on ${name}'s command line what the image sets by its environment, which goes before the configuration`, () => {
      const options = optionsOf(command);
      // An option's variable: BESU_, and its name in capitals.
      for (const variable of Object.keys(imageEnvironment)) {
        const option = variable.replace("BESU_", "").toLowerCase().replaceAll("_", "-");
        expect(options, `${variable} of the image`).to.have.property(option);
      }
      expect(command).to.deep.equal(containerCommand(network, node));
    });

    it(`listens with ${name} where the configuration says, and with what is turned off nowhere else`, () => {
      const options = optionsOf(command);
      const configured = /^rpc-http-host="(.*)"$/m.exec(files.get(`nodes/${member.name}/${role}/config.toml`)!)![1];
      expect(options["rpc-http-host"]).to.equal(configured);
      if (role === "validator") expect(options["rpc-http-host"]).to.equal("127.0.0.1");
      expect([options["rpc-ws-host"], options["graphql-http-host"]]).to.deep.equal(["127.0.0.1", "127.0.0.1"]);
    });
  }
});
