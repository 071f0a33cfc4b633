import {
  approvalRules,
  getReasons,
  prepareSetApproval,
  setApproval,
  type ApprovalRule,
  type Client,
} from "@elicense/sdk";
import { Option, type Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { findCatalogType } from "../support/findCatalogType.js";
import { findEntry } from "./findEntry.js";
import { addTypeOptions, type TypeOptions } from "./typeOptions.js";

interface ApprovalOptions extends TypeOptions {
  readonly approval: ApprovalRule;
}

/** Defines `catalog set-approval <reason>`. */
export function defineCatalogSetApproval(command: Command, { text, perform }: Definition): void {
  command
    .description(text("catalog.setApproval"))
    .argument("<reason>", text("catalog.reason"))
    .addOption(new Option("--approval <rule>", text("catalog.approval")).choices(approvalRules).makeOptionMandatory());
  addTypeOptions(command, text).action((name: string, options: ApprovalOptions) =>
    perform((invocation) => {
      const { approval } = options;
      const plan = async (client: Client) => {
        const { number: licenseType } = await findCatalogType(client, options.type);
        const reason = findEntry(await getReasons(client, { licenseType }), name, "<reason>");
        const isDone = (): Promise<boolean> => Promise.resolve(reason.approval === approval);
        return [
          administration({ licenseType, number: reason.number, approval }, prepareSetApproval, setApproval, isDone),
        ];
      };
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}
